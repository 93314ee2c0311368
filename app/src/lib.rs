//! The interface of the atlas: rendered whole by the server, hydrated in the browser.
//!
//! **Invariant:** only `browser/` knows that JavaScript exists. Pages, panels and parts speak the types of
//! `model`. The same components run on both sides, so what they print may not depend on the side.

// A view is one type, as deep as its page.
#![recursion_limit = "512"]
#![expect(unreachable_pub, reason = "what `#[component]` makes of a function is as public as can be")]

pub mod address;
mod browser;
pub mod load;
mod pages;
mod panels;
mod parts;
pub mod shell;

mod texts {
    //! Interface texts from `locales/`, checked when the program is built.
    #![expect(deprecated, reason = "the build script of its successor pulls in the generator of ICU data")]
    leptos_i18n::load_locales!();
}

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

pub use load::{FirstPage, PageData};
use model::words::Lang;

/// The whole application, as it stands in `<body>`.
#[component]
pub fn App() -> impl IntoView {
    let base = expect_context::<address::Base>();
    view! {
        <Router base=base.path()>
            <Routes fallback=|| view! { <pages::missing::Missing/> }>
                <Route path=path!("/:lang") view=pages::atlas::Atlas/>
                <Route path=path!("/:lang/records/:id") view=pages::record::Record/>
                <Route path=path!("/:lang/sources") view=pages::sources::Sources/>
                <Route path=path!("/:lang/sources/:id") view=pages::source::Source/>
                <Route path=path!("/:lang/about") view=pages::about::About/>
                <Route path=path!("/:lang/accessibility") view=pages::accessibility::Accessibility/>
            </Routes>
        </Router>
    }
}

/// The locale of the interface texts for a language of the page.
pub(crate) fn locale(lang: Lang) -> texts::i18n::Locale {
    lang.pick(texts::i18n::Locale::en, texts::i18n::Locale::zh)
}

/// Takes over the page that the server rendered.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    browser::hydrate(|| view! { <App/> });
}
