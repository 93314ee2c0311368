//! Results: rows under their years, each with the words that bear it.

use model::claim::BasisWord;
use model::page::AtlasPage;
use model::query::{Query, Sort};
use model::search::{Reasons, Span};
use model::sorted;
use model::view::Hit;
use model::words::Say as _;

use super::asked;
use super::messages::empty;
use super::trays::undated;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::basis::{basis_mark, edge};
use crate::parts::citation::{anchor, language};
use crate::parts::glyph::{icon, kind_glyph};
use crate::parts::status::status_mark;
use crate::texts::say;

/// The results.
pub(crate) fn results(cx: &Context, page: &AtlasPage) -> Markup {
    let empty = (page.view.shown == 0).then(|| empty(cx, page));
    markup! {
        <section class="results" id="results" aria-labelledby="results-name" tabindex="0">
            <h2 class="vh" id="results-name">{say!(cx, result_all)}</h2>
            <div class="results__head">{undated(cx, page)}{orders(cx, page)}</div>
            <div class="results__list">{empty}{groups(cx, page)}{cut(cx, page)}</div>
        </section>
    }
}

/// The orders as links.
fn orders(cx: &Context, page: &AtlasPage) -> Markup {
    let query = asked::query(page);
    let present = query.sort.unwrap_or(Sort::Latest);
    let link = |sort: &Sort| {
        let words = match sort {
            Sort::Latest => say!(cx, result_latest),
            Sort::Earliest => say!(cx, result_earliest),
            Sort::Name => say!(cx, result_name),
        };
        let to = || Query { sort: (*sort != Sort::Latest).then_some(*sort), ..query.clone() };
        markup! { <a href={cx.link(to)} data-noscroll="" rel="nofollow" aria-current={(*sort == present).then_some("true")}>{words}</a> }
    };
    let links = Sort::ALL.iter().map(link).collect::<Markup>();
    markup! { <div class="seg" role="group" aria-label={say!(cx, result_order)}>{links}</div> }
}

/// The key of what has no date, and its name as a place in the page.
const UNDATED: &str = "undated";

/// How many rows are drawn.
fn drawn(cx: &Context) -> usize {
    cx.haste.map_or(usize::MAX, |haste| haste.rows)
}

/// Rows under the year in which they may first lie; those without a date at the end. In the order of
/// names there are no years.
fn groups(cx: &Context, page: &AtlasPage) -> Markup {
    let sort = asked::query(page).sort.unwrap_or(Sort::Latest);
    if sort == Sort::Name {
        let rows = page.view.results.iter().take(drawn(cx)).map(|hit| row(cx, hit));
        return markup! { <ol>{rows.collect::<Markup>()}</ol> };
    }
    let mut years: Vec<(Option<i16>, Vec<&Hit>)> = Vec::new();
    for hit in &page.view.results {
        match years.iter_mut().find(|(year, _)| *year == hit.year) {
            Some((_, hits)) => hits.push(hit),
            None => years.push((hit.year, vec![hit])),
        }
    }
    let place = |year: Option<i16>| match (year, sort) {
        (None, _) => i32::MAX,
        (Some(year), Sort::Earliest) => i32::from(year),
        (Some(year), _) => -i32::from(year),
    };
    sorted::sort(&mut years, |one, next| place(one.0).cmp(&place(next.0)));
    let mut left = drawn(cx);
    let groups = years.iter().map_while(|(year, hits)| {
        let name = year.map_or_else(|| UNDATED.to_owned(), |year| year.to_string());
        // What is folded away takes no room on the screen.
        let open = !cx.folded.contains(&name);
        let rows = left.min(hits.len());
        if open {
            left -= rows;
        }
        (rows > 0).then(|| group(cx, &name, year.is_none(), hits, (rows, open)))
    });
    groups.collect()
}

/// The records of a year, with the first rows of them.
fn group(cx: &Context, name: &str, undated: bool, hits: &[&Hit], (rows, open): (usize, bool)) -> Markup {
    let count = match hits.len() {
        1 => say!(cx, result_one).to_owned(),
        count => say!(cx, result_count, count = count),
    };
    let words = if undated { say!(cx, result_undated).to_owned() } else { name.to_owned() };
    markup! {
        <details open={open} id={undated.then_some(UNDATED)} data-key={name.to_owned()}>
            <summary class="yr"><span>{icon("#i-down")}<b>{words}</b></span><span>{count}</span></summary>
            <ol>{hits.iter().take(rows).map(|hit| row(cx, hit)).collect::<Markup>()}</ol>
        </details>
    }
}

fn row(cx: &Context, hit: &Hit) -> Markup {
    let reasons = hit.reasons.as_deref();
    let spans = |of: fn(&Reasons) -> &Vec<Span>| reasons.map_or(&[] as &[Span], |reasons| of(reasons));
    let words = hit.snippet.as_ref().map(|snippet| {
        // A quotation that begins with one of its own.
        let apart = snippet.quote.starts_with('“').then_some("\u{200a}");
        let inferred = (snippet.basis != BasisWord::Explicit)
            .then(|| markup! { {basis_mark(cx, snippet.basis)}" " });
        markup! {
            <p class={format!("row__cite {}", edge(snippet.basis))}>
                {inferred}
                <span class="quote" lang={language(&snippet.quote)}>"“"{apart}{marked(&snippet.quote, spans(|reasons| &reasons.quote))}"”"</span>
                " "<a class="src" href={format!("{}#{}", cx.source(&snippet.source), anchor(snippet.start))}><span class="vh">{say!(cx, result_source)}" "</span>{snippet.source.to_ascii_uppercase()}</a>
            </p>
        }
    });
    let also = reasons.and_then(|reasons| reasons.also.as_ref()).map(|also| {
        let unstated = also.basis.filter(|basis| *basis != BasisWord::Explicit);
        let basis = unstated.map(|basis| markup! { {basis_mark(cx, basis)}" " });
        markup! { <p class="row__also">{basis}<span lang={language(&also.text)}>{marked(&also.text, &also.marks)}</span></p> }
    });
    let date = hit.date.clone().unwrap_or_else(|| say!(cx, result_undated).to_owned());
    let selected = cx.query.selected.as_ref().is_some_and(|id| id.as_str() == hit.id);
    let class = if selected { "row row--sel" } else { "row" };
    markup! {
        <li class={class} data-key={hit.id.clone()} data-ids={hit.id.clone()} data-at={hit.drawn_at.clone()}>
            {kind_glyph(hit.kind)}
            <div>
                <h3><a href={cx.record(&hit.id)} aria-current={selected.then_some("true")}>{marked(&hit.name, spans(|reasons| &reasons.name))}</a></h3>
                <p class="row__meta">
                    <span class="vh">{hit.kind.say(cx.lang)}</span>
                    <span>{date}</span>" "
                    {hit.possible.then(|| markup! { <span class="maybe">{say!(cx, result_possible)}</span>" " })}
                    {hit.place.as_ref().map(|place| markup! { <span>{place}</span>" " })}
                    {status_mark(cx, hit.status)}
                </p>
                {hit.amount.as_ref().map(|amount| markup! { <p class="row__amt">{marked(amount, spans(|reasons| &reasons.amount))}</p> })}
                {words}
                {also}
            </div>
        </li>
    }
}

/// A text with the words of a search marked.
pub(super) fn marked(text: &str, spans: &[Span]) -> Markup {
    let part = |start, end| text.get(start..end).unwrap_or_default();
    let mut behind = 0;
    let marks = spans.iter().map(|(start, end)| {
        let before = part(std::mem::replace(&mut behind, *end), *start);
        markup! { {before}<mark>{part(*start, *end)}</mark> }
    });
    let marks = marks.collect::<Markup>();
    markup! { {marks}{part(behind, text.len())} }
}

/// What to do where there are more than a page holds.
fn cut(cx: &Context, page: &AtlasPage) -> Option<Markup> {
    let (held, shown) = (page.view.results.len(), page.view.shown);
    (held < shown).then(|| markup! { <p class="msg">{say!(cx, result_cut, held = held, shown = shown)}</p> })
}
