//! The values of a facet, as `Event 11 +1`, each over a bar that compares it with its neighbours.

use leptos::prelude::*;
use maud::html;
use model::facet::Facet;
use model::view::{FacetCounts, FacetValue};

use super::layout::Entry;
use super::state::FacetState;
use crate::components::parts::basis::basis_symbol;
use crate::components::parts::changing_text::{counts_html, number};
use crate::components::parts::icon::{Icon, KindGlyph};
use crate::components::parts::status::StatusGlyph;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The values of a list. While `is_updated` is false they stay as they are.
#[component]
pub(super) fn Values(
    entries: Signal<Vec<Entry>>,
    state: FacetState,
    is_updated: Signal<bool>,
) -> impl IntoView {
    view! {
        <For each=move || entries.get() key=Entry::clone let:entry><Value entry state is_updated/></For>
    }
}

/// The numbers of a value.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    count: usize,
    parts: usize,
    undated: usize,
    selected: bool,
    /// The length of the bar, in percent of the longest one.
    share: usize,
}

impl Shown {
    fn new(facet: &FacetCounts, id: &str) -> Self {
        let value = facet.values.iter().find(|value| value.value == id);
        let Some(FacetValue { count, parts, undated, selected, .. }) = value else { return Self::default() };
        let highest = facet.values.iter().map(|value| value.count).max().unwrap_or_default();
        let share = (count * 100).checked_div(highest).unwrap_or_default();
        Self { count: *count, parts: *parts, undated: *undated, selected: *selected, share }
    }
}

/// The value as a link.
#[component]
pub(super) fn Value(entry: Entry, state: FacetState, is_updated: Signal<bool>) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let Entry { value: id, depth } = entry;
    let (label, ids) = state.counts.with_untracked(|facet| {
        let value = facet.values.iter().find(|value| value.value == id);
        value.map(|value| (value.label.clone(), value.query_values().to_vec())).unwrap_or_default()
    });
    // One memo for all numbers, since every memo that depends on the answer runs at each step of a drag.
    let shown = {
        let id = id.clone();
        Memo::new(move |last: Option<&Shown>| match last {
            Some(last) if !is_updated.get() => last.clone(),
            _ => state.counts.with(|facet| Shown::new(facet, &id)),
        })
    };
    let is_hidden = {
        let label = label.to_lowercase();
        move || state.words.with(|words| !label.contains(words.as_str()))
    };
    let class = move || {
        let Shown { count, selected, .. } = shown.get();
        let zero = if count == 0 { " fv--zero" } else { "" };
        let on = if selected { " fv--on" } else { "" };
        format!("fv fv--{}{zero}{on}", depth.min(3))
    };
    let href = move || site.atlas(atlas.link_query.with(|query| query.toggled(state.facet, &ids)));
    // A separate memo, so that the element is not recreated when only the count changes.
    let undated = Memo::new(move |_| shown.with(|shown| shown.undated));
    let undated = move || match undated.get() {
        0 => String::new(),
        undated => undated_html(undated, text!(lang, facet_undated)),
    };
    let parts = Memo::new(move |_| shown.with(|shown| shown.parts));
    let parts = move || match parts.get() {
        0 => String::new(),
        1 => counts_html(text!(lang, facet_parts_one)),
        parts => counts_html(&text!(lang, facet_parts, count = parts)),
    };
    let selected = Signal::derive(move || shown.with(|shown| shown.selected));
    view! {
        <a class=class href=href data-key=id.clone() data-noscroll="" rel="nofollow" hidden=is_hidden
            aria-current=move || selected.get().then_some("true")>
            <Glyph facet=state.facet value=id.clone() selected/>
            <span class="fv__name">
                // The space is between them, since a line is not broken within the count of parts.
                <span class="lab">{label}</span>
                " "
                <small class="fv__parts" inner_html=parts></small>
            </span>
            <span class="n" translate="no" inner_html=move || shown.with(|shown| shown.count.to_string())></span>
            <span class="u" inner_html=undated></span>
            <svg class="bar" width="80" height="8" aria-hidden="true">
                <rect width=move || shown.with(|shown| format!("{}%", shown.share)) height="100%"></rect>
            </svg>
        </a>
    }
}

/// `+1`, with its meaning for screen readers.
fn undated_html(undated: usize, meaning: &str) -> String {
    html! { span class="undated-n" { "+" (number(undated)) span class="vh" { " " (meaning) } } }.into_string()
}

/// The glyph of a value: the same as on the rest of the page, or a checkbox.
#[component]
fn Glyph(facet: Facet, value: String, selected: Signal<bool>) -> impl IntoView {
    match facet {
        Facet::Kind => value.parse().ok().map(|kind| view! { <KindGlyph kind/> }.into_any()),
        // A stage is no status: it gets a checkbox below.
        Facet::Status if let Ok(status) = value.parse() => Some(view! { <StatusGlyph status/> }.into_any()),
        Facet::Basis => value.parse().ok().map(|basis| view! { <Icon name=basis_symbol(basis)/> }.into_any()),
        _ => {
            let check = move || selected.get().then(|| view! { <Icon name="#i-check"/> });
            Some(view! { <span class="box">{check}</span> }.into_any())
        }
    }
}
