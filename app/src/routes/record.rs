//! A record of any kind. Its page is HTML of the server: `server_pages/record/` renders it, and [`ServerPage`] fetches
//! it when the browser comes from another page.

use leptos::prelude::*;

use super::page_of_id;
use super::server_page::ServerPage;
use crate::address::Page;

/// The page of the record that the address names.
#[component]
pub(crate) fn RecordRoute() -> impl IntoView {
    view! { <ServerPage page=page_of_id(Page::Record)/> }
}
