//! The status of a record as glyph and word.

use leptos::prelude::*;
use model::when::Role;
use model::words::Say as _;

use super::icon::use_symbol;
use crate::context::use_site;

/// The mark of a status. The glyph is filled for what happened, a clock for what is scheduled and a dashed ring for
/// what is planned.
#[component]
pub(crate) fn StatusMark(status: Role) -> impl IntoView {
    view! { <span class="status"><StatusGlyph status/>{status.say(use_site().lang)}</span> }
}

/// The glyph alone, for places where the word is beside it already.
#[component]
pub(crate) fn StatusGlyph(status: Role) -> impl IntoView {
    let symbol = match status {
        Role::Scheduled => "#s-S",
        Role::Planned | Role::Target => "#s-P",
        Role::Held
        | Role::Signed
        | Role::Inaugurated
        | Role::Established
        | Role::Launched
        | Role::Issued
        | Role::Announced
        | Role::Exists => "#s-H",
    };
    view! { <svg class="sg" aria-hidden="true" inner_html=use_symbol(symbol)></svg> }
}
