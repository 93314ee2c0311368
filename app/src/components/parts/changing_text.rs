//! Text that changes, as the `inner_html` of its element.
//!
//! A browser that translates a page replaces text nodes by `<font>` elements. Leptos would then update text nodes that
//! are no longer in the document. `inner_html` replaces all contents of an element. Elements that a closure returns
//! anew need it, too, since Leptos reuses the old elements and updates their text nodes.

use maud::{Markup, html};

/// A text as HTML.
pub(crate) fn text_html(text: &str) -> String {
    html! { (text) }.into_string()
}

/// A text as HTML whose numbers translators leave alone.
pub(crate) fn counts_html(text: &str) -> String {
    html! {
        @for (is_number, part) in numbers_apart(text) {
            @if is_number { (number(part)) } @else { (part) }
        }
    }
    .into_string()
}

/// A number that translators leave alone.
pub(crate) fn number(number: impl maud::Render) -> Markup {
    html! { span translate="no" { (number) } }
}

/// Splits a text into numbers and the texts between them.
pub(crate) fn numbers_apart(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_number = rest.starts_with(is_digit);
        let end = rest.find(|c| is_digit(c) != is_number).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        (!part.is_empty()).then_some((is_number, part))
    })
}

#[cfg(test)]
mod tests {
    use super::{counts_html, numbers_apart, text_html};

    #[test]
    fn numbers_are_apart_from_the_words_around_them() {
        let parts: Vec<_> = numbers_apart("13 of 111, 3+").collect();
        let expected =
            [(true, "13"), (false, " of "), (true, "111"), (false, ", "), (true, "3"), (false, "+")];
        assert_eq!(parts, expected);
        assert_eq!(numbers_apart("").count(), 0);
    }

    #[test]
    fn words_are_escaped_and_numbers_are_not_translated() {
        assert_eq!(text_html("a <b> & 3"), "a &lt;b&gt; &amp; 3");
        assert_eq!(counts_html("3 <b>"), "<span translate=\"no\">3</span> &lt;b&gt;");
    }
}
