//! Status: glyph and word.

use model::when::Role;
use model::words::Say as _;

use crate::context::Context;
use crate::markup::{Markup, markup};

/// The mark of a status: filled for what happened, a clock for what is scheduled, a dashed ring for what
/// is planned.
pub(crate) fn status_mark(cx: &Context, status: Role) -> Markup {
    markup! { <span class="status">{status_glyph(status)}{status.say(cx.lang)}</span> }
}

/// The glyph alone, for where the word stands beside it anyway.
pub(crate) fn status_glyph(status: Role) -> Markup {
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
    markup! { <svg class="sg" aria-hidden="true"><use href={symbol}/></svg> }
}
