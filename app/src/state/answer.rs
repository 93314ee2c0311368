//! The answer to a query, from the rows that the browser holds and from what the server found for a text.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::AtlasPage;
use model::query::{Query, Read};

use crate::app::Busy;
use crate::context::SiteContext;
use crate::data::{Data, Loaded};

/// Whether a search failed, and the answer to what is requested.
pub(super) fn answer(
    site: &SiteContext,
    data: &Data,
    requested: RwSignal<Read>,
    loaded: Loaded,
) -> (Signal<bool>, Memo<Arc<AtlasPage>>) {
    let Loaded { pack, page: first, .. } = loaded;
    let text = Memo::new(move |_| requested.with(|requested| requested.query.text.clone()));
    let search = {
        let (site, data) = (site.clone(), data.clone());
        LocalResource::new(move || {
            let (site, data, text) = (site.clone(), data.clone(), text.get());
            async move {
                match text {
                    Some(text) => data.search(site, text).await,
                    None => Ok(()),
                }
            }
        })
    };
    let failed = Signal::derive(move || {
        text.with(Option::is_some) && search.with(|search| matches!(search, Some(Err(_))))
    });
    let data = data.clone();
    let page = Memo::new(move |last: Option<&Arc<AtlasPage>>| {
        let read = requested.get();
        if read.query.text.is_some() {
            search.track();
        }
        match last {
            None => Arc::clone(&first),
            Some(last) => data.answer(&pack, &read).map_or_else(|| Arc::clone(last), Arc::new),
        }
    });
    let waits = Memo::new(move |_| {
        let shown = page.with(|page| Query::read(&page.query).query.text);
        text.with(|text| *text != shown) && !failed.get()
    });
    let busy = expect_context::<Busy>();
    Effect::new(move |_| busy.searching.set(waits.get()));
    on_cleanup(move || busy.searching.set(false));
    (failed, page)
}
