//! Taking over the page of the server, and keeping it in step with the address.

use std::collections::VecDeque;
use std::sync::Arc;

use gloo_net::http::Request;
use leptos::html::Div;
use leptos::mount::hydrate_body;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use super::events;
use super::patch::patch;
use crate::address::Base;
use crate::load::{FirstPage, Loaded, PageData};
use crate::markup::Markup;

/// The id of the element that holds the data of the first page.
const DATA: &str = "page-data";
/// How many pages are kept, so that the way back needs no request and the browser finds the place it left.
const KEPT: usize = 24;

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
pub(crate) fn follow(request: Memo<String>, loaded: ReadSignal<Loaded>, set_loaded: WriteSignal<Loaded>) {
    let kept = StoredValue::new(VecDeque::<(String, Arc<PageData>)>::new());
    let keep = move |address: String, data: Arc<PageData>| {
        kept.update_value(|kept| {
            kept.retain(|(known, _)| *known != address);
            kept.push_back((address, data));
            while kept.len() > KEPT {
                kept.pop_front();
            }
        });
    };
    Effect::new(move |last: Option<String>| {
        let address = request.get();
        if address.is_empty() || last.as_ref() == Some(&address) {
            return address;
        }
        if last.is_none()
            && let Loaded::Ready(first) = loaded.get_untracked()
        {
            keep(address.clone(), first);
            return address;
        }
        let known = kept.with_value(|kept| {
            kept.iter().find(|(known, _)| *known == address).map(|(_, data)| Arc::clone(data))
        });
        if let Some(data) = known {
            set_loaded.set(Loaded::Ready(data));
            return address;
        }
        let shown = loaded.with_untracked(Loaded::shown);
        set_loaded.set(Loaded::Waiting(shown.clone()));
        let wanted = address.clone();
        spawn_local(async move {
            let answer = fetch(&wanted).await.map(Arc::new);
            if let Some(data) = &answer {
                keep(wanted.clone(), Arc::clone(data));
            }
            if request.try_get_untracked().as_ref() == Some(&wanted) {
                set_loaded.try_set(answer.map_or(Loaded::Failed(shown), Loaded::Ready));
            }
        });
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

/// Changes the page whenever what it is drawn from changes. `first` is what the server printed; `title` is
/// there once the page at the present address is.
pub(crate) fn keep_up(
    root: NodeRef<Div>,
    first: Markup,
    body: impl Fn() -> Markup + 'static,
    title: impl Fn() -> Option<String> + 'static,
) {
    events::listen();
    let path = use_location().pathname;
    let mut first = Some(first);
    let mut here = path.get_untracked();
    Effect::new(move |old: Option<Markup>| {
        let (new, title) = (body(), title());
        let Some(root) = root.get() else { return new };
        let focus = events::focus();
        patch(&root, &old.or_else(|| first.take()).unwrap_or_default(), &new);
        if let Some(title) = title {
            document().set_title(&title);
            let there = path.get_untracked();
            events::settle(here != there, focus);
            here = there;
        }
        new
    });
}
