//! The words of a source, opened where they stand.

use model::claim::Use;
use model::page::Words;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::texts::say;

/// A citation. Closed, the quote is its own button; open, it says where it stands. A `details` element was
/// chosen over a button with script, so that it opens without.
pub(crate) fn citation(cx: &Context, words: &Words, origin: Option<&str>) -> Markup {
    let all = cx.source(&words.source);
    let here = format!("{all}#{}", anchor(words.start));
    let tag = language(&words.quote);
    let grounds = (words.use_ == Use::Grounds).then(|| markup! { <div>{say!(cx, cite_grounds)}</div> });
    let origin = origin.map(|url| {
        markup! { <a href={url.to_owned()} rel="external noopener">{say!(cx, cite_origin)}</a> }
    });
    markup! {
        <details class="cited">
            <summary><span class="quote" lang={tag}>{cx.lang.quoted(&words.quote)}</span>" "<span class="src">{&words.source}</span></summary>
            <div class="cite">
                <blockquote lang={tag}><mark>{&words.quote}</mark></blockquote>
                <footer>
                    <b>{&words.source}</b>" "{&words.label}
                    <div>{say!(cx, cite_bytes, start = words.start, end = words.end)}</div>
                    {grounds}
                    <div class="cite__act">
                        {origin}
                        <a href={here}>{say!(cx, cite_here)}</a>
                        <a href={all}>{say!(cx, cite_all, source = words.source.to_ascii_uppercase())}</a>
                    </div>
                </footer>
            </div>
        </details>
    }
}

/// The name of a passage on the page of its source.
pub(crate) fn anchor(start: u32) -> String {
    format!("b{start}")
}

/// The language of quoted words. Wire types do not name it; a Han character tells the two apart.
pub(crate) fn language(words: &str) -> &'static str {
    let is_han = |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    if words.chars().any(is_han) { "zh-Hans" } else { "en" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_han_character_makes_a_quote_chinese() {
        assert_eq!(language("On March 26, 2025"), "en");
        assert_eq!(language("“Mouse Bank” 南京"), "zh-Hans");
    }
}
