//! The page of a source: its caveat, its facts, and all claims based on it, in the order of its text.

use leptos::prelude::*;
use model::page::{SourceCard, SourcePage};

use super::parts::passage::{Passage, rows};
use super::parts::source_card::{SourceCaveat, SourceFacts};
use crate::address::Page;
use crate::components::parts::icon::Icon;
use crate::context::use_site;
use crate::texts::text;

/// The page.
#[component]
pub(crate) fn SourceMain(page: SourcePage) -> impl IntoView {
    let lang = use_site().lang;
    let passages = page.lines.chunk_by(|one, next| (one.start, one.end) == (next.start, next.end)).count();
    let counted = text!(lang, source_order_note, passages = passages, claims = page.lines.len());
    let rows = rows(&page.lines).into_iter().map(|row| view! { <Passage row/> }).collect_view();
    view! {
        <SourceHead card=page.card/>
        <section class="sec">
            <h2>{text!(lang, source_order)}<small>{counted}</small></h2>
            <ol class="passages">{rows}</ol>
        </section>
        <LeftOut reasons=page.left_out/>
    }
}

/// The link back to all sources, and the title of the source.
#[component]
fn SourceHead(card: SourceCard) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    view! {
        <nav class="crumb" aria-label=text!(lang, record_path)>
            <a href=site.to(&Page::Sources)>{text!(lang, sources_title)}</a>
            <Icon name="#i-right"/>
            <span aria-current="page">{card.label.clone()}</span>
        </nav>
        <div class="rp__head">
            <h1><span class="src">{card.id.clone()}</span>" "{card.label.clone()}</h1>
            <SourceCaveat reliability=card.reliability.clone() note=card.note.clone()/>
            <SourceFacts card/>
        </div>
    }
}

/// The passages that were left out of the atlas, and why.
#[component]
fn LeftOut(reasons: Vec<String>) -> impl IntoView {
    let lang = use_site().lang;
    let left = if reasons.is_empty() {
        view! { <p>{text!(lang, source_left_none)}</p> }.into_any()
    } else {
        let reasons = reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view();
        view! { <ul class="prose">{reasons}</ul> }.into_any()
    };
    view! { <section class="sec"><h2>{text!(lang, source_left)}</h2>{left}</section> }
}
