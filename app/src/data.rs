//! The data of pages: provided by the server when it renders, fetched in the browser.

use std::collections::VecDeque;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::{DomParser, SupportedType};
use model::dataset::{Dataset, Snippet};
use model::facet::Facet;
use model::lang::Lang;
use model::packed::unpack;
use model::page::AtlasPage;
use model::query::{ParsedQuery, Query};
use model::view::{self, FacetCounts, FoundValues, Hit, Matches, Reasons};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::address::SHOW;
use crate::browser::request::{self, RequestError};
use crate::browser::{next_task, read_json};
use crate::context::SiteContext;
use crate::engine::Engine;
use crate::texts::text;

/// The number of fetched pages that are cached, so that going back needs no request.
const CACHED_PAGES: usize = 24;

/// Something did not load.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{address} did not load: {reason}")]
pub(crate) struct LoadError {
    pub(crate) address: String,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, thiserror::Error)]
enum Reason {
    #[error(transparent)]
    Request(#[from] RequestError),
    /// The answer is not what was requested.
    #[error("{0}")]
    Unreadable(String),
}

impl LoadError {
    /// A message for readers, followed by the cause.
    pub(crate) fn with_cause(&self, message: &str, lang: Lang) -> String {
        let cause = match self.reason {
            Reason::Request(RequestError::Slow) => text!(lang, load_slow).to_owned(),
            Reason::Request(RequestError::Lost) => text!(lang, load_lost).to_owned(),
            Reason::Request(RequestError::Unsaved) => text!(lang, load_unsaved).to_owned(),
            Reason::Request(RequestError::Status(status)) => text!(lang, load_status, status = status),
            Reason::Unreadable(_) => text!(lang, load_unreadable).to_owned(),
        };
        format!("{message}{}{cause}", lang.pick(" ", ""))
    }
}

/// The rows of the release, and the answer to the query of the address.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The rows, in the language of the page.
    pub dataset: Arc<Dataset>,
    /// The query as read from the address.
    pub read: ParsedQuery,
    /// The answer to it.
    pub page: Arc<AtlasPage>,
}

/// The data of the page that the server is rendering.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// The atlas, on its own page.
    pub atlas: Option<Loaded>,
    /// HTML that only the server renders: the panel of the selected record, or the whole `<main>`.
    pub html: Option<String>,
}

/// The parts of a server-rendered page that differ from page to page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ServerHtml {
    /// Its address.
    pub(crate) address: String,
    /// The content of `<main>`.
    pub(crate) html: String,
    /// The title of the document.
    pub(crate) title: String,
}

/// The result of a text search.
#[derive(Debug, Deserialize)]
struct SearchResult {
    #[serde(flatten)]
    matches: Matches,
    found: Vec<Match>,
}

/// Why a record was found.
#[derive(Debug, Deserialize)]
struct Match {
    id: String,
    snippet: Option<Snippet>,
    reasons: Option<Box<Reasons>>,
}

/// The data of all pages of a document. In context.
#[derive(Clone)]
pub struct Data {
    rendered: Arc<Rendered>,
    /// The part of the results that the page lists.
    cut: view::Page,
    engine: ArcStoredValue<Option<Arc<Engine>>>,
    /// The result of the last [`load`](Data::load), so that the page need not compute the answer again.
    loaded: ArcStoredValue<Option<Loaded>>,
    /// The last search: its text and its result.
    matches: ArcStoredValue<Option<(String, Arc<SearchResult>)>>,
    /// Fetched pages, the latest last.
    pages: ArcStoredValue<VecDeque<Arc<ServerHtml>>>,
}

/// The data of the document.
pub(crate) fn use_data() -> Data {
    expect_context()
}

impl Data {
    /// The data of a document, with a part of the results. In the browser `rendered` is empty.
    pub fn new(rendered: Rendered, cut: view::Page) -> Self {
        Self {
            rendered: Arc::new(rendered),
            cut,
            engine: ArcStoredValue::default(),
            loaded: ArcStoredValue::default(),
            matches: ArcStoredValue::default(),
            pages: ArcStoredValue::default(),
        }
    }

    /// HTML that only the server renders. During hydration it is read from the element that matches `selector`; later
    /// there is none.
    pub(crate) fn rendered_html(&self, selector: &str) -> Option<String> {
        if cfg!(feature = "ssr") {
            return self.rendered.html.clone();
        }
        if !is_hydrating() {
            return None;
        }
        let element = document().query_selector(selector).ok().flatten();
        element.map(|element| element.inner_html())
    }

    /// The rows and the answer to a query, if no request is needed for them.
    pub(crate) fn ready(&self, read: &ParsedQuery) -> Option<Loaded> {
        if self.rendered.atlas.is_some() {
            return self.rendered.atlas.clone();
        }
        if let Some(loaded) = self.loaded.get_value().filter(|loaded| loaded.read == *read) {
            return Some(loaded);
        }
        let page = Arc::new(self.answer(read, None)?);
        let dataset = Arc::clone(self.engine.get_value()?.dataset());
        Some(Loaded { dataset, read: read.clone(), page })
    }

    /// Fetches what [`ready`](Self::ready) needs, unless it was fetched before.
    pub(crate) async fn load(&self, site: SiteContext, read: ParsedQuery) -> Result<Loaded, LoadError> {
        let page = site.atlas(read.query.clone());
        if self.engine.with_value(Option::is_none) {
            let (release, lang) = (&site.site.release, site.lang);
            let address = site.base.rows(release, lang);
            let dataset = Arc::new(get_packed(&address, &page).await?);
            next_task().await;
            self.engine.set_value(Some(Arc::new(Engine::new(dataset, self.cut))));
        }
        if let Some(text) = read.query.text.clone() {
            self.search(site, text, page).await?;
        }
        // Parsing the rows, computing the answer and rendering are separate tasks, so that the browser can handle input
        // between them.
        next_task().await;
        let missing = || unreadable(&read.query.to_string(), &"no answer");
        let loaded = self.ready(&read).ok_or_else(missing)?;
        self.loaded.set_value(Some(loaded.clone()));
        next_task().await;
        Ok(loaded)
    }

    /// Fetches the result of a text search, unless it was the last one. `page` is the address that shows it.
    pub(crate) async fn search(
        &self,
        site: SiteContext,
        text: String,
        page: String,
    ) -> Result<(), LoadError> {
        if self.matches.with_value(|matches| matches.as_ref().is_some_and(|(known, _)| *known == text)) {
            return Ok(());
        }
        let query = Query { text: Some(text.clone()), ..Query::default() };
        // Positions of rows are valid for one release only, and the server may have a newer one by now.
        let (lang, release) = (site.lang.tag(), &site.site.release);
        let address = site.base.file(&format!("api/v1/match?lang={lang}&release={release}&{query}"));
        let matches = Arc::new(get_json(&address, &page).await?);
        self.matches.set_value(Some((text, matches)));
        Ok(())
    }

    /// The answer to a query. While its window moves, `listed` are the facets of the last answer. `None` if it contains a
    /// text whose search was not fetched yet.
    pub(crate) fn answer(&self, read: &ParsedQuery, listed: Option<&[FacetCounts]>) -> Option<AtlasPage> {
        let engine = self.engine.get_value()?;
        self.with_search(&read.query, |found| {
            let mut page = engine.answer(read, found.map(|found| &found.matches), listed);
            if let Some(found) = found {
                found.explain(&mut page.view.results);
            }
            page
        })
    }

    /// At most `limit` results of a query after the first `skip`. `None` where they are not known here.
    pub(crate) fn results(&self, query: &Query, skip: usize, limit: usize) -> Option<Vec<Hit>> {
        let engine = self.engine.get_value()?;
        self.with_search(query, |found| {
            let mut results = engine.results(query, found.map(|found| &found.matches), skip, limit);
            if let Some(found) = found {
                found.explain(&mut results);
            }
            results
        })
    }

    /// The values of a facet whose names contain some words, in lower case. `None` where the answer is not computed here.
    pub(crate) fn find_values(&self, query: &Query, facet: Facet, words: &str) -> Option<FoundValues> {
        let engine = self.engine.get_value()?;
        self.with_search(query, |found| engine.find(query, found.map(|found| &found.matches), facet, words))
    }

    /// Computes something with the result of the search for the text of a query, if it has one; `None` if that was not
    /// fetched yet.
    fn with_search<T>(&self, query: &Query, compute: impl FnOnce(Option<&SearchResult>) -> T) -> Option<T> {
        let Some(text) = &query.text else { return Some(compute(None)) };
        let (_, found) = self.matches.get_value().filter(|(known, _)| known == text)?;
        Some(compute(Some(&found)))
    }

    /// A server-rendered page, from the cache or fetched.
    pub(crate) async fn page(&self, address: String) -> Result<Arc<ServerHtml>, LoadError> {
        let cached =
            |pages: &VecDeque<Arc<ServerHtml>>| pages.iter().find(|page| page.address == address).cloned();
        if let Some(page) = self.pages.with_value(cached) {
            return Ok(page);
        }
        // The panel of a record is a part of the open page.
        let page = if address.contains(&format!("?{SHOW}=")) { "" } else { &address };
        let page = Arc::new(parse_page(&address, &get_text(&address, page).await?)?);
        self.cache(Arc::clone(&page));
        Ok(page)
    }

    /// Caches a page, so that going back to it needs no request.
    pub(crate) fn cache(&self, page: Arc<ServerHtml>) {
        self.pages.update_value(|pages| {
            pages.retain(|known| known.address != page.address);
            pages.push_back(page);
            while pages.len() > CACHED_PAGES {
                pages.pop_front();
            }
        });
    }
}

impl SearchResult {
    /// Adds to each result the reason why it was found.
    fn explain(&self, results: &mut [Hit]) {
        for hit in results {
            if let Some(found) = self.found.iter().find(|found| found.id == hit.id) {
                hit.snippet.clone_from(&found.snippet);
                hit.reasons.clone_from(&found.reasons);
            }
        }
    }
}

/// Whether the page is being hydrated.
pub(crate) fn is_hydrating() -> bool {
    Owner::current_shared_context().is_some_and(|shared| shared.during_hydration())
}

async fn get_json<T: DeserializeOwned>(address: &str, page: &str) -> Result<T, LoadError> {
    read_json(&get_text(address, page).await?).ok_or_else(|| unreadable(address, &"not the expected JSON"))
}

async fn get_packed<T: DeserializeOwned>(address: &str, page: &str) -> Result<T, LoadError> {
    let bytes = request::bytes(address, page).await.map_err(failed(address))?;
    unpack(&bytes).map_err(|error| unreadable(address, &error))
}

/// The text at an address, by [`request::text`].
pub(crate) async fn get_text(address: &str, page: &str) -> Result<String, LoadError> {
    request::text(address, page).await.map_err(failed(address))
}

fn failed(address: &str) -> impl Fn(RequestError) -> LoadError {
    move |error| LoadError { address: address.to_owned(), reason: error.into() }
}

fn unreadable(address: &str, reason: &dyn std::fmt::Display) -> LoadError {
    LoadError { address: address.to_owned(), reason: Reason::Unreadable(reason.to_string()) }
}

/// Extracts `<main>` and the title from a document.
fn parse_page(address: &str, html: &str) -> Result<ServerHtml, LoadError> {
    let parse = || {
        let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
        let main = page.get_element_by_id("main")?;
        Some(ServerHtml { address: address.to_owned(), html: main.inner_html(), title: page.title() })
    };
    parse().ok_or_else(|| unreadable(address, &"not a page of this site"))
}
