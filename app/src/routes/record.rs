//! The page of a record of any kind, as HTML from the server: `server_pages/record/` renders it, and [`ServerPage`]
//! fetches it on navigation.

use leptos::prelude::*;

use super::page_of_id;
use super::server_page::ServerPage;
use crate::address::Page;

/// The page of the record in the address.
#[component]
pub(crate) fn RecordRoute() -> impl IntoView {
    view! { <ServerPage page=page_of_id(Page::Record)/> }
}
