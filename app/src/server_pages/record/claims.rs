//! All claims of a record with the quotes that support them.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::RecordPage;

use super::claim_row::ClaimRow;
use crate::context::use_site;
use crate::texts::text;

/// The claims under their heading.
#[component]
pub(super) fn Claims(page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let counted = text!(lang, record_counted, claims = page.lines.len(), sources = page.sources.len());
    let body = if page.lines.is_empty() {
        view! { <p class="msg">{text!(lang, record_none)}</p> }.into_any()
    } else {
        view! { <ClaimTable page/> }.into_any()
    };
    view! {
        <section class="sec" id="claims">
            <h2>{text!(lang, record_claims)}<small>{counted}</small></h2>
            {body}
        </section>
    }
}

/// The table. Where it is narrow, the style sheet lays its cells out as blocks, which takes their roles away, so every
/// part names its own.
#[component]
fn ClaimTable(page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let rows = page
        .lines
        .iter()
        .map(|line| view! { <ClaimRow line=line.clone() page=page.clone()/> })
        .collect_view();
    view! {
        <table class="ctab" role="table" aria-label=text!(lang, record_claims)>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{text!(lang, record_claim)}</th>
                    <th role="columnheader" scope="col">{text!(lang, record_value)}</th>
                    <th role="columnheader" scope="col">{text!(lang, record_words)}</th>
                    <th role="columnheader" scope="col">{text!(lang, record_basis)}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}
