//! What runs in the browser only.

use std::sync::Arc;

use gloo_net::http::Request;
use leptos::mount::hydrate_body;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::words::Lang;

use crate::address::Base;
use crate::load::{FirstPage, Loaded, PageData};

/// The id of the element that holds the data of the first page.
const DATA: &str = "page-data";

/// Takes over the body, with the data that the page brought along. Without it the page stays as it is:
/// complete, and without script.
pub(crate) fn hydrate<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    let element = document().get_element_by_id(DATA);
    let first = element
        .and_then(|element| element.text_content())
        .and_then(|text| serde_json::from_str::<FirstPage>(&text).ok());
    let Some(first) = first else { return };
    hydrate_body(move || {
        provide_context(Base::new(&first.site.base));
        provide_context(first);
        app()
    });
}

/// Loads the data whenever the request changes. An answer that comes late, for a page that the reader
/// has left, is dropped.
pub(crate) fn follow(
    _: Lang,
    request: Signal<String>,
    loaded: ReadSignal<Loaded>,
    set_loaded: WriteSignal<Loaded>,
) {
    Effect::new(move |last: Option<String>| {
        let address = request.get();
        let is_first = last.is_none() && matches!(loaded.get_untracked(), Loaded::Ready(_));
        if !is_first && last.as_ref() != Some(&address) && !address.is_empty() {
            let shown = loaded.with_untracked(Loaded::shown);
            set_loaded.set(Loaded::Waiting(shown.clone()));
            let wanted = address.clone();
            spawn_local(async move {
                let answer = fetch(&wanted).await;
                if request.try_get_untracked().as_ref() == Some(&wanted) {
                    set_loaded
                        .try_set(answer.map_or(Loaded::Failed(shown), |data| Loaded::Ready(Arc::new(data))));
                }
            });
        }
        address
    });
}

async fn fetch(address: &str) -> Option<PageData> {
    let response = Request::get(address).send().await.ok()?;
    if response.status() == 404 {
        return Some(PageData::Missing(address.to_owned()));
    }
    if response.ok() { response.json().await.ok() } else { None }
}
