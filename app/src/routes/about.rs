//! Method, caveats and licence, and the accessibility statement.

use leptos::prelude::*;

use super::server_page::ServerPage;
use crate::address::Page;

/// The page about the atlas.
#[component]
pub(crate) fn AboutRoute() -> impl IntoView {
    view! { <ServerPage page=Signal::stored(Some(Page::About))/> }
}

/// The accessibility statement.
#[component]
pub(crate) fn AccessibilityRoute() -> impl IntoView {
    view! { <ServerPage page=Signal::stored(Some(Page::Accessibility))/> }
}
