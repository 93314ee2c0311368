//! Where a record stands: a small map, and in words what it cannot show.

use model::id::Id;
use model::page::{RecordPage, Tie};
use model::place::Level;
use model::query::Query;
use model::record::Kind;
use model::words::Say as _;

use super::map::small_map;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::tie::tie_link;
use crate::texts::say;

/// The places of a record.
pub(crate) fn record_place(cx: &Context, page: &RecordPage, base_map: &str) -> Markup {
    let places = &page.places;
    let precision = places.level.map(|level| match (page.kind, level.say(cx.lang)) {
        (Kind::Place, level) => level.to_owned(),
        (_, level) => say!(cx, record_precision, level = level),
    });
    // Of a country in which nothing is there is nothing to show: the land that is drawn lies in another.
    let is_elsewhere = page.kind == Kind::Place
        && page.all_rows == 0
        && places.level.is_some_and(|level| level <= Level::Country);
    let picture = places.map.as_ref().filter(|_| !is_elsewhere).map(|map| {
        let marked = (page.kind == Kind::Place).then(|| Id::new(&page.id).ok()).flatten();
        let name = format!("{}{}{}", say!(cx, map_title), cx.lang.pick(": ", "："), page.name);
        small_map(cx, base_map, map, &places.clusters, &name, rows_of(page), marked)
    });
    let raised = places.raised.iter().map(|(place, at)| {
        markup! { <p>{say!(cx, record_raised, place = place.name, at = at.name)}</p> }
    });
    markup! {
        <section>
            <h2>{say!(cx, facet_place)}{precision.map(|words| markup! { <small>{words}</small> })}</h2>
            {picture}
            {missing(cx, page).map(|words| markup! { <p>{words}</p> })}
            {raised.collect::<Markup>()}
            {ties(cx, say!(cx, record_within), places.within.as_slice())}
            {ties(cx, say!(cx, record_holds), &places.holds)}
        </section>
    }
}

/// The question that the rows of a record of the directory are the answer to.
pub(super) fn rows_of(page: &RecordPage) -> Option<Query> {
    let id = || Id::new(&page.id).into_iter().collect();
    match page.kind {
        _ if !page.is_filter => None,
        Kind::Place => Some(Query { places: id(), ..Query::default() }),
        Kind::Industry => Some(Query { industries: id(), ..Query::default() }),
        Kind::Person | Kind::Organization => Some(Query { parties: id(), ..Query::default() }),
        _ => None,
    }
}

/// What the map does not show, and why.
fn missing(cx: &Context, page: &RecordPage) -> Option<String> {
    let places = &page.places;
    let level = places.level.filter(|level| *level <= Level::City);
    if page.kind.is_row() || page.all_rows == 0 {
        return match (places.clusters.is_empty(), level) {
            (true, _) if places.named_only => Some(say!(cx, record_named_only).into()),
            (true, _) => Some(say!(cx, record_no_place).into()),
            (false, Some(level)) if page.kind != Kind::Place => {
                Some(say!(cx, record_wide, level = level.say(cx.lang)))
            }
            (false, _) => None,
        };
    }
    (places.unplaced > 0).then(|| say!(cx, record_unplaced, count = places.unplaced, total = page.all_rows))
}

/// The places around it and in it.
fn ties(cx: &Context, label: &str, ties: &[Tie]) -> Option<Markup> {
    let links = ties.iter().enumerate().map(|(at, tie)| {
        let comma = if at == 0 { "" } else { cx.lang.pick(", ", "、") };
        markup! { {comma}{tie_link(cx, tie)} }
    });
    (!ties.is_empty()).then(|| markup! { <p>{label}{cx.lang.pick(" ", "")}{links.collect::<Markup>()}</p> })
}
