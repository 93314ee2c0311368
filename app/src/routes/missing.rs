//! There is nothing at this address.

use leptos::prelude::*;

use super::server_page::ServerPage;

/// The page that says so.
#[component]
pub(crate) fn MissingRoute() -> impl IntoView {
    view! { <ServerPage page=Signal::stored(None)/> }
}
