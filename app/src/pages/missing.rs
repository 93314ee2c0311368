//! There is nothing at this address.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use leptos_router::hooks::use_location;
use model::query::{Parameter, Query};
use model::words::Lang;

use super::use_lang;
use crate::address::{Base, Page};
use crate::locale;
use crate::parts::frame::Frame;

/// The page.
#[component]
pub(crate) fn Missing() -> impl IntoView {
    let lang = use_lang();
    view! { <Frame lang><Nothing lang/></Frame> }
}

/// What was asked for, and the ways on. What was asked for is the end of the address: readers paste links
/// that were cut short or misspelt, and its words are a good guess at what they look for.
#[component]
pub(crate) fn Nothing(lang: Lang) -> impl IntoView {
    let base = expect_context::<Base>();
    let locale = locale(lang);
    let atlas = base.to(lang, &Page::Atlas(Query::default()));
    let path = use_location().pathname.get_untracked();
    let asked = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let words = asked.replace(['-', '_'], " ");
    view! {
        <div class="page">
            <h1>{td_string!(locale, missing_title)}</h1>
            <p class="lead">{td!(locale, missing_lead, what = asked)}</p>
            <form class="msg" method="get" action=atlas.clone()>
                <label for="missing-words">{td_string!(locale, missing_search)}</label>
                <p class="asked"><input id="missing-words" type="search" name=Parameter::Text.as_str() value=words/>" "<button class="btn btn--main" type="submit">{td_string!(locale, missing_go)}</button></p>
            </form>
            <p class="acts acts--row">
                <a class="btn" href=atlas>{td_string!(locale, missing_all)}</a>
                <a class="btn" href=base.to(lang, &Page::Sources)>{td_string!(locale, missing_sources)}</a>
            </p>
        </div>
    }
}
