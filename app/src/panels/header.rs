//! The head of every page: name, search, the other pages, the other language.

use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_router::hooks::use_location;
use model::query::Query;
use model::words::Lang;

use super::search::{Search, use_query};
use crate::address::{Base, Page};
use crate::locale;
use crate::parts::glyph::Symbols;

/// The header.
#[component]
pub(crate) fn Header(lang: Lang) -> impl IntoView {
    let base = expect_context::<Base>();
    let locale = locale(lang);
    view! {
        <Symbols/>
        <a class="skip" href="#main" rel="external">{td_string!(locale, site_skip)}</a>
        <header class="head">
            <a class="brand" href=base.to(lang, &Page::Atlas(Query::default()))>
                <Mark/>
                <span><b>{td_string!(locale, site_name)}</b><small>{td_string!(locale, site_claim)}</small></span>
            </a>
            <Search lang/>
            <nav aria-label=td_string!(locale, site_nav)>
                <a href=base.to(lang, &Page::Sources)>{td_string!(locale, site_sources)}</a>
                <a href=base.to(lang, &Page::About)>{td_string!(locale, site_about)}</a>
            </nav>
            <div class="tools"><Languages lang/></div>
        </header>
    }.into_any()
}

/// The mark of the house.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 28 28" aria-hidden="true" fill="none" stroke="var(--seal)">
            <rect x=".75" y=".75" width="26.5" height="26.5" stroke-width="1.5"/>
            <path d="M3.5 3.5h5.25M14 3.5h5.25M8.75 24.5h5.25M19.25 24.5h5.25" stroke-width="2.5"/>
            <path d="M5 20.5C9.5 19.5 11 16 13 13.2S18 8.5 23 7.5" stroke-width="3"/>
            <path d="M13.6 12.6c1 3 1.2 5.5 2.9 8.4" stroke-width="1.5"/>
        </svg>
    }
}

/// The same page in each language. These links load the page anew, since the language of the document
/// changes with them.
#[component]
fn Languages(lang: Lang) -> impl IntoView {
    let base = expect_context::<Base>();
    let path = use_location().pathname;
    let query = use_query();
    let link = move |other: Lang, name: &'static str, tag: &'static str| {
        let base = base.clone();
        let href = move || match path.with(|path| base.page(path)) {
            Some((_, Page::Atlas(_))) | None => base.to(other, &Page::Atlas(query.get())),
            Some((_, page)) => base.to(other, &page),
        };
        view! { <a href=href rel="external" lang=tag hreflang=tag aria-current=(other == lang).then_some("true")>{name}</a> }
    };
    view! {
        <div class="seg" role="group" aria-label=td_string!(locale(lang), site_language)>
            {link.clone()(Lang::En, "EN", "en")}
            {link(Lang::Zh, "中文", "zh-Hans")}
        </div>
    }
}
