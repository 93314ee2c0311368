//! All claims of a record with the quotes that support them.

use std::sync::Arc;

use leptos::prelude::*;
use model::claim::ClaimPart;
use model::page::{ClaimLine, RecordPage};
use model::words::Label as _;

use super::claim_row::ClaimRow;
use crate::context::use_site;
use crate::texts::text;

/// The claims under their heading; those of a long record in parts with headings of their own.
#[component]
pub(super) fn Claims(page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let (claims, sources) = (page.lines.len(), page.sources.len());
    // The sources of the rows are counted, too, and may be all that there are.
    let counted = if page.rows.is_empty() {
        text!(lang, record_counted, claims = claims, sources = sources)
    } else {
        text!(lang, record_counted_rows, claims = claims, sources = sources)
    };
    let parts = page.parts();
    let body = if page.lines.is_empty() {
        view! { <p class="msg">{text!(lang, record_none)}</p> }.into_any()
    } else if parts.is_empty() {
        let lines = page.lines.clone();
        view! { <ClaimTable name=text!(lang, record_claims).to_owned() lines page=page.clone()/> }.into_any()
    } else {
        let jumps = parts.iter().map(|(part, lines)| {
            view! {
                <a href=format!("#{}", anchor(*part)) rel="external">
                    {part.label(lang)}" "<b class="num">{lines.len()}</b>
                </a>
            }
        });
        let tables = parts.iter().map(|(part, lines)| {
            let lines: Vec<ClaimLine> = lines.iter().map(|line| (*line).clone()).collect();
            let label = part.label(lang);
            let name = format!("{}{}{label}", text!(lang, record_claims), lang.pick(": ", "："));
            view! {
                <h3 id=anchor(*part)>{label}</h3>
                <ClaimTable name lines page=page.clone()/>
            }
        });
        view! {
            <nav class="ways ways--parts" aria-label=text!(lang, record_parts)>{jumps.collect_view()}</nav>
            {tables.collect_view()}
        }
        .into_any()
    };
    view! {
        <section class="sec" id="claims">
            <h2>{text!(lang, record_claims)}<small>{counted}</small></h2>
            {body}
        </section>
    }
}

/// The id of a part, apart from the ids of claims and of the panels of the atlas, beside which it may stand.
fn anchor(part: ClaimPart) -> String {
    format!("claims-{}", part.as_str())
}

/// A table of claims. Where it is narrow, the style sheet lays its cells out as blocks, which takes their roles away, so
/// every part names its own.
#[component]
pub(super) fn ClaimTable(name: String, lines: Vec<ClaimLine>, page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let rows = lines.into_iter().map(|line| view! { <ClaimRow line page=page.clone()/> }).collect_view();
    view! {
        <table class="ctab" role="table" aria-label=name>
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
