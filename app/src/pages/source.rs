//! A source: how far it can be trusted, and everything that rests on it, in reading order.

use model::page::{SourceCard, SourcePage};

use crate::address::Page;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::icon;
use crate::parts::passage::passage;
use crate::parts::source_card::source_facts;
use crate::texts::say;

/// The page.
pub(crate) fn source(cx: &Context, page: &SourcePage) -> Markup {
    // Claims that rest on the same words stand together under them.
    let passages: Vec<_> =
        page.lines.chunk_by(|one, next| (one.start, one.end) == (next.start, next.end)).collect();
    let counted = say!(cx, source_order_note, passages = passages.len(), claims = page.lines.len());
    let left = if page.left_out.is_empty() {
        markup! { <p>{say!(cx, source_left_none)}</p> }
    } else {
        let reasons = page.left_out.iter().map(|reason| markup! { <li>{reason}</li> }).collect::<Markup>();
        markup! { <ul class="prose">{reasons}</ul> }
    };
    markup! {
        {head(cx, &page.card)}
        <section class="sec">
            <h2>{say!(cx, source_order)}<small>{counted}</small></h2>
            <ol class="passages">{passages.into_iter().map(|lines| passage(cx, lines)).collect::<Markup>()}</ol>
        </section>
        <section class="sec"><h2>{say!(cx, source_left)}</h2>{left}</section>
    }
}

fn head(cx: &Context, card: &SourceCard) -> Markup {
    markup! {
        <nav class="crumb" aria-label={say!(cx, record_path)}>
            <a href={cx.to(&Page::Sources)}>{say!(cx, sources_title)}</a>
            {icon("#i-right")}
            <span aria-current="page">{&card.label}</span>
        </nav>
        <div class="rp__head">
            <p class="row__meta"><span class="src">{&card.id}</span></p>
            <h1>{&card.label}</h1>
            {source_facts(cx, card)}
        </div>
    }
}
