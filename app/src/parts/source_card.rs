//! A source: who spread it, who speaks in it, when, where, and how far it can be trusted.

use model::page::SourceCard;

use super::citation::language;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::texts::say;

/// The facts about a source. What its text does not say is said to be missing.
pub(crate) fn source_facts(cx: &Context, card: &SourceCard) -> Markup {
    let unknown = say!(cx, source_unknown);
    let headline = card.title.as_ref().map(|title| {
        markup! { <dt>{say!(cx, source_headline)}</dt><dd class="title" lang={language(title)}>{title}</dd> }
    });
    let origin = if let Some(url) = &card.url {
        markup! { <a href={url.clone()} rel="external noopener">{host(url)}</a> }
    } else {
        markup! { {say!(cx, source_no_url)} }
    };
    let reason = card.published_reason.as_ref().map(|reason| markup! { <small>{reason}</small> });
    let note = card.note.as_ref().map(|note| markup! { <dt>{say!(cx, source_note)}</dt><dd>{note}</dd> });
    markup! {
        <dl class="facts">
            {headline}
            <dt>{say!(cx, source_reliability)}</dt><dd>{&card.reliability}</dd>
            <dt>{say!(cx, source_published)}</dt><dd>{card.published.as_deref().unwrap_or(unknown)}{reason}</dd>
            <dt>{say!(cx, source_publisher)}</dt><dd>{card.publisher.as_deref().unwrap_or(unknown)}</dd>
            <dt>{say!(cx, source_issuer)}</dt><dd>{card.issuer.as_deref().unwrap_or(unknown)}</dd>
            <dt>{say!(cx, source_url)}</dt><dd>{origin}</dd>
            {note}
        </dl>
    }
}

/// A source in the list of all, with the way to its words.
pub(crate) fn source_box(cx: &Context, card: &SourceCard) -> Markup {
    let href = cx.source(&card.id);
    markup! {
        <article class="srccard">
            <h2><span class="src">{&card.id}</span><a href={href.clone()}>{&card.label}</a></h2>
            {source_facts(cx, card)}
            <p><a href={href}>{say!(cx, sources_all, count = card.claims)}</a></p>
        </article>
    }
}

/// The host of an address: what a reader wants to know before following it.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().trim_start_matches("www.").to_owned()
}
