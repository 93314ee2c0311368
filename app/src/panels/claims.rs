//! Every claim of a record with the words it rests on.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::page::{Line, SourceCard};
use model::words::Lang;

use crate::locale;
use crate::parts::line::LineRow;

/// The table of claims.
#[component]
pub(crate) fn Claims(lang: Lang, lines: Vec<Line>, sources: Vec<SourceCard>) -> impl IntoView {
    let locale = locale(lang);
    let counted = td!(locale, record_counted, claims = lines.len(), sources = sources.len());
    let body = if lines.is_empty() {
        view! { <p class="msg">{td_string!(locale, record_none)}</p> }.into_any()
    } else {
        view! { <Table lang lines sources/> }.into_any()
    };
    view! { <section class="sec"><h2>{td_string!(locale, record_claims)}<small>{counted}</small></h2>{body}</section> }
}

#[component]
fn Table(lang: Lang, lines: Vec<Line>, sources: Vec<SourceCard>) -> impl IntoView {
    let locale = locale(lang);
    let here = StoredValue::new(lines.iter().map(|line| line.claim.clone()).collect::<Vec<_>>());
    let sources = StoredValue::new(sources);
    view! {
        <table class="ctab">
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, record_claim)}</th>
                    <th scope="col">{td_string!(locale, record_value)}</th>
                    <th scope="col">{td_string!(locale, record_words)}</th>
                    <th scope="col">{td_string!(locale, record_basis)}</th>
                </tr>
            </thead>
            <tbody>{lines.into_iter().map(|line| view! { <LineRow lang line sources here/> }).collect_view()}</tbody>
        </table>
    }
}
