//! A claim as a row of the table: what it is about, what it says, its words, on whose word.

use leptos::prelude::*;
use leptos_i18n::td_string;
use model::claim::ClaimRelation;
use model::page::{Line, Related, SourceCard, Tie};
use model::words::Lang;

use super::basis::{BasisMark, edge};
use super::citation::Citation;
use super::tie::TieLink;
use crate::locale;

/// The row. `sources` give the addresses of the original pages; `here` are the claims of the page, so that
/// a related claim is linked where the reader can follow it.
#[component]
pub(crate) fn LineRow(
    lang: Lang,
    line: Line,
    sources: StoredValue<Vec<SourceCard>>,
    here: StoredValue<Vec<String>>,
) -> impl IntoView {
    let locale = locale(lang);
    let origin = move |source: &str| {
        sources
            .with_value(|cards| cards.iter().find(|card| card.id == source).and_then(|card| card.url.clone()))
    };
    let words = line
        .words
        .into_iter()
        .map(|words| view! { <Citation lang origin=origin(&words.source) words/> })
        .collect_view();
    let related =
        line.related.into_iter().map(|related| view! { <RelatedClaim lang related here/> }).collect_view();
    let lookup = line.url.map(|url| view! { <small><a href=url rel="external noopener">{td_string!(locale, record_lookup)}</a></small> });
    let none = (line.basis == model::claim::BasisWord::Editorial)
        .then(|| view! { <span class="nowords">{td_string!(locale, cite_none)}</span> });
    view! {
        <tr id=line.claim>
            <th scope="row">{line.label}</th>
            <td class="v">
                <div class=edge(line.basis)>
                    <Value lang value=line.value target=line.target/>
                    {line.reason.map(|reason| view! { <small>{reason}</small> })}
                    {lookup}
                    {related}
                </div>
            </td>
            <td>{none}{words}</td>
            <td><BasisMark basis=line.basis lang/></td>
        </tr>
    }
}

/// What the claim says. Where the name of a record stands in it, the name is the link; where the sentence
/// has no room for it, the link follows.
#[component]
fn Value(lang: Lang, value: String, target: Option<Tie>) -> impl IntoView {
    let Some(tie) = target else { return value.into_any() };
    match value.split_once(tie.name.as_str()) {
        Some((before, after)) => {
            let (before, after) = (before.to_owned(), after.to_owned());
            view! { {before}<TieLink lang tie/>{after} }.into_any()
        }
        None => view! { {value}" "<small><TieLink lang tie/></small> }.into_any(),
    }
}

/// How the claim stands to another, in words.
#[component]
fn RelatedClaim(lang: Lang, related: Related, here: StoredValue<Vec<String>>) -> impl IntoView {
    let locale = locale(lang);
    let how = match (related.relation, related.inverse) {
        (ClaimRelation::Restates, false) => td_string!(locale, rel_restates),
        (ClaimRelation::Restates, true) => td_string!(locale, rel_restated),
        (ClaimRelation::Converts, false) => td_string!(locale, rel_converts),
        (ClaimRelation::Converts, true) => td_string!(locale, rel_converted),
        (ClaimRelation::PartOf, false) => td_string!(locale, rel_part),
        (ClaimRelation::PartOf, true) => td_string!(locale, rel_whole),
        (ClaimRelation::Contradicts, _) => td_string!(locale, rel_contradicts),
    };
    let linked = here.with_value(|claims| claims.contains(&related.claim));
    let value = if linked {
        view! { <a href=format!("#{}", related.claim) rel="external">{related.value}</a> }.into_any()
    } else {
        related.value.into_any()
    };
    let reason =
        related.reason.map(|reason| format!("{}{reason}{}", lang.pick(" (", "（"), lang.pick(")", "）")));
    view! { <div class="rel">{how}{lang.pick(" ", "")}{value}{reason}</div> }
}
