//! A passage of a source and the claims that it supports.

use leptos::prelude::*;
use model::page::SourceLine;

use super::tie::TieLink;
use crate::components::parts::basis::{BasisMark, basis_edge};
use crate::components::parts::citation::{anchor, language};
use crate::components::parts::icon::KindGlyph;
use crate::context::use_site;
use crate::texts::text;

/// One passage. All `lines` have the same quote. Its id is the anchor for links from citations.
#[component]
pub(crate) fn Passage(lines: Vec<SourceLine>) -> impl IntoView {
    let lang = use_site().lang;
    let SourceLine { start, end, quote, .. } = lines.first().cloned()?;
    Some(view! {
        <li id=anchor(start)>
            <div>
                <blockquote lang=language(&quote)><mark>{lang.quoted(&quote)}</mark></blockquote>
                <p class="at">{text!(lang, cite_bytes, start = start, end = end)}</p>
            </div>
            <ul class="links">{lines.into_iter().map(|line| view! { <PassageClaim line/> }).collect_view()}</ul>
        </li>
    })
}

/// A claim that the passage supports: record, subject and value.
#[component]
fn PassageClaim(line: SourceLine) -> impl IntoView {
    let SourceLine { record, label, value, basis, .. } = line;
    let colon = use_site().lang.pick(": ", "：");
    view! {
        <li>
            <KindGlyph kind=record.kind/>
            <div>
                <TieLink tie=record/>
                <span class=basis_edge(basis)>{format!("{label}{colon}{value}")}<BasisMark basis/></span>
            </div>
        </li>
    }
}
