//! Hydrates the page that the server rendered.

use leptos::mount::hydrate_body;
use leptos::prelude::*;
use model::query::Query;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::address::{Base, Page};
use crate::app::App;
use crate::browser::scroll::listen_to_back;
use crate::browser::translation::{is_translated, render_anew};
use crate::context::{PAGE_DATA, Site, SiteContext};
use crate::data::{Data, Rendered};

/// Hydrates the page. The atlas needs its rows for that, so they are fetched first. If that fails, the page is not
/// hydrated; it is complete, and its links load other pages. A page that the browser has translated is rendered anew.
#[wasm_bindgen]
pub async fn hydrate() {
    console_error_panic_hook::set_once();
    let text = document().get_element_by_id(PAGE_DATA).and_then(|element| element.text_content());
    let Some(site) = text.and_then(|text| serde_json::from_str::<Site>(&text).ok()) else { return };
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let read = Query::parse(location.search().unwrap_or_default().trim_start_matches('?'));
    let base = Base::new(&site.base);
    let lang = base.lang(&path);
    let pinned = read.query.release.as_ref();
    let is_other_release = pinned.is_some_and(|release| release.as_str() != site.release);
    let site = SiteContext::new(site, lang, pinned);
    let data = Data::new(Rendered::default());
    let is_loaded = match base.page(&path) {
        // The server does not have the requested release, so the page shows another one with a note. The browser cannot
        // compute that.
        Some((_, Page::Atlas(_))) => !is_other_release && data.load(site.clone(), read).await.is_ok(),
        // Other pages are hydrated from the document. Only after translation is their HTML fetched again.
        page if is_translated(lang) => {
            let address = page.map_or(path, |(_, page)| site.to(&page));
            data.page(address).await.is_ok()
        }
        _ => true,
    };
    if !is_loaded {
        return;
    }
    listen_to_back();
    let app = move || {
        provide_context(site);
        provide_context(data);
        view! { <App/> }
    };
    // The page may have been translated while the rows were loading.
    if is_translated(lang) { render_anew(app) } else { hydrate_body(app) }
}
