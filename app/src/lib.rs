//! The interface of the atlas: rendered whole by the server, taken over in the browser.
//!
//! Pages, panels and parts are pure functions from data to [`markup::Markup`]; they speak the types of `model`
//! and run alike on both sides. Leptos keeps the state that they are drawn from: the address, by its router,
//! and what is shown for it. The atlas is computed in the browser too; pages that are only read stay as the
//! server printed them, and the browser fetches the next one as the same HTML.
//!
//! **Invariant:** only `browser/` and `map/` know that JavaScript exists.

#![recursion_limit = "1024"]

pub mod address;
mod browser;
pub mod context;
pub mod load;
#[cfg(feature = "hydrate")]
mod map;
pub mod markup;
pub mod pages;
mod panels;
mod parts;
#[cfg(not(feature = "hydrate"))]
pub mod shell;
mod texts;

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

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

/// The page at the present address: what the server printed, until the reader asks for something else.
#[component]
fn Screen() -> impl IntoView {
    let root = NodeRef::new();
    browser::keep_up(root);
    view! { <div class="page-root" node_ref=root inner_html=browser::printed()></div> }
}

/// Takes over the page that the server rendered.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    browser::hydrate(|| view! { <App/> });
}
