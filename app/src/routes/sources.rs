//! The list of sources and the page of a source, as HTML from the server.

use leptos::prelude::*;

use super::server_page::ServerPage;
use super::{page_in_lang, page_of_id};
use crate::address::Page;

/// The list of all sources.
#[component]
pub(crate) fn SourcesRoute() -> impl IntoView {
    view! { <ServerPage page=page_in_lang(Page::Sources)/> }
}

/// The page of the source in the address.
#[component]
pub(crate) fn SourceRoute() -> impl IntoView {
    view! { <ServerPage page=page_of_id(Page::Source)/> }
}
