//! All sources.

use model::page::SourceCard;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::source_card::source_box;
use crate::texts::say;

/// The page.
pub(crate) fn sources(cx: &Context, cards: &[SourceCard]) -> Markup {
    markup! {
        <div class="page">
            <h1>{say!(cx, sources_title)}</h1>
            <p class="lead">{say!(cx, sources_lead)}</p>
            <div class="srclist">{cards.iter().map(|card| source_box(cx, card)).collect::<Markup>()}</div>
        </div>
    }
}
