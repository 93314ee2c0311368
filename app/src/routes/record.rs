//! A record of any kind.

use leptos::prelude::*;
use leptos_router::hooks::use_params;
use leptos_router::params::Params;

use super::server_page::ServerPage;
use crate::address::Page;

#[derive(Params, PartialEq)]
struct RecordParams {
    id: Option<String>,
}

/// The page of the record that the address names.
#[component]
pub(crate) fn RecordRoute() -> impl IntoView {
    let params = use_params::<RecordParams>();
    let page =
        Signal::derive(move || params.with(|params| params.as_ref().ok()?.id.clone()).map(Page::Record));
    view! { <ServerPage page/> }
}
