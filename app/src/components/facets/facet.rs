//! One facet: the first values are shown, the others are in a fold. Statuses are folded by stage.

use leptos::prelude::*;
use model::query::Parameter;
use model::view::Facet;
use model::words::Lang;

use super::layout::{ALWAYS_SHOWN, Entry, FacetLayout};
use super::more::MoreValues;
use super::stages::Stages;
use super::state::FacetState;
use super::value::Values;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The section of a facet.
#[component]
pub(super) fn FacetSection(parameter: Parameter) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let facet = Memo::new(move |last: Option<&Facet>| {
        let found = atlas
            .page
            .with(|page| page.view.facets.iter().find(|facet| facet.parameter == parameter).cloned());
        found.or_else(|| last.cloned()).unwrap_or_else(|| Facet { parameter, values: vec![] })
    });
    // The facet as it was before the current drag or playback. Values keep that order meanwhile, so that none moves.
    let is_moving =
        Memo::new(move |_| atlas.dragging.get() || atlas.pointer_down.get() || atlas.playing.get());
    let rested = Memo::new(move |last: Option<&Facet>| match last {
        Some(last) if is_moving.get() => last.clone(),
        _ => facet.get(),
    });
    let layout =
        Memo::new(move |_| facet.with(|facet| rested.with(|rested| FacetLayout::new(facet, rested))));
    // Folded values are not visible, so they are updated at the end of the drag.
    let folded = Memo::new(move |last: Option<&Vec<Entry>>| match last {
        Some(last) if atlas.folds_wait() => last.clone(),
        _ => layout.with(|layout| layout.folded.clone()),
    });
    let typed = RwSignal::new(String::new());
    let is_long = Memo::new(move |_| folded.with(|folded| folded.len() >= ALWAYS_SHOWN));
    let state = FacetState {
        parameter,
        facet,
        layout,
        typed,
        is_long,
        // Without the field, no value is hidden.
        words: Memo::new(move |_| {
            if is_long.get() { typed.with(|typed| typed.trim().to_lowercase()) } else { String::new() }
        }),
    };
    let name = facet_name(parameter, lang);
    let values = if parameter == Parameter::Status {
        view! { <Stages state/> }.into_any()
    } else {
        let entries = Signal::derive(move || layout.with(|layout| layout.open.clone()));
        let has_more = Memo::new(move |_| folded.with(|folded| !folded.is_empty()));
        view! {
            <Values entries state is_updated=Signal::stored(true)/>
            {move || has_more.get().then(|| view! { <MoreValues name state folded/> })}
        }
        .into_any()
    };
    view! {
        <section class="facet" data-key=parameter.as_str()>
            <h2><span class="eyebrow">{name}</span></h2>
            {values}
        </section>
    }
}

/// The name of a facet.
fn facet_name(parameter: Parameter, lang: Lang) -> &'static str {
    match parameter {
        Parameter::Kind => text!(lang, facet_kind),
        Parameter::Status => text!(lang, facet_status),
        Parameter::Place => text!(lang, facet_place),
        Parameter::Industry => text!(lang, facet_industry),
        Parameter::Party => text!(lang, facet_party),
        Parameter::Basis => text!(lang, facet_basis),
        Parameter::Source => text!(lang, facet_source),
        // The other parameters are not facets.
        _ => "",
    }
}
