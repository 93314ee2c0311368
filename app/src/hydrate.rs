//! Hydrates the page that the server rendered.

use leptos::mount::hydrate_body;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::Event;
use model::presentation::Presentation;
use model::query::{ParsedQuery, Query};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::address::{Base, Page};
use crate::app::App;
use crate::browser::read_json;
use crate::browser::scroll::listen_to_back;
use crate::browser::translation::{is_translated, render_anew};
use crate::context::{PAGE_DATA, Site, SiteContext};
use crate::data::{Data, Rendered};

/// Hydrates the page. The atlas needs its rows for that, so they are fetched first. If that fails, the page is not
/// hydrated; it is complete, and its links load other pages. A page that the browser has translated is rendered anew.
///
/// In a browser that `is_short_of_memory` the server computes the answers.
#[wasm_bindgen]
pub async fn hydrate(is_short_of_memory: bool) {
    console_error_panic_hook::set_once();
    let text = document().get_element_by_id(PAGE_DATA).and_then(|element| element.text_content());
    let Some(mut site) = text.and_then(|text| read_json::<Site>(&text)) else { return };
    site.is_short_of_memory = is_short_of_memory;
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let base = Base::new(&site.base);
    let address = location.href().unwrap_or_default();
    let search = location.search().unwrap_or_default();
    let asked = Query::parse(search.trim_start_matches('?'));
    let rendered = site.query.as_deref().map(Query::parse);
    // The service worker shows the page of the atlas for any query. The page is hydrated with the query that it was
    // rendered for; then that of the address is applied.
    let page = base.page(&path).map(|(_, page)| page);
    let has_answer = page.as_ref().is_some_and(Page::has_answer);
    let other = rendered.filter(|rendered| has_answer && *rendered != known(&asked));
    let rendered_address = other.as_ref().map(|other| match other.query.to_string() {
        query if query.is_empty() => path.clone(),
        query => format!("{path}?{query}"),
    });
    let read = other.unwrap_or(asked);
    let lang = base.lang(&path);
    let pinned = read.query.release.as_ref();
    let is_other_release = pinned.is_some_and(|release| release.as_str() != site.release);
    let mut site = SiteContext::new(site, lang, pinned);
    if let Some(Page::Embed(..)) = page {
        site = site.embedded(Presentation::parse(&search));
    }
    // The panels that the server computes lead to the atlas, and not to an embed, which stays as the server rendered it.
    if site.embed.is_some() && site.is_remote() {
        return;
    }
    let data = Data::new(Rendered::default(), site.cut());
    let is_loaded = match page {
        // The server does not have the requested release, so the page shows another one with a note. The browser cannot
        // compute that.
        Some(Page::Atlas(_) | Page::Embed(..)) => {
            !is_other_release && data.load(site.clone(), read).await.is_ok()
        }
        // Other pages are hydrated from the document. Only after translation is their HTML fetched again.
        page if is_translated(lang) => {
            let address = page.map_or(path, |page| site.to(&page));
            data.page(address).await.is_ok()
        }
        _ => true,
    };
    if !is_loaded {
        return;
    }
    if let Some(rendered) = &rendered_address {
        replace_address(rendered);
    }
    listen_to_back();
    let app = move || {
        provide_context(site);
        provide_context(data);
        view! { <App/> }
    };
    // The page may have been translated while the rows were loading.
    if is_translated(lang) {
        render_anew(app);
    } else {
        hydrate_body(app);
    }
    if rendered_address.is_some() {
        replace_address(&address);
        if let Ok(event) = Event::new("popstate") {
            // The router reads the address anew. It does not matter whether a listener cancelled the event.
            let _ = window().dispatch_event(&event);
        }
    }
}

/// What was read of an address, without the parameters that are no part of a query.
fn known(asked: &ParsedQuery) -> ParsedQuery {
    ParsedQuery { unknown: Vec::new(), ..asked.clone() }
}

/// Replaces the address without navigating. If that fails, the page is hydrated for another address, and shows it.
fn replace_address(address: &str) {
    let _ = window()
        .history()
        .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
}
