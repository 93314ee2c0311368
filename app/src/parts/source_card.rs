//! A source: who spread it, who speaks in it, when, where, and how far it can be trusted.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::page::SourceCard;
use model::words::Lang;

use super::citation::language;
use crate::address::{Base, Page};
use crate::locale;

/// The facts about a source. What its text does not say is said to be missing.
#[component]
pub(crate) fn SourceFacts(lang: Lang, card: SourceCard) -> impl IntoView {
    let locale = locale(lang);
    let unknown = move || td_string!(locale, source_unknown).to_owned();
    let headline = card.title.map(|title| {
        let tag = language(&title);
        view! { <dt>{td_string!(locale, source_headline)}</dt><dd class="title" lang=tag>{title}</dd> }
    });
    let origin = match card.url {
        Some(url) => view! { <a href=url.clone() rel="external noopener">{host(&url)}</a> }.into_any(),
        None => td_string!(locale, source_no_url).into_any(),
    };
    view! {
        <dl class="facts">
            {headline}
            <dt>{td_string!(locale, source_reliability)}</dt><dd>{card.reliability}</dd>
            <dt>{td_string!(locale, source_published)}</dt>
            <dd>{card.published.unwrap_or_else(unknown)}{card.published_reason.map(|reason| view! { <small>{reason}</small> })}</dd>
            <dt>{td_string!(locale, source_publisher)}</dt><dd>{card.publisher.unwrap_or_else(unknown)}</dd>
            <dt>{td_string!(locale, source_issuer)}</dt><dd>{card.issuer.unwrap_or_else(unknown)}</dd>
            <dt>{td_string!(locale, source_url)}</dt><dd>{origin}</dd>
            {card.note.map(|note| view! { <dt>{td_string!(locale, source_note)}</dt><dd>{note}</dd> })}
        </dl>
    }
}

/// A source in the list of all, with the way to its words.
#[component]
pub(crate) fn SourceBox(lang: Lang, card: SourceCard) -> impl IntoView {
    let href = expect_context::<Base>().to(lang, &Page::Source(card.id.clone()));
    let all = td!(locale(lang), sources_all, count = card.claims);
    view! {
        <article class="srccard">
            <h2><span class="src">{card.id.clone()}</span><a href=href.clone()>{card.label.clone()}</a></h2>
            <SourceFacts lang card/>
            <p><a href=href>{all}</a></p>
        </article>
    }
}

/// The host of an address: what a reader wants to know before following it.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().trim_start_matches("www.").to_owned()
}
