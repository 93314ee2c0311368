//! The header of every page: name, search, navigation and language.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;
use model::lang::Lang;
use model::query::Query;

use super::parts::icon::{Icon, Symbols};
use super::search::Search;
use crate::address::Page;
use crate::browser::after_render;
use crate::browser::look::show_look;
use crate::context::use_site;
use crate::texts::text;

/// The header. It stays when the page changes.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let name = site.site.name.clone();
    let (atlas, sources, about) =
        (site.atlas(Query::default()), site.to(&Page::Sources), site.to(&Page::About));
    view! {
        <Symbols/>
        <SkipLinks/>
        <header class="head">
            <A href=atlas exact=true attr:class="brand" attr:rel=site.rel()>
                <Logo/>
                <span><b>{name}</b><small>{text!(lang, site_claim)}</small></span>
            </A>
            <Search/>
            <nav aria-label=text!(lang, site_nav)>
                <A href=sources attr:rel=site.rel()>{text!(lang, site_sources)}</A>
                <A href=about attr:rel=site.rel()>{text!(lang, site_about)}</A>
            </nav>
            <ViewSwitch/>
            <div class="tools"><Languages/><Display/></div>
        </header>
    }
}

/// Links that skip the header, on the atlas to each region.
#[component]
fn SkipLinks() -> impl IntoView {
    let (site, location) = (use_site(), use_location());
    let lang = site.lang;
    let is_atlas = Memo::new(move |_| {
        location.pathname.with(|path| matches!(site.base.page(path), Some((_, Page::Atlas(_)))))
    });
    let links = move || {
        is_atlas.get().then(|| {
            view! {
                <a class="skip" href="#results" rel="external">{text!(lang, site_skip_results)}</a>
                <a class="skip" href="#map" rel="external">{text!(lang, site_skip_map)}</a>
                <a class="skip" href="#time" rel="external">{text!(lang, site_skip_time)}</a>
                <a class="skip" href="#filters" rel="external">{text!(lang, site_skip_filters)}</a>
            }
        })
    };
    view! {
        <a class="skip" href="#main" rel="external">{text!(lang, site_skip)}</a>
        {links}
    }
}

/// The logo.
#[component]
pub(super) fn Logo() -> impl IntoView {
    view! {
        <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" fill="none" stroke="var(--seal)">
            <rect x=".75" y=".75" width="26.5" height="26.5" stroke-width="1.5"></rect>
            <path d="M3.5 3.5h5.25M14 3.5h5.25M8.75 24.5h5.25M19.25 24.5h5.25" stroke-width="2.5"></path>
            <path d="M5 20.5C9.5 19.5 11 16 13 13.2S18 8.5 23 7.5" stroke-width="3"></path>
            <path d="M13.6 12.6c1 3 1.2 5.5 2.9 8.4" stroke-width="1.5"></path>
        </svg>
    }
}

/// Text size and theme. A script of the page (`look.js`) handles the buttons, so that they work without the application,
/// and shows the menu; without script there is none.
#[component]
fn Display() -> impl IntoView {
    let lang = use_site().lang;
    Effect::new(|_| after_render(show_look));
    let size = |look: &'static str, name: &'static str| {
        view! { <button type="button" data-look=look>{name}</button> }
    };
    let theme = |look: &'static str, symbol: &'static str, name: &'static str| {
        view! { <button type="button" data-look=look><Icon name=symbol/>{name}</button> }
    };
    view! {
        <details class="look">
            <summary class="btn"><Icon name="#i-contrast"/>{text!(lang, look_all)}</summary>
            <div class="look__sheet">
                <p class="eyebrow">{text!(lang, look_text)}</p>
                <div class="seg" role="group" translate="no" aria-label=text!(lang, look_text)>
                    {size("text normal", "100%")}
                    {size("text large", "125%")}
                    {size("text larger", "150%")}
                    {size("text largest", "200%")}
                </div>
                <p class="eyebrow">{text!(lang, look_theme)}</p>
                <div class="seg" role="group" aria-label=text!(lang, look_theme)>
                    {theme("theme light", "#i-light", text!(lang, look_light))}
                    {theme("theme dark", "#i-dark", text!(lang, look_dark))}
                    {theme("theme contrast", "#i-contrast", text!(lang, look_contrast))}
                </div>
            </div>
        </details>
    }
}

/// The button that switches to the simple view and back. A script of the page (`look.js`) handles it; the style sheet
/// shows one of its names.
#[component]
fn ViewSwitch() -> impl IntoView {
    let lang = use_site().lang;
    view! {
        <button type="button" class="btn viewswitch" data-view-switch="">
            <span>{text!(lang, look_simple)}</span><span>{text!(lang, look_standard)}</span>
        </button>
    }
}

/// Links to the same page in each language. They load a new document, since the language is an attribute of `<html>`.
#[component]
fn Languages() -> impl IntoView {
    let (site, location) = (use_site(), use_location());
    let present = site.lang;
    let link = move |lang: Lang, name: &'static str, tag: &'static str| {
        let site = site.clone();
        let href = move || {
            let query = || location.search.with(|search| Query::parse(search).query);
            let page = match location.pathname.with(|path| site.base.page(path)) {
                Some((_, Page::Atlas(_))) | None => Page::Atlas(query()),
                Some((_, Page::Share(_))) => Page::Share(query()),
                // The choices of the embed studio are in its address as they are.
                Some((_, page @ Page::Studio(..))) => {
                    let choices = location.search.get();
                    return format!("{}?{}", site.base.to(lang, &page), choices.trim_start_matches('?'));
                }
                Some((_, page)) => page,
            };
            site.to_lang(lang, &page)
        };
        let current = (lang == present).then_some("true");
        let rel = {
            let href = href.clone();
            move || if href().contains('?') { "external nofollow" } else { "external" }
        };
        view! { <a href=href rel=rel lang=tag hreflang=tag aria-current=current>{name}</a> }
    };
    view! {
        <div class="seg" role="group" aria-label=text!(present, site_language)>
            {link.clone()(Lang::En, "EN", "en")}
            {link(Lang::Zh, "中文", "zh-Hans")}
        </div>
    }
}
