//! All sources, and one of them.

use leptos::prelude::*;
use leptos_router::hooks::use_params;
use leptos_router::params::Params;

use super::server_page::ServerPage;
use crate::address::Page;

#[derive(Params, PartialEq)]
struct SourceParams {
    id: Option<String>,
}

/// The list of all sources.
#[component]
pub(crate) fn SourcesRoute() -> impl IntoView {
    view! { <ServerPage page=Signal::stored(Some(Page::Sources))/> }
}

/// The source that the address names.
#[component]
pub(crate) fn SourceRoute() -> impl IntoView {
    let params = use_params::<SourceParams>();
    let page =
        Signal::derive(move || params.with(|params| params.as_ref().ok()?.id.clone()).map(Page::Source));
    view! { <ServerPage page/> }
}
