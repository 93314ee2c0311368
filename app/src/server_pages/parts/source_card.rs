//! The facts about a source: its reliability, publisher, issuer, date and URL.

use leptos::prelude::*;
use model::page::SourceCard;

use crate::components::parts::citation::language;
use crate::context::use_site;
use crate::texts::text;

/// The reliability of a source and the note of the editors, shown before anything that the source says.
#[component]
pub(crate) fn SourceCaveat(reliability: String, note: Option<String>) -> impl IntoView {
    let lang = use_site().lang;
    let note = note.map(|note| format!("{}{note}", lang.pick(" ", "")));
    view! { <p class="caveat">{reliability}{lang.pick(".", "。")}{note}</p> }
}

/// The other facts as a list. Unknown facts are listed as unknown.
#[component]
pub(crate) fn SourceFacts(card: SourceCard) -> impl IntoView {
    let lang = use_site().lang;
    let known = |fact: Option<String>| fact.unwrap_or_else(|| text!(lang, source_unknown).to_owned());
    let headline = card.title.map(|title| {
        let tag = language(&title);
        view! { <dt>{text!(lang, source_headline)}</dt><dd class="title" lang=tag>{title}</dd> }
    });
    let origin = if let Some(url) = card.url {
        let host = host(&url);
        view! { <a href=url rel="external noopener">{host}</a> }.into_any()
    } else {
        text!(lang, source_no_url).into_any()
    };
    let reason = card.published_reason.map(|reason| view! { <small>{reason}</small> });
    view! {
        <dl class="facts">
            {headline}
            <dt>{text!(lang, source_published)}</dt><dd>{known(card.published)}{reason}</dd>
            <dt>{text!(lang, source_publisher)}</dt><dd>{known(card.publisher)}</dd>
            <dt>{text!(lang, source_issuer)}</dt><dd>{known(card.issuer)}</dd>
            <dt>{text!(lang, source_url)}</dt><dd>{origin}</dd>
        </dl>
    }
}

/// A source in the list of all sources, with a link to its page.
#[component]
pub(crate) fn SourceBox(card: SourceCard) -> impl IntoView {
    let site = use_site();
    let href = site.source(&card.id);
    let all = text!(site.lang, sources_all, count = card.claims);
    view! {
        <article class="srccard">
            <h2><span class="src">{card.id.clone()}</span><a href=href.clone()>{card.label.clone()}</a></h2>
            <SourceCaveat reliability=card.reliability.clone() note=card.note.clone()/>
            <SourceFacts card/>
            <p><a href=href>{all}</a></p>
        </article>
    }
}

/// The host of an address, shown as the text of its link.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().trim_start_matches("www.").to_owned()
}
