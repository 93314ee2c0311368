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
mod texts;

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::hooks::use_location;
use leptos_router::path;
use model::query::Query;

use load::Loaded;
pub use load::{FirstPage, PageData};

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
    let (site, base) = (StoredValue::new(site), StoredValue::new(base));
    let location = use_location();
    let place = Memo::new(move |_| {
        let path = location.pathname.get();
        let query = location.search.with(|search| Query::read(search.trim_start_matches('?')).query);
        (path, query)
    });
    let loaded = load::use_page(place, data);
    let body = move || {
        place.with(|(path, query)| {
            base.with_value(|base| {
                site.with_value(|site| {
                    let cx = context::Context { base, site, lang: base.lang(path), path, query };
                    loaded.with(|loaded| pages::body(&cx, loaded))
                })
            })
        })
    };
    let title = move || {
        let Loaded::Ready(data) = loaded.get() else { return None };
        let path = place.with(|(path, _)| path.clone());
        let (lang, page) = base.with_value(|base| (base.lang(&path), base.page(&path).map(|(_, page)| page)));
        Some(site.with_value(|site| pages::title(&data, page.as_ref(), lang, &site.name)))
    };
    let root = NodeRef::new();
    let first = untrack(body);
    let html = first.to_html();
    browser::keep_up(root, first, body, title);
    view! { <div class="page-root" node_ref=root inner_html=html></div> }
}

/// Takes over the page that the server rendered.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    browser::hydrate(|| view! { <App/> });
}
