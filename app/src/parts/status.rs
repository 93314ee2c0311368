//! Status: glyph and word.

use leptos::prelude::*;
use model::when::Role;
use model::words::{Lang, Say as _};

/// The mark of a status: filled for what happened, a clock for what is scheduled, a dashed ring for what
/// is planned.
#[component]
pub(crate) fn StatusMark(status: Role, lang: Lang) -> impl IntoView {
    view! { <span class="status"><StatusGlyph status/>{status.say(lang)}</span> }
}

/// The glyph alone, for where the word stands beside it anyway.
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
    view! { <svg class="sg" aria-hidden="true"><use href=symbol/></svg> }
}
