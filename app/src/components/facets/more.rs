//! The folded values of a facet, and a field that searches all values.

use leptos::ev::KeyboardEvent;
use leptos::html::Details;
use leptos::prelude::*;

use super::layout::{Entry, MAX_FOLDED};
use super::state::FacetState;
use super::value::Values;
use crate::components::parts::changing_text::counts_html;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The fold, with the field above it if the facet is long. The field needs JavaScript; the style sheet hides it
/// without.
#[component]
pub(super) fn MoreValues(name: &'static str, state: FacetState, folded: Memo<Vec<Entry>>) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let fold = NodeRef::<Details>::new();
    // The fold opens while it contains a match, and closes again afterwards. If the reader opened it, it stays open.
    let has_match = Memo::new(move |_| has_folded_match(state));
    Effect::new(move |opened: Option<bool>| {
        let (opened, has_match) = (opened.unwrap_or_default(), has_match.get());
        let Some(fold) = fold.get_untracked().filter(|fold| has_match != opened && (opened || !fold.open()))
        else {
            return opened;
        };
        fold.set_open(has_match);
        has_match
    });
    let field = move || state.is_long.get().then(|| view! { <FindField name state/> });
    let is_updated = Signal::derive(move || !atlas.folds_wait());
    let rest = Memo::new(move |_| state.layout.with(|layout| layout.rest));
    let more = move || counts_html(&text!(lang, facet_more, count = rest.get()));
    let is_cut =
        Memo::new(move |_| match state.found.with(|found| found.as_ref().map(|found| found.total)) {
            Some(found) => found > MAX_FOLDED,
            None => rest.get() > MAX_FOLDED,
        });
    let cut = move || {
        let words = text!(lang, facet_cut, held = MAX_FOLDED);
        is_cut.get().then(|| view! { <p class="facet__cut" inner_html=counts_html(&words)></p> })
    };
    view! {
        <div class="facet__rest">
            {field}
            <details class="fold" node_ref=fold>
                <summary class="facet__more" inner_html=more></summary>
                <div class="facet__folded">
                    <Values entries=folded.into() state is_updated/>
                    {cut}
                </div>
            </details>
        </div>
    }
}

/// Whether a folded value matches the text of the field.
fn has_folded_match(state: FacetState) -> bool {
    let has_words = state.words.with(|words| !words.is_empty());
    has_words && state.layout.with(|layout| !layout.folded.is_empty())
}

/// A field that filters the values of a long facet, and the number of matches.
#[component]
fn FindField(name: &'static str, state: FacetState) -> impl IntoView {
    let lang = use_site().lang;
    let typed = state.typed;
    let count = move || {
        let total = state.counts.with(|facet| facet.total);
        state.found.with(|found| match found {
            Some(found) => counts_html(&text!(lang, facet_found, count = found.total, total = total)),
            None => String::new(),
        })
    };
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() && !typed.with_untracked(String::is_empty) {
            // Stop Escape from also closing the record panel.
            event.prevent_default();
            event.stop_immediate_propagation();
            typed.set(String::new());
        }
    };
    view! {
        <input class="facet__find" type="search" aria-label=text!(lang, facet_find_in, facet = name)
            placeholder=text!(lang, facet_find) autocomplete="off" bind:value=typed on:keydown=keydown/>
        <p class="facet__said" role="status" inner_html=count></p>
    }
}
