//! The answer to the requested query. The engine computes it from the rows in the browser and, for a text search, from the
//! matches of the server; or it requests it.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::AtlasPage;
use model::query::ParsedQuery;

use super::busy::Busy;
use crate::browser::load::LoadError;
use crate::browser::measured;
use crate::context::SiteContext;
use crate::data::{Data, Loaded};

/// Why the search failed, if it did, and the answer to the requested query.
pub(super) fn answer(
    site: &SiteContext,
    data: &Data,
    requested: RwSignal<ParsedQuery>,
    dragging: RwSignal<bool>,
    loaded: Loaded,
) -> (Signal<Option<LoadError>>, Memo<Arc<AtlasPage>>) {
    let first = loaded.page;
    let text = Memo::new(move |_| requested.with(|requested| requested.query.text.clone()));
    // The last search and its text. While the next search is loading, it keeps this value.
    let search = {
        let (site, data) = (site.clone(), data.clone());
        LocalResource::new(move || {
            let (site, data, text) = (site.clone(), data.clone(), text.get());
            let page = site.atlas(requested.with_untracked(|requested| requested.query.clone()));
            async move {
                let found = match text.clone() {
                    Some(text) => data.search(site, text, page).await,
                    None => Ok(()),
                };
                (text, found)
            }
        })
    };
    let failed = {
        let data = data.clone();
        Signal::derive(move || {
            let search_failed = text.with(|text| {
                search.with(|search| match search {
                    Some((of, Err(error))) if text.is_some() && of == text => Some(error.clone()),
                    _ => None,
                })
            });
            search_failed.or_else(|| requested.with(|read| data.failure(read)))
        })
    };
    let data = data.clone();
    let page = Memo::new(move |last: Option<&Arc<AtlasPage>>| {
        let read = requested.get();
        if read.query.text.is_some() {
            search.track();
        }
        // A drag keeps the listed values and their order, and its end lists them anew.
        let is_moving = dragging.get();
        match last {
            None => Arc::clone(&first),
            Some(last) => {
                let listed = is_moving.then_some(last.view.facets.as_slice());
                let answer = measured("atlas-view", || data.answer(&read, listed));
                answer.map_or_else(|| Arc::clone(last), Arc::new)
            }
        }
    });
    let is_waiting = Memo::new(move |_| {
        let requested = requested.with(|requested| requested.query.to_string());
        page.with(|page| page.query != requested) && failed.with(Option::is_none)
    });
    let busy = expect_context::<Busy>();
    Effect::new(move |_| busy.searching.set(is_waiting.get()));
    on_cleanup(move || busy.searching.set(false));
    (failed, page)
}
