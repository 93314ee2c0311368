//! The route for unknown addresses.

use leptos::prelude::*;

use super::server_page::ServerPage;

/// The page that says that there is nothing at this address.
#[component]
pub(crate) fn MissingRoute() -> impl IntoView {
    view! { <ServerPage page=Signal::stored(None)/> }
}
