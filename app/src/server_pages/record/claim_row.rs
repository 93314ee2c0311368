//! A claim as a row of the table: subject, value, quote, basis.

use std::sync::Arc;

use leptos::prelude::*;
use model::basis::BasisWord;
use model::claim::ClaimRelation;
use model::dataset::RecordLink;
use model::page::{ClaimLine, RecordPage, Related};

use crate::components::parts::basis::{BasisMark, basis_edge};
use crate::components::parts::marked::unless_empty;
use crate::context::use_site;
use crate::server_pages::parts::citation::Citation;
use crate::server_pages::parts::emphasised::Emphasised;
use crate::server_pages::parts::tie::TieLink;
use crate::texts::text;

/// The row. `page` provides the addresses of the sources and the claims that can be linked within it.
#[component]
pub(super) fn ClaimRow(line: ClaimLine, page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let origin = |source: &str| page.sources.iter().find(|card| card.id == source)?.url.clone();
    let words = line.words.into_iter().map(|words| {
        let origin = origin(&words.source);
        view! { <Citation words origin/> }
    });
    let related = line.related.into_iter().map(|related| {
        let is_here = page.lines.iter().any(|line| line.claim == related.claim);
        view! { <RelatedClaim related is_here/> }
    });
    let reason = line.reason.map(|reason| view! { <small>{reason}</small> });
    let lookup = line.url.map(|url| {
        view! { <small><a href=url rel="external noopener">{text!(lang, record_lookup)}</a></small> }
    });
    let none = (line.basis == BasisWord::Editorial)
        .then(|| view! { <span class="nowords">{text!(lang, cite_none)}</span> });
    view! {
        <tr role="row" id=line.claim>
            <th role="rowheader" scope="row">{line.label}</th>
            <td role="cell" class="v">
                <div class=basis_edge(line.basis)>
                    <ClaimValue value=line.value strong=line.strong target=line.target/>
                    {reason}
                    {lookup}
                    {related.collect_view()}
                </div>
            </td>
            <td role="cell" class="q">{none}{words.collect_view()}</td>
            <td role="cell" class="b"><BasisMark basis=line.basis/></td>
        </tr>
    }
}

/// The value of the claim. If it contains the name of its target, the name is the link; else the link follows.
#[component]
fn ClaimValue(value: String, strong: Option<String>, target: Option<RecordLink>) -> impl IntoView {
    let Some(tie) = target else { return view! { <Emphasised value strong/> }.into_any() };
    if let Some((before, after)) = value.split_once(tie.name.as_str()) {
        let (before, after) = (unless_empty(before.to_owned()), unless_empty(after.to_owned()));
        // In prose nothing is bold, so neither is the name of a speaker.
        let name = match strong {
            Some(_) => view! { <b><TieLink tie/></b> }.into_any(),
            None => view! { <TieLink tie/> }.into_any(),
        };
        view! { {before}{name}{after} }.into_any()
    } else {
        view! { <Emphasised value strong/>" "<small><TieLink tie/></small> }.into_any()
    }
}

/// The relation to another claim, in words. The other claim is linked if it is on the same page.
#[component]
fn RelatedClaim(related: Related, is_here: bool) -> impl IntoView {
    let lang = use_site().lang;
    let how = match (related.relation, related.inverse) {
        (ClaimRelation::Restates, false) => text!(lang, rel_restates),
        (ClaimRelation::Restates, true) => text!(lang, rel_restated),
        (ClaimRelation::Converts, false) => text!(lang, rel_converts),
        (ClaimRelation::Converts, true) => text!(lang, rel_converted),
        (ClaimRelation::PartOf, false) => text!(lang, rel_part),
        (ClaimRelation::PartOf, true) => text!(lang, rel_whole),
        (ClaimRelation::Contradicts, _) => text!(lang, rel_contradicts),
    };
    let how = format!("{how}{}", lang.pick(" ", ""));
    let value = if is_here {
        view! { <a href=format!("#{}", related.claim) rel="external">{related.value}</a> }.into_any()
    } else {
        related.value.into_any()
    };
    let reason =
        related.reason.map(|reason| format!("{}{reason}{}", lang.pick(" (", "（"), lang.pick(")", "）")));
    view! { <div class="rel">{how}{value}{reason}</div> }
}
