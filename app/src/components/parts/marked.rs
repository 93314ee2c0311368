//! A text with the matches of a search marked.

use maud::{Markup, html};
use model::basis::BasisWord;
use model::lang::Lang;
use model::view::{MarkedText, TextSpan};

use super::basis::basis_mark;
use super::citation::language;

/// The text as HTML, with a `<mark>` around each span. Spans are byte ranges, in order, and do not overlap.
pub(crate) fn marked(text: &str, spans: &[TextSpan]) -> Markup {
    let part = |start, end| text.get(start..end).unwrap_or_default();
    let starts = std::iter::once(0).chain(spans.iter().map(|(_, end)| *end));
    let end = spans.last().map_or(0, |(_, end)| *end);
    html! {
        @for (before, (start, end)) in starts.zip(spans) {
            (part(before, *start)) mark { (part(*start, *end)) }
        }
        (part(end, text.len()))
    }
}

/// The same in its own language, after the mark of its basis, unless a source states it.
pub(crate) fn with_basis(text: &MarkedText, lang: Lang) -> Markup {
    html! {
        @if let Some(basis) = text.basis.filter(|basis| *basis != BasisWord::Explicit) { (basis_mark(basis, lang)) " " }
        span lang=(language(&text.text)) { (marked(&text.text, &text.marks)) }
    }
}

/// `None` for an empty text. Leptos renders an empty text node as a space on the server.
#[cfg(feature = "ssr")]
pub(crate) fn unless_empty(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn spans_are_marked_and_the_rest_stays() {
        assert_eq!(marked("a <b> c", &[]).into_string(), "a &lt;b&gt; c");
        assert_eq!(
            marked("a <b> c", &[(0, 1), (2, 5)]).into_string(),
            "<mark>a</mark> <mark>&lt;b&gt;</mark> c"
        );
        assert_eq!(marked("江宁开发区", &[(6, 15)]).into_string(), "江宁<mark>开发区</mark>");
    }
}
