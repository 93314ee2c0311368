//! One facet: the first values are shown, the others are in a fold. Statuses are folded by stage.

use leptos::prelude::*;
use model::facet::{Arrangement, Facet};
use model::view::FacetCounts;

use super::layout::{ALWAYS_SHOWN, Entry, FacetLayout};
use super::more::MoreValues;
use super::stages::Stages;
use super::state::FacetState;
use super::value::Values;
use crate::context::use_site;
use crate::data::use_data;
use crate::state::use_atlas;

/// The section of a facet.
#[component]
pub(super) fn FacetSection(facet: Facet) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let listed = Memo::new(move |last: Option<&FacetCounts>| {
        let found =
            atlas.page.with(|page| page.view.facets.iter().find(|counts| counts.facet == facet).cloned());
        found.or_else(|| last.cloned()).unwrap_or_else(|| FacetCounts::of(facet, vec![]))
    });
    let typed = RwSignal::new(String::new());
    let is_long = Memo::new(move |_| listed.with(|listed| listed.total >= 2 * ALWAYS_SHOWN));
    // Without the field, no value is hidden.
    let words = Memo::new(move |_| {
        if is_long.get() { typed.with(|typed| typed.trim().to_lowercase()) } else { String::new() }
    });
    // The answer has the first values only, so others are looked for among all.
    let data = use_data();
    let found = Memo::new(move |_| {
        let words = words.get();
        (!words.is_empty())
            .then(|| atlas.query.with(|query| data.find_values(query, facet, &words)))
            .flatten()
    });
    let counts = Memo::new(move |_| {
        let mut counts = listed.get();
        for value in found.get().into_iter().flat_map(|found| found.values) {
            if counts.values.iter().all(|known| known.value != value.value) {
                counts.values.push(value);
            }
        }
        counts
    });
    // The facet as it was before the current drag or playback. Values keep that order meanwhile, so that none moves.
    let is_moving =
        Memo::new(move |_| atlas.dragging.get() || atlas.pointer_down.get() || atlas.playing.get());
    let rested = Memo::new(move |last: Option<&FacetCounts>| match last {
        Some(last) if is_moving.get() => last.clone(),
        _ => counts.get(),
    });
    let layout = Memo::new(move |_| {
        counts
            .with(|counts| rested.with(|rested| words.with(|words| FacetLayout::new(counts, rested, words))))
    });
    // Folded values are not visible, so they are updated at the end of the drag.
    let folded = Memo::new(move |last: Option<&Vec<Entry>>| match last {
        Some(last) if atlas.folds_wait() => last.clone(),
        _ => layout.with(|layout| layout.folded.clone()),
    });
    let state = FacetState { facet, counts, layout, typed, is_long, words, found };
    let name = facet.name(lang);
    let values = if facet.arrangement() == Arrangement::Stages {
        view! { <Stages state/> }.into_any()
    } else {
        let entries = Signal::derive(move || layout.with(|layout| layout.open.clone()));
        let has_more = Memo::new(move |_| layout.with(|layout| layout.rest > 0));
        view! {
            <Values entries state is_updated=Signal::stored(true)/>
            {move || has_more.get().then(|| view! { <MoreValues name state folded/> })}
        }
        .into_any()
    };
    view! {
        <section class="facet" data-key=facet.as_str()>
            <h2><span class="eyebrow">{name}</span></h2>
            {values}
        </section>
    }
}
