//! All sources, and one of them, as HTML of the server.

use leptos::prelude::*;

use super::server_page::ServerPage;
use super::{page_in_lang, page_of_id};
use crate::address::Page;

/// The list of all sources.
#[component]
pub(crate) fn SourcesRoute() -> impl IntoView {
    view! { <ServerPage page=page_in_lang(Page::Sources)/> }
}

/// The source that the address names.
#[component]
pub(crate) fn SourceRoute() -> impl IntoView {
    view! { <ServerPage page=page_of_id(Page::Source)/> }
}
