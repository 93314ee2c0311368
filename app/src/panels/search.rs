//! The search: a form that asks the atlas, with or without script.

use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_router::hooks::use_location;
use model::query::{Parameter, Query};
use model::words::Lang;

use crate::address::{Base, Page};
use crate::locale;
use crate::parts::glyph::Icon;

/// What the address asks for at the moment; nothing on pages that ask for nothing.
pub(crate) fn use_query() -> Memo<Query> {
    let location = use_location();
    Memo::new(move |_| location.search.with(|search| Query::read(search.trim_start_matches('?')).query))
}

/// The search. It keeps the rest of the question, so that it narrows what is shown.
#[component]
pub(crate) fn Search(lang: Lang) -> impl IntoView {
    let query = use_query();
    let action = expect_context::<Base>().to(lang, &Page::Atlas(Query::default()));
    let locale = locale(lang);
    let text = move || query.with(|query| query.text.clone().unwrap_or_default());
    view! {
        <form class="search" role="search" method="get" action=action>
            <Icon name="#i-search"/>
            <input type="search" name=Parameter::Text.as_str() value=text prop:value=text aria-label=td_string!(locale, site_search) placeholder=td_string!(locale, site_search_hint) autocomplete="off"/>
            {move || query.with(|query| super::asked::hidden(query, &[Parameter::Text, Parameter::Selected]))}
            <button class="vh" type="submit">{td_string!(locale, site_search)}</button>
        </form>
    }.into_any()
}
