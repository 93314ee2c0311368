//! A text with the matches of a search marked.

use leptos::prelude::*;
use model::search::Span;

/// The text, with a `<mark>` around each span. Spans are in order and do not overlap.
#[component]
pub(crate) fn Marked(text: String, spans: Vec<Span>) -> impl IntoView {
    if spans.is_empty() {
        return unless_empty(text).into_any();
    }
    let part = |start, end| text.get(start..end).unwrap_or_default().to_owned();
    let mut behind = 0;
    let marks = spans
        .iter()
        .map(|(start, end)| {
            let before = unless_empty(part(std::mem::replace(&mut behind, *end), *start));
            view! { {before}<mark>{part(*start, *end)}</mark> }
        })
        .collect_view();
    view! { {marks}{unless_empty(part(behind, text.len()))} }.into_any()
}

/// `None` for an empty text. Leptos renders an empty text node as a space on the server.
pub(crate) fn unless_empty(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
