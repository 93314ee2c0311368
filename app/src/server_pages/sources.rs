//! The list of all sources.

use leptos::prelude::*;
use model::page::SourceCard;

use super::parts::source_card::SourceBox;
use crate::context::use_site;
use crate::texts::text;

/// The page.
#[component]
pub(crate) fn SourcesMain(cards: Vec<SourceCard>) -> impl IntoView {
    let lang = use_site().lang;
    let boxes = cards.into_iter().map(|card| view! { <SourceBox card/> }).collect_view();
    view! {
        <div class="page">
            <h1>{text!(lang, sources_title)}</h1>
            <p class="lead">{text!(lang, sources_lead)}</p>
            <div class="srclist">{boxes}</div>
        </div>
    }
}
