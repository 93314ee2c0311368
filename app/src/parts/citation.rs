//! The words of a source, opened where they stand.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::claim::Use;
use model::page::Words;
use model::words::Lang;

use crate::address::{Base, Page};
use crate::locale;

/// A citation. Closed, the quote is its own button; open, it says where it stands. A `details` element was
/// chosen over a button with script, so that it opens without.
#[component]
pub(crate) fn Citation(lang: Lang, words: Words, #[prop(into)] origin: Option<String>) -> impl IntoView {
    let base = expect_context::<Base>();
    let locale = locale(lang);
    let all = base.to(lang, &Page::Source(words.source.clone()));
    let here = format!("{all}#{}", anchor(words.start));
    let tag = language(&words.quote);
    let quote = lang.quoted(&words.quote);
    view! {
        <details class="cited">
            <summary><span class="quote" lang=tag>{quote}</span>" "<span class="src">{words.source.clone()}</span></summary>
            <div class="cite">
                <blockquote lang=tag><mark>{words.quote}</mark></blockquote>
                <footer>
                    <b>{words.source.clone()}</b>" "{words.label}
                    <div>{td!(locale, cite_bytes, start = words.start, end = words.end)}</div>
                    {(words.use_ == Use::Grounds).then(|| view! { <div>{td_string!(locale, cite_grounds)}</div> })}
                    <div class="cite__act">
                        {origin.map(|url| view! { <a href=url rel="external noopener">{td_string!(locale, cite_origin)}</a> })}
                        <a href=here>{td_string!(locale, cite_here)}</a>
                        <a href=all>{td!(locale, cite_all, source = words.source.to_uppercase())}</a>
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
