//! A source: how far it can be trusted, and everything that rests on it, in reading order.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::page::{SourceCard, SourcePage};
use model::words::Lang;

use super::{use_lang, use_request};
use crate::address::{Base, Page};
use crate::load::{PageData, use_page};
use crate::locale;
use crate::parts::frame::{Frame, shown};
use crate::parts::glyph::Icon;
use crate::parts::passage::Passage;
use crate::parts::source_card::SourceFacts;

/// The page.
#[component]
pub(crate) fn Source() -> impl IntoView {
    let lang = use_lang();
    let loaded = use_page(lang, use_request(lang));
    let page = shown(lang, loaded, move |data| match data {
        PageData::Source(page) => Some(view! { <Body lang page=(**page).clone()/> }.into_any()),
        _ => None,
    });
    view! { <Frame lang>{page}</Frame> }
}

#[component]
fn Body(lang: Lang, page: SourcePage) -> impl IntoView {
    let locale = locale(lang);
    // Claims that rest on the same words stand together under them.
    let passages: Vec<_> = page
        .lines
        .chunk_by(|one, next| (one.start, one.end) == (next.start, next.end))
        .map(<[_]>::to_vec)
        .collect();
    let counted = td!(locale, source_order_note, passages = passages.len(), claims = page.lines.len());
    let left = if page.left_out.is_empty() {
        view! { <p>{td_string!(locale, source_left_none)}</p> }.into_any()
    } else {
        view! { <ul class="prose">{page.left_out.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}</ul> }.into_any()
    };
    view! {
        <Head lang card=page.card/>
        <section class="sec">
            <h2>{td_string!(locale, source_order)}<small>{counted}</small></h2>
            <ol class="passages">{passages.into_iter().map(|lines| view! { <Passage lang lines/> }).collect_view()}</ol>
        </section>
        <section class="sec"><h2>{td_string!(locale, source_left)}</h2>{left}</section>
    }
}

#[component]
fn Head(lang: Lang, card: SourceCard) -> impl IntoView {
    let locale = locale(lang);
    let all = expect_context::<Base>().to(lang, &Page::Sources);
    view! {
        <nav class="crumb" aria-label=td_string!(locale, record_path)>
            <a href=all>{td_string!(locale, sources_title)}</a>
            <Icon name="#i-right"/>
            <span aria-current="page">{card.label.clone()}</span>
        </nav>
        <div class="rp__head">
            <p class="row__meta"><span class="src">{card.id.clone()}</span></p>
            <h1>{card.label.clone()}</h1>
            <SourceFacts lang card/>
        </div>
    }
}
