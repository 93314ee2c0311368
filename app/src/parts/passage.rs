//! Words of a source, and the claims that rest on them.

use model::page::SourceLine;

use super::basis::{basis_mark, edge};
use super::citation::{anchor, language};
use super::glyph::kind_glyph;
use super::tie::tie_link;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::texts::say;

/// One passage; all lines are of the same words. Its name lets a citation lead to it.
pub(crate) fn passage(cx: &Context, lines: &[SourceLine]) -> Markup {
    let Some(SourceLine { start, end, quote, .. }) = lines.first() else { return Markup::default() };
    markup! {
        <li id={anchor(*start)}>
            <div>
                <blockquote lang={language(quote)}><mark>{cx.lang.quoted(quote)}</mark></blockquote>
                <p class="at">{say!(cx, cite_bytes, start = start, end = end)}</p>
            </div>
            <ul class="links">{lines.iter().map(|line| claim(cx, line)).collect::<Markup>()}</ul>
        </li>
    }
}

/// What rests on the words: of which record, what about, and what it says.
fn claim(cx: &Context, line: &SourceLine) -> Markup {
    markup! {
        <li>
            {kind_glyph(line.record.kind)}
            <div>
                {tie_link(cx, &line.record)}
                <span class={edge(line.basis)}>{&line.label}{cx.lang.pick(": ", "：")}{&line.value}{basis_mark(cx, line.basis)}</span>
            </div>
        </li>
    }
}
