//! Taking over the page that the server rendered.

use leptos::mount::hydrate_body;
use leptos::prelude::*;
use model::query::Query;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::address::{Base, Page};
use crate::app::App;
use crate::browser::scroll::listen_to_back;
use crate::context::{PAGE_DATA, Site, SiteContext};
use crate::data::{Data, Rendered};

/// Hydrates the page. The atlas needs its rows for that, so they are fetched first; where they do not come, the page
/// stays as it is: complete, with links that load the next one.
#[wasm_bindgen]
pub async fn hydrate() {
    console_error_panic_hook::set_once();
    let text = document().get_element_by_id(PAGE_DATA).and_then(|element| element.text_content());
    let Some(site) = text.and_then(|text| serde_json::from_str::<Site>(&text).ok()) else { return };
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let read = Query::read(location.search().unwrap_or_default().trim_start_matches('?'));
    let base = Base::new(&site.base);
    let lang = base.lang(&path);
    let pinned = read.query.release.as_ref();
    let is_other_release = pinned.is_some_and(|release| release.as_str() != site.release);
    let site = SiteContext::new(site, lang, pinned);
    let data = Data::new(Rendered::default());
    if matches!(base.page(&path), Some((_, Page::Atlas(_)))) {
        // The server has no such release, so the page shows another one and says so. The browser cannot compute that.
        if is_other_release || data.load(site.clone(), read).await.is_err() {
            return;
        }
    }
    listen_to_back();
    hydrate_body(move || {
        provide_context(site);
        provide_context(data);
        view! { <App/> }
    });
}
