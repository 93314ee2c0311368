//! The drawn map: a picture whose symbols are links. The live map moves it, and puts the land beneath it.

use model::draw::{
    Drawing, Form, Label, MapPicture, Mark, NameOf, Overview, Plate, Px, Size, Symbol, Tab, Words, lay_out,
    tenth,
};
use model::id::Id;
use model::page::AtlasPage;
use model::query::{Camera, Query};
use model::record::Kind;
use model::sorted::Set;
use model::view::{Cluster, Pack};
use model::words::{Lang, counted};

use super::asked;
use super::trays::unplaced;
use super::views::sheet_head;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::{drawn, icon};
use crate::texts::say;

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
    let draw = |draw| asked.as_ref().map(|asked| asked.both(draw));
    markup! {
        <section class="mapbox" id="map" tabindex="0" aria-label={say!(cx, map_title)}>
            {definitions(&pack.base_map)}
            {sheet_head(cx, say!(cx, map_title))}
            <div class="mapframe">
                {asked.as_ref().map(|asked| asked.live(false))}
                {draw(Asked::picture)}
                {draw(Asked::controls)}
                {cx.site.tiles.as_ref().map(|_| base_maps(cx))}
                <p class="attr">
                    {&cx.site.map_approval}" "{say!(cx, map_schematic)}<span id="mapby" inner_html={""}></span>
                </p>
            </div>
            {note(cx)}
            {unplaced(cx, page)}
            {legend(cx)}
            {alternative(cx, page)}
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

/// What the pictures of one view have in common.
struct Asked<'page> {
    cx: &'page Context<'page>,
    map: &'page MapPicture,
    clusters: &'page [Cluster],
    sentence: &'page str,
    /// What the links of the symbols ask for besides their place.
    query: Option<Query>,
    /// The places that are outlined.
    places: Set<Id>,
    /// The place of the selected record.
    selected: Option<&'page Id>,
}

impl Asked<'_> {
    /// Where the live map lies, and what it reads of the view: areas that are hatched, and those asked for. One
    /// that is `still` moves over a picture that the page does not draw anew.
    fn live(&self, still: bool) -> Markup {
        let areas = self.map.spots.iter().filter(|spot| spot.form == Form::Area);
        let hatched = areas.filter_map(|spot| spot.area.as_deref()).collect::<Vec<_>>().join(" ");
        let asked = self.places.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
        markup! {
            <div class="livemap" id="livemap" data-hatched={hatched} data-asked={asked} data-still={still} inner_html={""}></div>
        }
    }

    /// A piece for a wide and for a narrow panel, as far as it is seen.
    fn both(&self, draw: fn(&Self, &'static str, Size) -> Markup) -> Markup {
        let sizes = [("w", Size::WIDE), ("n", Size::NARROW)].into_iter();
        sizes.map(|(name, size)| self.cx.drawn.0.draw(name, || draw(self, name, size))).collect()
    }

    fn picture(&self, name: &'static str, size: Size) -> Markup {
        let drawing = lay_out(self.map, self.clusters, size);
        let view_box = format!("-10.5 -16.5 {} {}", Px(size.width + 21.0), Px(size.height + 27.0));
        let clip = format!("mclip-{name}");
        let clipped = format!("url(#{clip})");
        let marks = drawing.symbols.iter().filter_map(|symbol| mark(symbol, &drawing, name));
        let links = drawing.symbols.iter().filter_map(|symbol| self.link(symbol));
        markup! {
            <svg class={format!("map map--{name}")} viewBox={view_box} role="group"
                aria-label={self.sentence.to_owned()}>
                <clipPath id={clip}><rect width={size.width} height={size.height}/></clipPath>
                <g clip-path={clipped}>
                    <rect class="m-outside" width={size.width} height={size.height}/>
                    <g transform={transform(drawing.base)} class="m-base" aria-hidden="true">
                        {self.base_map(&drawing)}
                    </g>
                    <g class="m-marks" aria-hidden="true">{marks.collect::<Markup>()}</g>
                    <g class="m-names" aria-hidden="true">{drawing.names.iter().map(words).collect::<Markup>()}</g>
                </g>
                {overview(&drawing, name)}
                {scale_bar(drawing.bar, size)}
                {neatline(&drawing, size)}
                <g>{links.collect::<Markup>()}</g>
            </svg>
        }
    }

    /// Links to the same picture from nearer, from farther, of all of it, and of the results.
    fn controls(&self, name: &'static str, size: Size) -> Markup {
        let (cx, picture) = (self.cx, self.map);
        let Some(query) = &self.query else { return Markup::default() };
        let to = |map: Option<Camera>| cx.atlas(Query { map, ..query.clone() });
        let nearer = |step: &'static str, by: f64, label: &'static str, sign: &'static str| {
            let camera = picture.camera(size, by).or(query.map);
            markup! {
                <a class="btn" href={to(camera)} data-noscroll="" data-nearer={step} aria-label={label}>{sign}</a>
            }
        };
        let fit = picture.fit(size).map(|camera| {
            let label = say!(cx, map_fit);
            markup! { <a class="btn" href={to(Some(camera))} data-noscroll="" aria-label={label}>{icon("#i-fit")}</a> }
        });
        markup! {
            <div class={format!("mapctl mapctl--{name}")}>
                {nearer("1", 1.0, say!(cx, map_nearer), "+")}
                {nearer("-1", -1.0, say!(cx, map_farther), "\u{2212}")}
                <a class="btn" href={to(None)} data-noscroll="" data-home="" aria-label={say!(cx, map_home)}>{icon("#i-home")}</a>
                {fit}
            </div>
        }
    }

    /// What is the same under every question, and the hatch of what is asked for.
    fn base_map(&self, drawing: &Drawing) -> Markup {
        let hatched = drawing.symbols.iter().filter_map(|symbol| match &symbol.mark {
            Mark::Area(place) => {
                let fill = if self.is_asked(place) { "url(#mhatch-sel)" } else { "url(#mhatch)" };
                Some(markup! { <g fill={fill}><use href={format!("#area-{place}")}/></g> })
            }
            _ => None,
        });
        let asked = self.places.iter().filter(|place| {
            drawing.symbols.iter().any(|symbol| symbol.mark == Mark::Area(place.to_string()))
        });
        let asked =
            asked.map(|place| markup! { <g class="m-seldist"><use href={format!("#area-{place}")}/></g> });
        markup! {
            <use href="#map-context" class="m-ctxline"/>
            <use href="#map-land" class="m-district"/>
            <use href="#map-hill" class="m-park"/>
            {hatched.collect::<Markup>()}
            <use href="#map-water" class="m-water"/>
            <use href="#map-stream" class="m-stream"/>
            <use href="#map-borders" class="m-dline"/>
            <use href="#map-land" class="m-cline-halo"/>
            <use href="#map-land" class="m-cline"/>
            {asked.collect::<Markup>()}
        }
    }

    fn is_asked(&self, place: &str) -> bool {
        self.places.iter().any(|asked| asked.as_str() == place)
    }

    /// A place as a link to its records; the rest of the question stays.
    fn link(&self, symbol: &Symbol) -> Option<Markup> {
        let cluster = self.clusters.get(symbol.cluster)?;
        let href = match &self.query {
            Some(query) => {
                let place = Id::new(&cluster.place).ok()?;
                self.cx.atlas(Query { places: [place].into(), selected: None, ..query.clone() })
            }
            None => self.cx.record(&cluster.place),
        };
        let lang = self.cx.lang;
        let name = format!("{}{}{}", cluster.name, lang.pick(": ", "："), counts(cluster, lang));
        let asked = self.is_asked(&cluster.place);
        let label = match &symbol.label {
            Label::Tab(tab) => on_frame(tab, cluster),
            Label::Plate(sign) => beside(sign, cluster, asked),
        };
        let selected = self.selected.is_some_and(|id| id.as_str() == cluster.place);
        Some(markup! {
            <g class={if selected { "sym sym--sel" } else { "sym" }} data-key={cluster.place.clone()} data-at={cluster.place.clone()}>
                <a href={href} aria-label={name} aria-current={asked.then_some("true")}>
                    {spot(symbol, cluster)}{label}
                </a>
            </g>
        })
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

fn translate(x: f64, y: f64) -> String {
    format!("translate({} {})", Px(x), Px(y))
}

fn transform((x, y, scale): (f64, f64, f64)) -> String {
    format!("translate({} {}) scale({})", Px(x), Px(y), Px(scale))
}

/// Class and symbol of a kind, without the size that glyphs have in text.
pub(crate) fn glyph(kind: Kind) -> (&'static str, &'static str) {
    let (class, symbol) = drawn(kind);
    (class.trim_start_matches("kg "), symbol)
}

/// What stands at a place and is no link: hatches.
fn mark(symbol: &Symbol, drawing: &Drawing, name: &'static str) -> Option<Markup> {
    let Mark::Schematic(x, y, r, within) = &symbol.mark else { return None };
    let id = format!("mfade-{name}-{}", symbol.cluster);
    let mask = format!("url(#{id})");
    let shape = if let Some(place) = within {
        markup! { <g transform={transform(drawing.base)}><use href={format!("#area-{place}")}/></g> }
    } else {
        markup! { <circle cx={*x} cy={*y} r={*r}/> }
    };
    Some(markup! {
        <mask id={id} maskUnits="userSpaceOnUse" x={x - r} y={y - r} width={2.0 * r} height={2.0 * r}>
            <circle cx={*x} cy={*y} r={*r} fill="url(#mfade)"/>
        </mask>
        <g mask={mask}><g fill="url(#mhatch-na)">{shape}</g></g>
    })
}

/// What stands at a place and is part of its link: a ring with an arc for each kind, a disc, a dotted circle.
fn spot(symbol: &Symbol, cluster: &Cluster) -> Markup {
    match symbol.mark {
        Mark::Ring(x, y, r, dotted) => markup! {
            <circle class="ringback" cx={x} cy={y} r={r + 2.5}/>
            {arcs(cluster, x, y, r)}
            {dotted.then(|| markup! { <circle class="venue-ed" cx={x} cy={y} r={r + 5.0}/> })}
        },
        Mark::Disc(x, y) => markup! { <circle class="venue" cx={x} cy={y} r="7"/> },
        Mark::Dotted(x, y, r) => markup! {
            <circle class="ringback" cx={x} cy={y} r={r}/>
            <circle class="venue-ed" cx={x} cy={y} r={r}/>
        },
        Mark::None | Mark::Area(_) | Mark::Schematic(..) => Markup::default(),
    }
}

/// An arc for each kind, clockwise from the top in the order of the facets; the length of the ring is the
/// number of records, so that no angle has to be computed.
fn arcs(cluster: &Cluster, x: f64, y: f64, r: f64) -> Markup {
    let total = cluster.total();
    // White between arcs: a hundredth of the ring.
    let gap = if cluster.counts.len() > 1 { ratio(total, 100) } else { 0.0 };
    let width = if r > 12.0 { "5" } else { "3" };
    let mut done = 0;
    let arcs = cluster.counts.iter().map(|(kind, count)| {
        let from = -(ratio(done, 1) + gap / 2.0);
        done += count;
        let dashes = format!("{} {total}", Px(tenth(10.0 * (ratio(*count, 1) - gap)) / 10.0));
        let class = format!("arc {}", glyph(*kind).0);
        markup! {
            <circle class={class} cx={x} cy={y} r={r} pathLength={total}
                stroke-dasharray={dashes} stroke-dashoffset={from} stroke-width={width}/>
        }
    });
    markup! { <g transform={format!("rotate(-90 {} {})", Px(x), Px(y))}>{arcs.collect::<Markup>()}</g> }
}

/// A wide place, or one beyond the frame: a tab with a bar of its kinds.
fn on_frame(tab: &Tab, cluster: &Cluster) -> Markup {
    let total = cluster.total();
    let mut x = tab.bar + 1.2;
    let parts = cluster.counts.iter().map(|(kind, count)| {
        let share = 39.6 * ratio(*count, total);
        let class = glyph(*kind).0.replacen("c-", "f-", 1);
        let from = tenth(x);
        x += share;
        markup! { <rect class={class} x={from} y="9" width={tenth((share - 0.8).max(0.6))} height="6"/> }
    });
    markup! {
        <g class="tab" transform={translate(tab.x, tab.y)}>
            <rect class="bg" width={tab.w} height="24"/>
            <text x="8" y="16.5">{&cluster.name}</text>
            <text class="n" x={tab.number} y="17" text-anchor="end">{total}</text>
            <rect class="tab__bar" x={tab.bar} y="8" width="42" height="8"/>
            {parts.collect::<Markup>()}
        </g>
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of records are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A plate: name, number, those without a date, and a glyph with its number for each kind.
fn beside(plate: &Plate, cluster: &Cluster, asked: bool) -> Markup {
    let dated = cluster.total() - cluster.undated.min(cluster.total());
    let class = if asked { "plate plate--sel" } else { "plate" };
    let undated_at = 7.0 + 9.5 * f64::from(u8::try_from(dated.to_string().len()).unwrap_or(u8::MAX)) + 4.0;
    let kinds = plate.kinds.iter().map(|(kind, count, x, y)| {
        let (class, symbol) = glyph(*kind);
        markup! {
            <svg x={*x} y={*y} width="11" height="11" viewBox="0 0 12 12" class={class} fill="currentColor">
                <use href={symbol}/>
            </svg>
            <text class="u" x={x + 13.0} y={y + 10.0}>{*count}</text>
        }
    });
    let leader = plate.leader.map(|[x, y, to_x, to_y]| {
        markup! { <path class="leader" d={format!("M{} {}L{} {}", Px(x), Px(y), Px(to_x), Px(to_y))}/> }
    });
    let undated = (cluster.undated > 0).then(|| {
        markup! { <text class="u u--undated" x={undated_at} y="31">"+"{cluster.undated}</text> }
    });
    markup! {
        {leader}
        <g class={class} transform={translate(plate.x, plate.y)}>
            <rect class="bg" width={plate.w} height={plate.h} rx="1.5"/>
            <text class="l" x="7" y="14">{&cluster.name}</text>
            <text class="n" x="7" y="32">{dated}</text>
            {undated}
            {kinds.collect::<Markup>()}
        </g>
    }
}

fn words(words: &Words) -> Markup {
    let class = match words.of {
        NameOf::Area => "t-dist",
        NameOf::Water => "t-water",
        NameOf::Hill => "t-hill",
    };
    markup! { <text class={class} x={words.x} y={words.y} text-anchor="middle">{&words.text}</text> }
}

/// Four cells of a scale bar.
fn scale_bar((length, km): (f64, f64), size: Size) -> Markup {
    let cell = length / 4.0;
    let cells = [(0.0, "sc1"), (1.0, "sc0"), (2.0, "sc1"), (3.0, "sc0")].map(|(at, class)| {
        markup! { <rect x={tenth(cell * at)} y="0" width={tenth(cell)} height="5" class={class}/> }
    });
    let place = translate(16.0, size.height - size.note.1 + 22.0);
    markup! {
        <g class="m-scale" transform={place} aria-hidden="true">
            <rect x="-7" y="-19" width={length + 52.0} height="29" class="m-wash"/>
            {cells.into_iter().collect::<Markup>()}
            <text x="0" y="-5" text-anchor="middle">"0"</text>
            <text x={length} y="-5" text-anchor="middle">{km}</text>
            <text x={length + 12.0} y="-5">"km"</text>
        </g>
    }
}

/// The frame, graduated in tenths of a degree.
fn neatline(drawing: &Drawing, size: Size) -> Markup {
    let (w, h) = (size.width, size.height);
    let across = drawing.across.iter().map(|(from, to)| {
        let (from, to) = (Px(*from), Px(*to));
        format!("M{from} -5.5H{to}M{from} {}H{to}", Px(h + 5.5))
    });
    let down = drawing.down.iter().map(|(from, to)| {
        let (from, to) = (Px(*from), Px(*to));
        format!("M-5.5 {from}V{to}M{} {from}V{to}", Px(w + 5.5))
    });
    let cells: String = across.chain(down).collect();
    markup! {
        <g class="neat" aria-hidden="true">
            <rect x="-9.5" y="-9.5" width={w + 19.0} height={h + 19.0}/>
            <rect x="-.5" y="-.5" width={w + 1.0} height={h + 1.0}/>
            <path class="cell" d={cells}/>
        </g>
    }
}

/// The whole land, and the part of it that the picture shows.
fn overview(drawing: &Drawing, name: &'static str) -> Option<Markup> {
    let Overview { at: [x, y, w, h], base: moved, shown: [px, py, pw, ph] } = drawing.overview?;
    let clip = format!("mover-{name}");
    let clipped = format!("url(#{clip})");
    Some(markup! {
        <g class="inset" transform={translate(x, y)} aria-hidden="true">
            <rect class="inset-bg" width={w} height={h}/>
            <clipPath id={clip}><rect width={w} height={h}/></clipPath>
            <g clip-path={clipped}>
                <g class="m-base" transform={transform(moved)}>
                    <use href="#map-land" class="m-district"/>
                    <use href="#map-borders" class="m-dline"/>
                    <use href="#map-water" class="m-water"/>
                </g>
                <rect class="inset-frame" x={px} y={py} width={pw} height={ph}/>
            </g>
        </g>
    })
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
        <details class="alt">
            <summary>{say!(cx, map_words)}</summary>
            <table>
                <thead><tr>
                    <th scope="col">{say!(cx, facet_place)}</th>
                    <th scope="col">{say!(cx, map_records)}</th>
                    <th scope="col">{say!(cx, facet_kind)}</th>
                </tr></thead>
                <tbody>{rows.chain(unplaced).collect::<Markup>()}</tbody>
            </table>
        </details>
    }
}
