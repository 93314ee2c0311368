//! Every claim of a record with the words it rests on.

use model::page::{Line, SourceCard};

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::line::line_row;
use crate::texts::say;

/// The table of claims.
pub(crate) fn claims(cx: &Context, lines: &[Line], sources: &[SourceCard]) -> Markup {
    let counted = say!(cx, record_counted, claims = lines.len(), sources = sources.len());
    let body = if lines.is_empty() {
        markup! { <p class="msg">{say!(cx, record_none)}</p> }
    } else {
        table(cx, lines, sources)
    };
    markup! { <section class="sec" id="claims"><h2>{say!(cx, record_claims)}<small>{counted}</small></h2>{body}</section> }
}

fn table(cx: &Context, lines: &[Line], sources: &[SourceCard]) -> Markup {
    let here: Vec<_> = lines.iter().map(|line| line.claim.as_str()).collect();
    markup! {
        <table class="ctab">
            <thead>
                <tr>
                    <th scope="col">{say!(cx, record_claim)}</th>
                    <th scope="col">{say!(cx, record_value)}</th>
                    <th scope="col">{say!(cx, record_words)}</th>
                    <th scope="col">{say!(cx, record_basis)}</th>
                </tr>
            </thead>
            <tbody>{lines.iter().map(|line| line_row(cx, line, sources, &here)).collect::<Markup>()}</tbody>
        </table>
    }
}
