//! Words of a source, and the claims that rest on them.

use leptos::prelude::*;
use leptos_i18n::td;
use model::page::SourceLine;
use model::words::Lang;

use super::basis::{BasisMark, edge};
use super::citation::{anchor, language};
use super::glyph::KindGlyph;
use super::tie::TieLink;
use crate::locale;

/// One passage; all lines are of the same words. Its name lets a citation lead to it.
#[component]
pub(crate) fn Passage(lang: Lang, lines: Vec<SourceLine>) -> impl IntoView {
    let first = lines.first().cloned();
    let claims = lines.into_iter().map(|line| view! { <Claim lang line/> }).collect_view();
    first.map(|SourceLine { start, end, quote, .. }| {
        let tag = language(&quote);
        view! {
            <li id=anchor(start)>
                <div>
                    <blockquote lang=tag><mark>{lang.quoted(&quote)}</mark></blockquote>
                    <p class="at">{td!(locale(lang), cite_bytes, start = start, end = end)}</p>
                </div>
                <ul class="links">{claims}</ul>
            </li>
        }
    })
}

/// What rests on the words: of which record, what about, and what it says.
#[component]
fn Claim(lang: Lang, line: SourceLine) -> impl IntoView {
    let kind = line.record.kind;
    view! {
        <li>
            <KindGlyph kind/>
            <div>
                <TieLink lang tie=line.record/>
                <span class=edge(line.basis)>{line.label}{lang.pick(": ", "：")}{line.value}<BasisMark basis=line.basis lang/></span>
            </div>
        </li>
    }
}
