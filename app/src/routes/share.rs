//! The pages for sharing a view or a record, as HTML from the server.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params};
use model::query::Query;

use super::server_page::ServerPage;
use super::{LangParams, page_of_id};
use crate::address::Page;

/// The page for sharing the answer to the query in the address.
#[component]
pub(crate) fn ShareRoute() -> impl IntoView {
    let (params, search) = (use_params::<LangParams>(), use_location().search);
    let page = Signal::derive(move || {
        let is_known = params.with(Result::is_ok);
        is_known.then(|| Page::Share(search.with(|search| Query::parse(search).query)))
    });
    view! { <ServerPage page/> }
}

/// The page for sharing the record in the address.
#[component]
pub(crate) fn ShareRecordRoute() -> impl IntoView {
    view! { <ServerPage page=page_of_id(Page::ShareRecord)/> }
}
