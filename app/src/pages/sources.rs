//! All sources.

use leptos::prelude::*;
use leptos_i18n::td_string;
use model::page::SourceCard;
use model::words::Lang;

use super::{use_lang, use_request};
use crate::load::{PageData, use_page};
use crate::locale;
use crate::parts::frame::{Frame, shown};
use crate::parts::source_card::SourceBox;

/// The page.
#[component]
pub(crate) fn Sources() -> impl IntoView {
    let lang = use_lang();
    let loaded = use_page(lang, use_request(lang));
    let page = shown(lang, loaded, move |data| match data {
        PageData::Sources(cards) => Some(view! { <Cards lang cards=cards.clone()/> }.into_any()),
        _ => None,
    });
    view! { <Frame lang>{page}</Frame> }
}

#[component]
fn Cards(lang: Lang, cards: Vec<SourceCard>) -> impl IntoView {
    let locale = locale(lang);
    view! {
        <div class="page">
            <h1>{td_string!(locale, sources_title)}</h1>
            <p class="lead">{td_string!(locale, sources_lead)}</p>
            <div class="srclist">{cards.into_iter().map(|card| view! { <SourceBox lang card/> }).collect_view()}</div>
        </div>
    }
}
