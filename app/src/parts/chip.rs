//! A value that narrows the view, with a link that takes it away.

use leptos::prelude::*;

use super::glyph::Icon;

/// The chip. The children say what the link does, for those who hear it alone.
#[component]
pub(crate) fn Chip(label: String, href: String, children: Children) -> impl IntoView {
    view! {
        <span class="chip">
            {label}
            <a class="chip__x" href=href data-noscroll=""><Icon name="#i-close"/><span class="vh">{children()}</span></a>
        </span>
    }
}
