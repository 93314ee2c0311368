//! The drawn map: a picture whose symbols are links. The live map moves it, and puts the land beneath it.

mod frame;
mod picture;
mod symbol;

use model::draw::{MapPicture, Size};
use model::id::Id;
use model::page::AtlasPage;
use model::query::Query;
use model::view::{Cluster, Pack};
use model::words::{Lang, counted};

use super::asked;
use super::trays::unplaced;
use super::views::sheet_head;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::icon;
use crate::texts::say;
use picture::Asked;
pub(crate) use symbol::glyph;

/// Patterns that both sizes of the picture use. They stand apart because a pattern within a hidden picture
/// does not draw.
const PATTERNS: &str = r##"<pattern id="mhatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" class="hatch"/></pattern><pattern id="mhatch-sel" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" class="hatch hatch--sel"/></pattern><pattern id="mhatch-na" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0V6" class="hatch hatch--area"/></pattern><radialGradient id="mfade"><stop offset=".45" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>"##;

/// The map. One picture for each of two widths, because words in a picture shrink with it; a style sheet
/// shows the one that fits, and the outlines stand in the page once for both.
pub(crate) fn map(cx: &Context, page: &AtlasPage, pack: &Pack) -> Markup {
    let query = asked::query(page);
    // The place of what is selected, as far as the map can draw it.
    let selected = cx.query.selected.as_ref();
    let selected = selected.and_then(|id| pack.rows.iter().find(|row| row.id == *id));
    let asked = page.map.as_ref().map(|map| Asked {
        cx,
        map,
        selected: selected.and_then(|row| row.drawn_at.as_ref()),
        clusters: &page.view.clusters,
        sentence: &page.view.sentence,
        places: query.places.clone(),
        query: Some(query),
    });
    let draw = |of, draw| asked.as_ref().map(|asked| asked.both(of, draw));
    markup! {
        <section class="mapbox" id="map" tabindex="0" aria-label={say!(cx, map_title)}>
            {definitions(&pack.base_map)}
            {sheet_head(cx, page, say!(cx, map_title))}
            <div class="mapframe">
                {asked.as_ref().map(|asked| asked.live(false))}
                {draw("map", Asked::picture)}
                {draw("mapctl", Asked::controls)}
                {cx.site.tiles.as_ref().map(|_| base_maps(cx))}
                <p class="attr">
                    {&cx.site.map_approval}" · "{say!(cx, map_schematic)}<span id="mapby" inner_html={""}></span>
                </p>
            </div>
            <div class="mapfoot">{note(cx)}{unplaced(cx, page)}{legend(cx)}{alternative(cx, page)}</div>
        </section>
    }
}

/// The line that says what the live map lacks, with its words for that.
fn note(cx: &Context) -> Markup {
    markup! {
        <p class="mapnote" id="mapnote" role="status" data-failed={say!(cx, map_failed)} data-bare={say!(cx, map_base_failed)} inner_html={""}></p>
    }
}

/// Where readers choose a base map that others draw. The live map fills it and alone can show one, so it stays
/// hidden without.
fn base_maps(cx: &Context) -> Markup {
    markup! { <select class="mapbase" id="mapbase" aria-label={say!(cx, map_base)} inner_html={""}></select> }
}

/// What every picture is drawn on and hatched with.
fn definitions(base_map: &str) -> Markup {
    let defs = format!("{base_map}{PATTERNS}");
    markup! {
        <svg class="sprite" aria-hidden="true" width="0" height="0"><defs inner_html={defs}></defs></svg>
    }
}

/// One small picture, with its attribution below it. Its symbols lead to the lists of `query` at their
/// places, or without a query to the places themselves; `marked` is outlined.
pub(crate) fn small_map(
    cx: &Context,
    base_map: &str,
    map: &MapPicture,
    clusters: &[Cluster],
    sentence: &str,
    query: Option<Query>,
    marked: Option<Id>,
) -> Markup {
    let places = marked.into_iter().collect();
    let asked = Asked { cx, map, clusters, sentence, query, places, selected: None };
    markup! {
        <div class="mapbox">
            {definitions(base_map)}
            <div class="mapframe">
                {asked.live(true)}
                {asked.picture("s", Size::SMALL)}
                {small_controls(cx)}
            </div>
            {note(cx)}
            <p class="attr">{&cx.site.map_approval}<br/>{say!(cx, map_schematic)}</p>
        </div>
    }
}

/// What moves a small map that is alive; a style sheet hides it where it is not.
fn small_controls(cx: &Context) -> Markup {
    let button = |step: Option<&'static str>, label: &'static str, sign: Markup| {
        let home = step.is_none().then_some("");
        markup! { <button class="btn" type="button" data-nearer={step} data-home={home} aria-label={label} title={label}>{sign}</button> }
    };
    markup! {
        <div class="mapctl mapctl--s">
            {button(Some("1"), say!(cx, map_nearer), markup! { "+" })}
            {button(Some("-1"), say!(cx, map_farther), markup! { "\u{2212}" })}
            {button(None, say!(cx, map_home), icon("#i-home"))}
        </div>
    }
}

/// The records of a cluster by kind, in words.
fn counts(cluster: &Cluster, lang: Lang) -> String {
    cluster
        .counts
        .iter()
        .map(|(kind, count)| counted(*kind, *count, lang))
        .collect::<Vec<_>>()
        .join(lang.pick(", ", "、"))
}

/// What the symbols mean.
fn legend(cx: &Context) -> Markup {
    let sign = |shape: Markup, words: &'static str| {
        markup! { <span><svg viewBox="0 0 16 14">{shape}</svg>{words}</span> }
    };
    let area = |fill: &'static str| {
        markup! { <rect class="lg-area" x=".5" y="1.5" width="15" height="11" fill={fill}/> }
    };
    let round = |class: &'static str, r: &'static str| {
        markup! { <circle class={class} cx="8" cy="7" r={r}/> }
    };
    let tab = markup! { <rect class="lg-tab" y="2" width="16" height="10"/> };
    markup! {
        <div class="legend" aria-hidden="true">
            {sign(round("lg-fill", "4.5"), say!(cx, map_venue))}
            {sign(round("lg-ring", "5"), say!(cx, map_park))}
            {sign(area("url(#mhatch)"), say!(cx, map_district))}
            {sign(area("url(#mhatch-na)"), say!(cx, map_new_area))}
            {sign(tab, say!(cx, map_tab))}
            {sign(round("lg-dots", "5"), say!(cx, map_recalled))}
            <span><span class="undated-n">"+9"</span>{say!(cx, map_undated)}</span>
        </div>
    }
}

/// The same in words, for those who do not see the picture and for those who would copy it.
fn alternative(cx: &Context, page: &AtlasPage) -> Markup {
    markup! {
        <details class="alt">
            <summary>{say!(cx, map_words)}</summary>
            {cx.fold("alt__table", || table(cx, page))}
        </details>
    }
}

fn table(cx: &Context, page: &AtlasPage) -> Markup {
    let row = |name: &str, count: usize, kinds: String| {
        markup! { <tr><th scope="row">{name}</th><td class="num">{count}</td><td>{kinds}</td></tr> }
    };
    let rows = page
        .view
        .clusters
        .iter()
        .map(|cluster| row(&cluster.name, cluster.total(), counts(cluster, cx.lang)));
    let unplaced = page.view.unplaced;
    let unplaced = (unplaced > 0).then(|| row(say!(cx, tray_unplaced), unplaced, String::new()));
    markup! {
        <table class="alt__table">
            <thead><tr>
                <th scope="col">{say!(cx, facet_place)}</th>
                <th scope="col">{say!(cx, map_records)}</th>
                <th scope="col">{say!(cx, facet_kind)}</th>
            </tr></thead>
            <tbody>{rows.chain(unplaced).collect::<Markup>()}</tbody>
        </table>
    }
}
