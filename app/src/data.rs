//! The data of pages: provided by the server when it renders, fetched in the browser.

use std::collections::VecDeque;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{DomParser, SupportedType};
use model::dataset::Dataset;
use model::draw::{Span, timeline};
use model::facet::Facet;
use model::page::{AtlasPage, Frame};
use model::query::{ParsedQuery, Query};
use model::view::{self, FacetCounts, FoundValues, Hit, Mark};
use model::when::PartialDate;

use crate::address::SHOW;
use crate::browser::load::{LoadError, get_bytes, get_json, get_packed, get_text};
use crate::browser::next_task;
use crate::context::SiteContext;
use crate::drawings::timeline::TimelineDrawing;
use crate::engine::{Engine, Local, Remote, Request, TimelineAsk, Years, draw_timeline};

/// The number of fetched pages that are cached, so that going back needs no request.
const CACHED_PAGES: usize = 24;

/// The answer to the query of the address, and what every answer of the release is shown with.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What all answers have in common.
    pub frame: Arc<Frame>,
    /// The rows, in the language of the page; `None` where the server computes the answers for the browser.
    pub dataset: Option<Arc<Dataset>>,
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

/// The engine of the document, and what all its answers have in common.
#[derive(Debug)]
struct Answering {
    engine: AnyEngine,
    frame: Arc<Frame>,
}

#[derive(Debug)]
enum AnyEngine {
    Local(Box<Local>),
    Remote(Arc<Remote>),
}

impl AnyEngine {
    fn get(&self) -> &dyn Engine {
        match self {
            Self::Local(local) => &**local,
            Self::Remote(remote) => &**remote,
        }
    }

    fn local(&self) -> Option<&Local> {
        match self {
            Self::Local(local) => Some(local),
            Self::Remote(_) => None,
        }
    }
}

/// The data of all pages of a document. In context.
#[derive(Clone)]
pub struct Data {
    rendered: Arc<Rendered>,
    /// The part of the results that the page lists.
    cut: view::Page,
    answering: ArcStoredValue<Option<Arc<Answering>>>,
    /// The result of the last [`load`](Data::load), so that the page need not compute the answer again.
    loaded: ArcStoredValue<Option<Loaded>>,
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
            answering: ArcStoredValue::default(),
            loaded: ArcStoredValue::default(),
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

    /// The answer to a query, if no request is needed for it.
    pub(crate) fn ready(&self, read: &ParsedQuery) -> Option<Loaded> {
        if self.rendered.atlas.is_some() {
            return self.rendered.atlas.clone();
        }
        if let Some(loaded) = self.loaded.get_value().filter(|loaded| loaded.read == *read) {
            return Some(loaded);
        }
        let answering = self.answering.get_value()?;
        if let AnyEngine::Remote(remote) = &answering.engine
            && !remote.knows(&remote.answer_request(read))
        {
            return None;
        }
        let page = Arc::new(answering.engine.get().answer(read, None)?);
        let (frame, dataset) = (Arc::clone(&answering.frame), self.dataset());
        Some(Loaded { frame, dataset, read: read.clone(), page })
    }

    /// The rows, where answers are computed from them.
    pub(crate) fn dataset(&self) -> Option<Arc<Dataset>> {
        let rendered = self.rendered.atlas.as_ref().and_then(|loaded| loaded.dataset.clone());
        rendered.or_else(|| Some(Arc::clone(self.answering.get_value()?.engine.local()?.dataset())))
    }

    /// Fetches what [`ready`](Self::ready) needs, unless it was fetched before.
    pub(crate) async fn load(&self, site: SiteContext, read: ParsedQuery) -> Result<Loaded, LoadError> {
        let page = site.atlas(read.query.clone());
        let answering = match self.answering.get_value() {
            Some(answering) => answering,
            None => Arc::new(self.start(&site, &page).await?),
        };
        self.answering.set_value(Some(Arc::clone(&answering)));
        match &answering.engine {
            AnyEngine::Local(_) => {
                if let Some(text) = read.query.text.clone() {
                    self.search(site, text, page).await?;
                }
            }
            AnyEngine::Remote(remote) => {
                let answer = remote.answer_request(&read);
                fetch(remote, answer, &page).await?;
                let time = self.ready(&read).and_then(|loaded| shown_span(&loaded));
                if let Some(span) = time {
                    fetch(remote, remote.years_request(&read.query, span), &page).await?;
                }
            }
        }
        // Parsing the rows, computing the answer and rendering are separate tasks, so that the browser can handle input
        // between them.
        next_task().await;
        let missing = || LoadError::unreadable(&read.query.to_string(), &"no answer");
        let loaded = self.ready(&read).ok_or_else(missing)?;
        self.loaded.set_value(Some(loaded.clone()));
        next_task().await;
        Ok(loaded)
    }

    /// Fetches what the engine of the document needs once.
    async fn start(&self, site: &SiteContext, page: &str) -> Result<Answering, LoadError> {
        if site.is_remote() {
            let remote = Remote::new(site.clone(), send);
            let frame = get_packed(&remote.frame_address(), page).await?;
            return Ok(Answering { engine: AnyEngine::Remote(remote), frame });
        }
        let address = site.base.rows(&site.site.release, site.lang);
        let dataset: Arc<Dataset> = Arc::new(get_packed(&address, page).await?);
        next_task().await;
        let frame = Arc::new(Frame::new(&dataset));
        Ok(Answering { engine: AnyEngine::Local(Box::new(Local::new(dataset, self.cut))), frame })
    }

    /// Fetches the result of a text search for the local engine, unless it was the last one. `page` is the address that
    /// shows it.
    pub(crate) async fn search(
        &self,
        site: SiteContext,
        text: String,
        page: String,
    ) -> Result<(), LoadError> {
        let Some(answering) = self.answering.get_value() else { return Ok(()) };
        let Some(local) = answering.engine.local().filter(|local| !local.has_search(&text)) else {
            return Ok(());
        };
        let query = Query { text: Some(text.clone()), ..Query::default() };
        // Positions of rows are valid for one release only, and the server may have a newer one by now.
        let (lang, release) = (site.lang.tag(), &site.site.release);
        let address = site.base.file(&format!("api/v1/match?lang={lang}&release={release}&{query}"));
        local.set_search(text, get_json(&address, &page).await?);
        Ok(())
    }

    /// Why the answer of the server to a query did not load, if it did not.
    pub(crate) fn failure(&self, read: &ParsedQuery) -> Option<LoadError> {
        match &self.answering.get_value()?.engine {
            AnyEngine::Local(_) => None,
            AnyEngine::Remote(remote) => remote.failure(read),
        }
    }

    /// The answer to a query. While its window moves, `listed` are the facets of the last answer. `None` while it is
    /// loading.
    pub(crate) fn answer(&self, read: &ParsedQuery, listed: Option<&[FacetCounts]>) -> Option<AtlasPage> {
        self.answering.get_value()?.engine.get().answer(read, listed)
    }

    /// At most `limit` results of a query after the first `skip`. `None` while they are loading.
    pub(crate) fn results(&self, query: &Query, skip: usize, limit: usize) -> Option<Vec<Hit>> {
        self.answering.get_value()?.engine.get().results(query, skip, limit)
    }

    /// Whether results did not load when they were asked for last; they are requested again then.
    pub(crate) fn take_failed_results(&self, query: &Query, skip: usize, limit: usize) -> bool {
        let answering = self.answering.get_value();
        answering.is_some_and(|answering| answering.engine.get().take_failed_results(query, skip, limit))
    }

    /// The values of a facet whose names contain some words, in lower case. `None` while they are loading, and on the
    /// server.
    pub(crate) fn find_values(&self, query: &Query, facet: Facet, words: &str) -> Option<FoundValues> {
        self.answering.get_value()?.engine.get().find(query, facet, words)
    }

    /// A picture of the timeline. `None` while it is loading.
    pub(crate) fn timeline(&self, ask: &TimelineAsk<'_>) -> Option<TimelineDrawing> {
        if let Some(Loaded { dataset: Some(dataset), .. }) = &self.rendered.atlas {
            return Some(draw_timeline(dataset, ask));
        }
        self.answering.get_value()?.engine.get().timeline(ask)
    }

    /// How many rows lie in each year of a span. `None` while they are loading.
    pub(crate) fn years(&self, query: &Query, marks: &[Mark], span: Span) -> Option<Years> {
        if self.rendered.atlas.is_some() {
            return Some(timeline::by_time(marks, span));
        }
        self.answering.get_value()?.engine.get().years(query, marks, span)
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

/// The part of the time of an answer that is in its window.
fn shown_span(loaded: &Loaded) -> Option<Span> {
    let (since, until) = loaded.read.query.window();
    let time = Span::from(loaded.page.view.time?);
    time.clipped(since.map(PartialDate::first_day), until.map(PartialDate::last_day))
}

/// Sends a request of an engine.
fn send(remote: &Arc<Remote>, request: Request) {
    let remote = Arc::clone(remote);
    spawn_local(async move {
        // If the server has another release by now, the whole page is loaded anew.
        let answer = get_bytes(&request.address, "").await;
        remote.arrived(request, answer);
    });
}

/// Sends a request of an engine unless its answer is known, and waits for it.
async fn fetch(remote: &Remote, request: Request, page: &str) -> Result<(), LoadError> {
    if remote.knows(&request) {
        return Ok(());
    }
    let answer = get_bytes(&request.address, page).await?;
    remote.arrived(request, Ok(answer));
    Ok(())
}

/// Whether the page is being hydrated.
pub(crate) fn is_hydrating() -> bool {
    Owner::current_shared_context().is_some_and(|shared| shared.during_hydration())
}

/// Extracts `<main>` and the title from a document.
fn parse_page(address: &str, html: &str) -> Result<ServerHtml, LoadError> {
    let parse = || {
        let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
        let main = page.get_element_by_id("main")?;
        Some(ServerHtml { address: address.to_owned(), html: main.inner_html(), title: page.title() })
    };
    parse().ok_or_else(|| LoadError::unreadable(address, &"not a page of this site"))
}
