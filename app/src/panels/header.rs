//! The head of every page: name, search, the other pages, the other language.

use model::query::Query;
use model::words::Lang;

use super::search::search;
use crate::address::Page;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::{icon, symbols};
use crate::texts::say;

/// The header.
pub(crate) fn header(cx: &Context) -> Markup {
    let is_atlas = matches!(cx.base.page(cx.path), Some((_, Page::Atlas(_))));
    markup! {
        {symbols()}
        <a class="skip" href="#main" rel="external">{say!(cx, site_skip)}</a>
        {is_atlas.then(|| markup! {
            <a class="skip" href="#filters" rel="external">{say!(cx, site_skip_filters)}</a>
            <a class="skip" href="#results" rel="external">{say!(cx, site_skip_results)}</a>
            <a class="skip" href="#time" rel="external">{say!(cx, site_skip_time)}</a>
        })}
        <header class="head">
            <a class="brand" href={cx.atlas(Query::default())}>
                {mark()}
                <span><b>{&cx.site.name}</b><small>{say!(cx, site_claim)}</small></span>
            </a>
            {search(cx)}
            <nav aria-label={say!(cx, site_nav)}>
                <a href={cx.to(&Page::Sources)}>{say!(cx, site_sources)}</a>
                <a href={cx.to(&Page::About)}>{say!(cx, site_about)}</a>
            </nav>
            <div class="tools">{languages(cx)}{look(cx)}</div>
        </header>
    }
}

/// The mark of the house.
fn mark() -> Markup {
    markup! {
        <svg viewBox="0 0 28 28" aria-hidden="true" fill="none" stroke="var(--seal)">
            <rect x=".75" y=".75" width="26.5" height="26.5" stroke-width="1.5"/>
            <path d="M3.5 3.5h5.25M14 3.5h5.25M8.75 24.5h5.25M19.25 24.5h5.25" stroke-width="2.5"/>
            <path d="M5 20.5C9.5 19.5 11 16 13 13.2S18 8.5 23 7.5" stroke-width="3"/>
            <path d="M13.6 12.6c1 3 1.2 5.5 2.9 8.4" stroke-width="1.5"/>
        </svg>
    }
}

/// Size of text and theme. A script of the page hears these buttons, and a style sheet hides them where it
/// does not run. They stand in the header of wide windows, and in the foot of narrow ones.
pub(super) fn look(cx: &Context) -> Markup {
    let button = |look: &'static str, name: &'static str, sign: Markup| {
        markup! { <button type="button" data-look={look} aria-label={name} title={name}>{sign}</button> }
    };
    let letter = |class: &'static str| markup! { <span class={class} aria-hidden="true">"A"</span> };
    markup! {
        <div class="look">
            <div class="seg" role="group" aria-label={say!(cx, look_text)}>
                {button("text normal", say!(cx, look_normal), letter("look__a"))}
                {button("text large", say!(cx, look_large), letter("look__a look__a--2"))}
                {button("text larger", say!(cx, look_larger), letter("look__a look__a--3"))}
            </div>
            <div class="seg" role="group" aria-label={say!(cx, look_theme)}>
                {button("theme light", say!(cx, look_light), icon("#i-light"))}
                {button("theme dark", say!(cx, look_dark), icon("#i-dark"))}
                {button("theme contrast", say!(cx, look_contrast), icon("#i-contrast"))}
            </div>
        </div>
    }
}

/// The same page in each language. These links load the page anew, since the language of the document
/// changes with them.
fn languages(cx: &Context) -> Markup {
    let link = |other: Lang, name: &str, tag: &'static str| {
        let href = match cx.base.page(cx.path) {
            Some((_, Page::Atlas(_))) | None => cx.base.to(other, &Page::Atlas(cx.query.clone())),
            Some((_, page)) => cx.base.to(other, &page),
        };
        markup! { <a href={href} rel="external" lang={tag} hreflang={tag} aria-current={(other == cx.lang).then_some("true")}>{name}</a> }
    };
    markup! {
        <div class="seg" role="group" aria-label={say!(cx, site_language)}>
            {link(Lang::En, "EN", "en")}
            {link(Lang::Zh, "中文", "zh-Hans")}
        </div>
    }
}
