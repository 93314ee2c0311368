//! A quote from a source that expands to its citation.

use leptos::prelude::*;
use model::claim::Use;
use model::page::CitedWords;

use crate::components::parts::citation::{anchor, language};
use crate::context::use_site;
use crate::texts::text;

/// A citation. `origin` is the address of the original page. The quote is the `summary` of a `details` element, so
/// that it opens without JavaScript.
#[component]
pub(crate) fn Citation(words: CitedWords, origin: Option<String>) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let all = site.source(&words.source);
    let here = format!("{all}#{}", anchor(words.start));
    let tag = language(&words.quote);
    let grounds = (words.use_ == Use::Supports).then(|| view! { <div>{text!(lang, cite_grounds)}</div> });
    let origin =
        origin.map(|url| view! { <a href=url rel="external noopener">{text!(lang, cite_origin)}</a> });
    let upper = words.source.to_ascii_uppercase();
    view! {
        <details class="cited">
            <summary>
                <span class="quote" lang=tag>{lang.quoted(&words.quote)}</span>
                <span class="src">{words.source.clone()}</span>
            </summary>
            <div class="cite">
                <blockquote lang=tag><mark>{words.quote}</mark></blockquote>
                <footer>
                    <b>{words.source}</b>
                    {format!(" {}", words.label)}
                    <div>{text!(lang, cite_bytes, start = words.start, end = words.end)}</div>
                    {grounds}
                    <div class="cite__act">
                        {origin}
                        <a href=here>{text!(lang, cite_here)}</a>
                        <a href=all>{text!(lang, cite_all, source = upper)}</a>
                    </div>
                </footer>
            </div>
        </details>
    }
}
