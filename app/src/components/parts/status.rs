//! The status of a record as glyph and word.

use leptos::prelude::*;
use maud::{Markup, html};
use model::lang::Lang;
use model::when::Role;
use model::words::Label as _;

use super::icon::use_symbol;

/// The mark of a status. The glyph is filled for what happened, a clock for what is scheduled and a dashed ring for
/// what is planned.
pub(crate) fn status_mark(status: Role, lang: Lang) -> Markup {
    html! { span class="status" { (inside(status, lang)) } }
}

/// The same as a component, for pages that only the server renders.
#[cfg(feature = "ssr")]
#[component]
pub(crate) fn StatusMark(status: Role) -> impl IntoView {
    view! { <span class="status" inner_html=inside(status, crate::context::use_site().lang).into_string()></span> }
}

fn inside(status: Role, lang: Lang) -> Markup {
    html! { svg class="sg" width="12" height="12" aria-hidden="true" { use href=(status_symbol(status)) {} } (status.label(lang)) }
}

/// The glyph alone, for use beside the word.
#[component]
pub(crate) fn StatusGlyph(status: Role) -> impl IntoView {
    view! { <svg class="sg" width="12" height="12" aria-hidden="true" inner_html=use_symbol(status_symbol(status))></svg> }
}

/// The symbol of a status.
const fn status_symbol(status: Role) -> &'static str {
    match status {
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
    }
}
