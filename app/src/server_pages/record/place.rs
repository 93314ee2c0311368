//! The places of a record: a small map, and in words what the map cannot show.

use std::sync::Arc;

use leptos::prelude::*;
use model::dataset::RecordLink;
use model::facet::Facet;
use model::lang::Lang;
use model::page::RecordPage;
use model::place::Level;
use model::record::Kind;
use model::words::Label as _;

use super::small_map::RecordMap;
use crate::context::use_site;
use crate::server_pages::parts::tie::TieLink;
use crate::texts::text;

/// The places of a record.
#[component]
pub(super) fn RecordPlace(page: Arc<RecordPage>, base_map: String) -> impl IntoView {
    let lang = use_site().lang;
    let places = &page.places;
    let precision = places.level.map(|level| match (page.kind, level.label(lang)) {
        (Kind::Place, level) => level.to_owned(),
        (_, level) => text!(lang, record_precision, level = level),
    });
    // A country without rows is outside the area of the map, so it gets none.
    let is_outside_map = page.kind == Kind::Place
        && page.all_rows == 0
        && places.level.is_some_and(|level| level <= Level::Country);
    let picture = (!is_outside_map).then(|| view! { <RecordMap page=page.clone() base_map/> });
    let raised = places.drawn_elsewhere.iter().map(|(place, at)| {
        view! { <p>{text!(lang, record_raised, place = place.name, at = at.name)}</p> }
    });
    view! {
        <section>
            <h2>{Facet::Place.name(lang)}{precision.map(|words| view! { <small>{words}</small> })}</h2>
            {picture}
            {not_shown(lang, &page).map(|words| view! { <p>{words}</p> })}
            {raised.collect_view()}
            <Ties label=text!(lang, record_within) ties=places.within.iter().cloned().collect()/>
            <Ties label=text!(lang, record_holds) ties=places.holds.clone()/>
        </section>
    }
}

/// What the map does not show, and why.
fn not_shown(lang: Lang, page: &RecordPage) -> Option<String> {
    let places = &page.places;
    let level = places.level.filter(|level| *level <= Level::City);
    if page.kind.is_row() || page.all_rows == 0 {
        return match (places.clusters.is_empty(), level) {
            (true, _) if places.named_only => Some(text!(lang, record_named_only).into()),
            (true, _) => Some(text!(lang, record_no_place).into()),
            (false, Some(level)) if page.kind != Kind::Place => {
                Some(text!(lang, record_wide, level = level.label(lang)))
            }
            (false, _) => None,
        };
    }
    let unplaced = places.unplaced;
    (unplaced > 0).then(|| text!(lang, record_unplaced, count = unplaced, total = page.all_rows))
}

/// A labelled list of the places that contain it or that it contains.
#[component]
fn Ties(label: &'static str, ties: Vec<RecordLink>) -> impl IntoView {
    let lang = use_site().lang;
    (!ties.is_empty()).then(|| {
        let links = ties.into_iter().enumerate().map(|(at, tie)| {
            let comma = (at > 0).then(|| lang.pick(", ", "、"));
            view! { {comma}<TieLink tie/> }
        });
        view! { <p>{format!("{label}{}", lang.pick(" ", ""))}{links.collect_view()}</p> }
    })
}
