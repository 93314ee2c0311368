//! How a text search was read, and the pages that it found besides rows.

use leptos::prelude::*;
use model::dataset::QuestionLink;
use model::lang::Lang;
use model::query::Query;
use model::view::{MatchedPage, SearchHelp, Searched};

use super::parts::changing_text::text_html;
use super::parts::icon::{Icon, KindGlyph};
use super::parts::marked::with_basis;
use super::questions::Answer;
use crate::address::Page;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The words that nothing has, that were taken for typing errors, and that not every result has.
#[component]
pub(crate) fn LeftOut() -> impl IntoView {
    let (lang, page) = (use_site().lang, use_atlas().page);
    let sentences = Memo::new(move |_| {
        page.with(|page| {
            let Some(searched) = &page.view.searched else { return Vec::new() };
            // Without results the message of the list says that something is missing.
            let left_out = if page.view.shown > 0 { &*searched.left_out } else { &[] };
            [
                named(lang, &searched.absent, |words| text!(lang, search_absent, words = words)),
                named(lang, &searched.misspelt, |words| text!(lang, search_misspelt, words = words)),
                named(lang, left_out, |words| text!(lang, search_left_out, words = words)),
            ]
            .into_iter()
            .flatten()
            .collect()
        })
    });
    let line = move || {
        sentences.with(|sentences| {
            (!sentences.is_empty()).then(|| {
                let text = sentences.join(lang.pick(" ", ""));
                view! { <p class="msg" data-left-out="" inner_html=text_html(&text)></p> }
            })
        })
    };
    view! { {line} }
}

/// A sentence that names words, if there are any.
fn named(lang: Lang, words: &[String], sentence: impl Fn(String) -> String) -> Option<String> {
    let words: Vec<String> = words.iter().map(|word| lang.quoted(word)).collect();
    (!words.is_empty()).then(|| sentence(words.join(lang.pick(", ", "、"))))
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
    let link = move |MatchedPage { id, kind, label, name, reason }: MatchedPage| {
        let href = match kind {
            Some(_) => site.record(&id),
            None => site.to(&Page::Source(id)),
        };
        let glyph = match kind {
            Some(kind) => view! { <KindGlyph kind/> }.into_any(),
            None => view! { <Icon name="#i-quote"/> }.into_any(),
        };
        let reason = reason.map(|reason| {
            view! { " "<small inner_html=with_basis(&reason, lang).into_string()></small> }
        });
        view! {
            <li><a href=href rel=site.rel() data-whole="">{glyph}<span inner_html=text_html(&name)></span>" "<small inner_html=text_html(&label)></small></a>{reason}</li>
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

/// Words and questions that are close to a search that found nothing.
#[component]
pub(crate) fn Help(help: SearchHelp) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let word = |word: String| {
        let query = atlas.query.with_untracked(|query| Query { text: Some(word.clone()), ..query.clone() });
        view! { <li><a href=site.atlas(query) rel="nofollow" inner_html=text_html(&word)></a></li> }
    };
    let words = (!help.words.is_empty()).then(|| {
        let list = help.words.into_iter().map(word).collect_view();
        view! { <div><p>{text!(lang, search_near_words)}</p><ul class="links">{list}</ul></div> }
    });
    let question = |question: QuestionLink| {
        view! {
            <li>
                <details name="answers">
                    <summary inner_html=text_html(&question.question)></summary>
                    <div class="start__answer"><Answer question/></div>
                </details>
            </li>
        }
    };
    let questions = (!help.questions.is_empty()).then(|| {
        let list = help.questions.into_iter().map(question).collect_view();
        view! { <div><p>{text!(lang, search_near_questions)}</p><ul class="near">{list}</ul></div> }
    });
    view! { {words}{questions} }
}
