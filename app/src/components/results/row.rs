//! One result.

use std::sync::Arc;

use leptos::prelude::*;
use maud::{Markup, html};
use model::basis::BasisWord;
use model::dataset::Snippet;
use model::view::Hit;
use model::view::{Reasons, TextSpan};
use model::words::Label as _;

use crate::components::parts::basis::{basis_edge, basis_mark};
use crate::components::parts::citation::{anchor, language};
use crate::components::parts::icon::KindGlyph;
use crate::components::parts::marked::{marked, with_basis};
use crate::components::parts::status::status_mark;
use crate::context::{SiteContext, html_lang, use_site};
use crate::state::use_atlas;
use crate::texts::text;

/// The row. The list is keyed by the hit, so a changed hit is a new row, and only its selection is reactive. Its
/// details are a string: as views they were over a quarter of the nodes that hydration walks.
#[component]
pub(super) fn Row(hit: Arc<Hit>) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let is_selected = {
        let id = hit.id.clone();
        Signal::derive(move || {
            atlas.selected.with(|selected| selected.as_ref().is_some_and(|one| one.as_str() == id))
        })
    };
    let name = marked(&hit.name, spans(&hit, |reasons| &reasons.name)).into_string();
    let details = details(&site, &hit).into_string();
    view! {
        <li class="row" class:row--sel=move || is_selected.get() data-ids=hit.id.clone() data-at=hit.drawn_at.clone()>
            <KindGlyph kind=hit.kind/>
            <h3>
                <a href=site.record(&hit.id) rel=site.rel() aria-current=move || is_selected.get().then_some("true") inner_html=name></a>
            </h3>
            <div inner_html=details></div>
        </li>
    }
}

/// The matches of a search in one part of a hit.
fn spans(hit: &Hit, of: fn(&Reasons) -> &Vec<TextSpan>) -> &[TextSpan] {
    hit.reasons.as_deref().map(of).map_or(&[], Vec::as_slice)
}

/// Date, place, status, amount and evidence.
fn details(site: &SiteContext, hit: &Hit) -> Markup {
    let lang = site.lang;
    html! {
        p class="row__meta" {
            span class="vh" { (hit.kind.label(lang)) }
            span { (hit.date.as_deref().unwrap_or(text!(lang, result_undated))) } " "
            @if let Some(place) = &hit.place {
                span { (place) @if let Some(note) = &hit.place_note { (lang.pick(" (", "（")) (note) (lang.pick(")", "）")) } } " "
            }
            (status_mark(hit.status, lang))
            @if hit.no_later_word { " " span class="row__word" { (text!(lang, record_no_later_word)) } }
        }
        @if let Some(amount) = &hit.amount {
            p class="row__amt" {
                @if !spans(hit, |reasons| &reasons.amount).is_empty() { (field(text!(lang, result_in_amount))) " " }
                (marked(amount, spans(hit, |reasons| &reasons.amount)))
            }
        }
        @if let Some(snippet) = &hit.snippet { (quote(site, hit, snippet)) }
        @if let Some(also) = hit.reasons.as_ref().and_then(|reasons| reasons.also.as_ref()) {
            p class="row__also" {
                (field(text!(lang, result_in_ties))) " "
                (with_basis(also, lang))
            }
        }
    }
}

/// The quote that supports the result. Its tag links to the passage in the source.
fn quote(site: &SiteContext, hit: &Hit, snippet: &Snippet) -> Markup {
    let lang = site.lang;
    let spans = spans(hit, |reasons| &reasons.quote);
    // A hair space between two opening quotation marks.
    let apart = if snippet.quote.starts_with('“') { "\u{200a}" } else { "" };
    let href = format!("{}#{}", site.source(snippet.source.as_str()), anchor(snippet.start));
    let quoted_in = language(&snippet.quote);
    // The basis is not repeated if it is that of the date.
    let is_known = hit.date.is_some() && snippet.basis == hit.basis;
    html! {
        p class={ "row__cite " (basis_edge(snippet.basis)) } {
            @if !spans.is_empty() { (field(text!(lang, result_in_source))) " " }
            @if snippet.basis != BasisWord::Explicit && !is_known { (basis_mark(snippet.basis, lang)) " " }
            @if quoted_in != html_lang(lang) { span class="row__lang" { (text!(lang, result_original)) } " " }
            span class="quote" lang=(quoted_in) { "“" (apart) (marked(&snippet.quote, spans)) "”" }
            " "
            a class="src" href=(href) rel=[site.rel()] {
                span class="vh" { (text!(lang, result_source)) " " } (snippet.source.as_str().to_ascii_uppercase())
            }
        }
    }
}

/// The name of the field in which a search found the record.
fn field(name: &str) -> Markup {
    html! { span class="row__field" { (name) } }
}
