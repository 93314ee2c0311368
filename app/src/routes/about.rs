//! The page about the atlas, the accessibility statement and the page about saved records, as HTML from the server.

use leptos::prelude::*;

use super::page_in_lang;
use super::server_page::ServerPage;
use crate::address::Page;

/// The page about the atlas.
#[component]
pub(crate) fn AboutRoute() -> impl IntoView {
    view! { <ServerPage page=page_in_lang(Page::About)/> }
}

/// The accessibility statement.
#[component]
pub(crate) fn AccessibilityRoute() -> impl IntoView {
    view! { <ServerPage page=page_in_lang(Page::Accessibility)/> }
}

/// The records that are saved on this device.
#[component]
pub(crate) fn OfflineRoute() -> impl IntoView {
    view! { <ServerPage page=page_in_lang(Page::Offline)/> }
}
