//! Statuses as a tree: each stage is a link that filters by all its statuses, with a fold that lists them.

use leptos::html::Details;
use leptos::prelude::*;
use model::view::FacetCounts;

use super::layout::Entry;
use super::state::FacetState;
use super::value::{Value, Values};
use crate::components::parts::icon::Icon;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The stages. Their order is fixed, so a drag changes only their counts.
#[component]
pub(super) fn Stages(state: FacetState) -> impl IntoView {
    let stages = Memo::new(move |_| state.counts.with(stages));
    view! {
        <For each=move || stages.get() key=Entry::clone let:entry><Stage entry state/></For>
    }
}

/// A stage. Its fold is beside the link and not around it, since a control must not contain another control.
#[component]
fn Stage(entry: Entry, state: FacetState) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let statuses = {
        let stage = entry.value.clone();
        Memo::new(move |_| state.counts.with(|facet| statuses(facet, &stage)))
    };
    let label = state.counts.with_untracked(|facet| {
        let stage = facet.values.iter().find(|value| value.value == entry.value);
        stage.map(|stage| stage.label.clone()).unwrap_or_default()
    });
    let has_selected = Memo::new(move |_| {
        statuses.with(|statuses| {
            state.counts.with(|facet| {
                let mut selected = facet.values.iter().filter(|value| value.selected);
                selected.any(|value| statuses.iter().any(|entry| entry.value == value.value))
            })
        })
    });
    // Selecting a status opens its stage. The fold is never closed here, since the reader may be using it.
    let fold = NodeRef::<Details>::new();
    Effect::new(move |_| {
        if has_selected.get()
            && let Some(fold) = fold.get()
        {
            fold.set_open(true);
        }
    });
    let is_open = has_selected.get_untracked();
    let is_updated = Signal::derive(move || !atlas.folds_wait());
    view! {
        <div class="stage">
            <Value entry state is_updated=Signal::stored(true)/>
            <details class="fold" node_ref=fold open=is_open>
                <summary class="stage__fold"><Icon name="#i-down"/><span class="vh">{text!(lang, facet_stage, stage = label)}</span></summary>
                <div class="facet__folded"><Values entries=statuses.into() state is_updated/></div>
            </details>
        </div>
    }
}

/// The stages, which are the values at depth 0.
fn stages(facet: &FacetCounts) -> Vec<Entry> {
    facet.values.iter().filter(|value| value.depth == 0).map(Entry::of).collect()
}

/// The statuses of a stage: the values after it, up to the next stage.
fn statuses(facet: &FacetCounts, stage: &str) -> Vec<Entry> {
    let after = facet.values.iter().skip_while(|value| value.value != stage).skip(1);
    let within = after.take_while(|value| value.depth > 0);
    within.map(Entry::of).collect()
}
