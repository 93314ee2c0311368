//! A claim as a row of the table: what it is about, what it says, its words, on whose word.

use model::claim::{BasisWord, ClaimRelation};
use model::page::{Line, Related, SourceCard, Tie};

use super::basis::{basis_mark, edge};
use super::citation::citation;
use super::tie::tie_link;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::texts::say;

/// The row. `sources` give the addresses of the original pages; `here` are the claims of the page, so that
/// a related claim is linked where the reader can follow it.
pub(crate) fn line_row(cx: &Context, line: &Line, sources: &[SourceCard], here: &[&str]) -> Markup {
    let origin =
        |source: &str| sources.iter().find(|card| card.id == source).and_then(|card| card.url.as_deref());
    let words = line.words.iter().map(|words| citation(cx, words, origin(&words.source))).collect::<Markup>();
    let related = line.related.iter().map(|related| related_claim(cx, related, here)).collect::<Markup>();
    let lookup = line.url.clone().map(|url| {
        markup! { <small><a href={url} rel="external noopener">{say!(cx, record_lookup)}</a></small> }
    });
    let none = (line.basis == BasisWord::Editorial)
        .then(|| markup! { <span class="nowords">{say!(cx, cite_none)}</span> });
    markup! {
        <tr id={line.claim.clone()}>
            <th scope="row">{&line.label}</th>
            <td class="v">
                <div class={edge(line.basis)}>
                    {value(cx, &line.value, line.target.as_ref())}
                    {line.reason.as_ref().map(|reason| markup! { <small>{reason}</small> })}
                    {lookup}
                    {related}
                </div>
            </td>
            <td>{none}{words}</td>
            <td>{basis_mark(cx, line.basis)}</td>
        </tr>
    }
}

/// What the claim says. Where the name of a record stands in it, the name is the link; where the sentence
/// has no room for it, the link follows.
fn value(cx: &Context, value: &str, target: Option<&Tie>) -> Markup {
    let Some(tie) = target else { return markup! { {value} } };
    if let Some((before, after)) = value.split_once(tie.name.as_str()) {
        markup! { {before}{tie_link(cx, tie)}{after} }
    } else {
        markup! { {value}" "<small>{tie_link(cx, tie)}</small> }
    }
}

/// How the claim stands to another, in words.
fn related_claim(cx: &Context, related: &Related, here: &[&str]) -> Markup {
    let how = match (related.relation, related.inverse) {
        (ClaimRelation::Restates, false) => say!(cx, rel_restates),
        (ClaimRelation::Restates, true) => say!(cx, rel_restated),
        (ClaimRelation::Converts, false) => say!(cx, rel_converts),
        (ClaimRelation::Converts, true) => say!(cx, rel_converted),
        (ClaimRelation::PartOf, false) => say!(cx, rel_part),
        (ClaimRelation::PartOf, true) => say!(cx, rel_whole),
        (ClaimRelation::Contradicts, _) => say!(cx, rel_contradicts),
    };
    let value = if here.contains(&related.claim.as_str()) {
        markup! { <a href={format!("#{}", related.claim)} rel="external">{&related.value}</a> }
    } else {
        markup! { {&related.value} }
    };
    let reason = related
        .reason
        .as_ref()
        .map(|reason| format!("{}{reason}{}", cx.lang.pick(" (", "（"), cx.lang.pick(")", "）")));
    markup! { <div class="rel">{how}{cx.lang.pick(" ", "")}{value}{reason}</div> }
}
