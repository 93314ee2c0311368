//! The interface of the atlas: rendered whole by the server, taken over in the browser.
//!
//! Pages, panels and parts are pure functions from data to [`markup::Markup`]; they speak the types of `model`
//! and run alike on both sides. Leptos keeps the state that they are drawn from: the address, by its router,
//! and the data that belongs to it.
//!
//! **Invariant:** only `browser/` knows that JavaScript exists.

#![recursion_limit = "1024"]

pub mod address;
mod browser;
mod context;
pub mod load;
pub mod markup;
pub mod pages;
mod panels;
mod parts;
pub mod shell;
mod state;
mod texts;

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::hooks::use_location;
use leptos_router::path;

use context::Context;
use load::Loaded;
pub use load::{FirstPage, PageData};
use state::{Asked, State};

/// The whole application, as it stands in `<body>`.
#[component]
pub fn App() -> impl IntoView {
    let base = expect_context::<address::Base>();
    // One route: which page an address means is said in `address` alone, and what stays from one page to the
    // next is not built anew.
    view! {
        <Router base=base.path()>
            <Routes fallback=Screen>
                <Route path=path!("/*page") view=Screen/>
            </Routes>
        </Router>
    }
}

/// The page at the present address.
#[component]
fn Screen() -> impl IntoView {
    let FirstPage { site, data, .. } = expect_context::<FirstPage>();
    let base = expect_context::<address::Base>();
    let location = use_location();
    let asked = location
        .pathname
        .with_untracked(|path| location.search.with_untracked(|search| Asked::at(path, search)));
    let state = State::new(asked, data);
    browser::follow(state, &base, &site);
    let around = StoredValue::new((base, site));
    let body = move || {
        around.with_value(|(base, site)| {
            let (asked, live) = (state.asked.read(), state.live.read());
            let (path, query) = (asked.path.as_str(), &asked.read.query);
            let cx = Context { base, site, lang: base.lang(path), path, query, live: live.as_ref() };
            pages::body(&cx, &state.loaded.read())
        })
    };
    let title = move || {
        let Loaded::Ready(data) = state.loaded.get() else { return None };
        around.with_value(|(base, site)| {
            let path = &state.asked.read().path;
            let page = base.page(path).map(|(_, page)| page);
            Some(pages::title(&data, page.as_ref(), base.lang(path), &site.name))
        })
    };
    let root = NodeRef::new();
    let first = untrack(body);
    let html = first.to_html();
    browser::keep_up(state, root, first, body, title);
    view! { <div class="page-root" node_ref=root inner_html=html></div> }
}

/// Takes over the page that the server rendered.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    browser::hydrate(|| view! { <App/> });
}
