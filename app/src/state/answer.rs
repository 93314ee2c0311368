//! The answer to a query, computed from the rows in the browser and, for a text search, the matches from the server.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::AtlasPage;
use model::query::{ParsedQuery, Query};

use super::busy::Busy;
use crate::context::SiteContext;
use crate::data::{Data, Loaded};

/// Whether the search failed, and the answer to the requested query.
pub(super) fn answer(
    site: &SiteContext,
    data: &Data,
    requested: RwSignal<ParsedQuery>,
    loaded: Loaded,
) -> (Signal<bool>, Memo<Arc<AtlasPage>>) {
    let Loaded { dataset, page: first, .. } = loaded;
    let text = Memo::new(move |_| requested.with(|requested| requested.query.text.clone()));
    // The last search and its text. While the next search is loading, it keeps this value.
    let search = {
        let (site, data) = (site.clone(), data.clone());
        LocalResource::new(move || {
            let (site, data, text) = (site.clone(), data.clone(), text.get());
            async move {
                let found = match text.clone() {
                    Some(text) => data.search(site, text).await,
                    None => Ok(()),
                };
                (text, found)
            }
        })
    };
    let failed = Signal::derive(move || {
        text.with(|text| {
            search.with(|search| matches!(search, Some((of, Err(_))) if text.is_some() && of == text))
        })
    });
    let data = data.clone();
    let page = Memo::new(move |last: Option<&Arc<AtlasPage>>| {
        let read = requested.get();
        if read.query.text.is_some() {
            search.track();
        }
        match last {
            None => Arc::clone(&first),
            Some(last) => data.answer(&dataset, &read).map_or_else(|| Arc::clone(last), Arc::new),
        }
    });
    let is_waiting = Memo::new(move |_| {
        let is_shown =
            |text: &String| page.with(|page| Query::parse(&page.query).query.text.as_ref() == Some(text));
        text.with(|text| text.as_ref().is_some_and(|text| !is_shown(text))) && !failed.get()
    });
    let busy = expect_context::<Busy>();
    Effect::new(move |_| busy.searching.set(is_waiting.get()));
    on_cleanup(move || busy.searching.set(false));
    (failed, page)
}
