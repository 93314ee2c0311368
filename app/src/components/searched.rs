//! How a text search was read, and the pages that it found besides rows.

use leptos::prelude::*;
use model::view::{MatchedPage, Searched};

use super::parts::changing_text::text_html;
use super::parts::icon::{Icon, KindGlyph};
use crate::address::Page;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The words that not every result has.
#[component]
pub(crate) fn LeftOut() -> impl IntoView {
    let (lang, page) = (use_site().lang, use_atlas().page);
    let left_out = Memo::new(move |_| {
        page.with(|page| {
            // Without results all words are missing, and the message of the list says so.
            let searched = page.view.searched.as_ref().filter(|_| page.view.shown > 0);
            searched.map(|searched| searched.left_out.clone()).unwrap_or_default()
        })
    });
    let line = move || {
        left_out.with(|words| {
            let words: Vec<String> = words.iter().map(|word| lang.quoted(word)).collect();
            (!words.is_empty()).then(|| {
                let text = text!(lang, search_left_out, words = words.join(lang.pick(", ", "、")));
                view! { <p class="msg" data-left-out="" inner_html=text_html(&text)></p> }
            })
        })
    };
    view! { {line} }
}

/// The pages of people, organisations, industries, places and sources that a search found, as links.
#[component]
pub(crate) fn MatchedPages() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let found = |searched: &Searched| searched.pages.clone();
    let pages = Memo::new(move |_| {
        atlas.page.with(|page| page.view.searched.as_ref().map(found).unwrap_or_default())
    });
    let link = move |MatchedPage { id, kind, label, name }: MatchedPage| {
        let href = match kind {
            Some(_) => site.record(&id),
            None => site.to(&Page::Source(id)),
        };
        let glyph = match kind {
            Some(kind) => view! { <KindGlyph kind/> }.into_any(),
            None => view! { <Icon name="#i-quote"/> }.into_any(),
        };
        view! {
            <li><a href=href rel=site.rel() data-whole="">{glyph}<span>{name}</span>" "<small>{label}</small></a></li>
        }
    };
    move || {
        let pages = pages.get();
        let link = link.clone();
        (!pages.is_empty()).then(|| {
            view! {
                <nav class="pages" aria-labelledby="pages-name">
                    <h3 class="eyebrow" id="pages-name">{text!(lang, search_pages)}</h3>
                    <ul>{pages.into_iter().map(link).collect_view()}</ul>
                </nav>
            }
        })
    }
}
