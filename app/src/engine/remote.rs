//! Asks the server for answers.
//!
//! Every panel has at most one request in progress. What is asked meanwhile waits, and only the last of it is requested
//! then: so a hand that moves the window is followed as fast as the server answers, and not by a request for each step.
//! Answers are known by their address, so one that nobody asks for any more is never shown.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use form_urlencoded::byte_serialize;
use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use model::dataset::LAYOUT;
use model::draw::Span;
use model::facet::Facet;
use model::packed::{PackError, unpack};
use model::page::AtlasPage;
use model::query::{ParsedQuery, Query};
use model::view::{FacetCounts, FoundValues, Hit, Mark};
use model::when::Day;
use serde::de::DeserializeOwned;

use super::{Engine, TimelineAsk, Years};
use crate::browser::load::LoadError;
use crate::context::SiteContext;
use crate::drawings::timeline::TimelineDrawing;
use crate::query_form::{any_time, without_idle_window};

/// The answers of each panel that are kept, so that going back needs no request.
const KEPT: usize = 12;
/// The results of an answer while the window moves: more than fit a screen.
const MOVING_RESULTS: usize = 24;

/// What has a request of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The answer to a query.
    Answer,
    /// The answer to a query whose window moves.
    Moving,
    /// Results beyond those of the answer.
    Results,
    /// Values of a facet that were searched for.
    Values,
    /// A picture of the timeline.
    Timeline,
    /// The timeline as a table.
    Years,
}

impl Panel {
    const ALL: [Self; 6] =
        [Self::Answer, Self::Moving, Self::Results, Self::Values, Self::Timeline, Self::Years];

    /// Whether bytes are an answer of this panel.
    fn reads(self, answer: &[u8]) -> bool {
        match self {
            Self::Answer | Self::Moving => unpack::<AtlasPage>(answer).is_ok(),
            Self::Results => unpack::<Vec<Hit>>(answer).is_ok(),
            Self::Values => unpack::<FoundValues>(answer).is_ok(),
            Self::Timeline => unpack::<TimelineDrawing>(answer).is_ok(),
            Self::Years => unpack::<Years>(answer).is_ok(),
        }
    }

    /// The last part of its address.
    const fn path(self) -> &'static str {
        match self {
            Self::Answer | Self::Moving => "answer",
            Self::Results => "results",
            Self::Values => "values",
            Self::Timeline => "timeline",
            Self::Years => "years",
        }
    }
}

/// A request to the server. Its answer belongs to [`Remote::arrived`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is requested.
    pub panel: Panel,
    /// The address.
    pub address: String,
}

/// Sends a request. It hands the answer over later, and not before it returns.
pub type Send = fn(&Arc<Remote>, Request);

/// Asks the server.
#[derive(Debug)]
pub struct Remote {
    site: SiteContext,
    states: Mutex<[State; Panel::ALL.len()]>,
    /// Notified when an answer of a panel arrives.
    arrived: [ArcTrigger; Panel::ALL.len()],
    send: Send,
    this: Weak<Self>,
}

/// The requests of a panel.
#[derive(Debug, Default)]
struct State {
    /// The address that is being requested.
    sent: Option<String>,
    /// The address to request next.
    next: Option<String>,
    /// Addresses whose requests failed since the last answer, and why. They are not requested again before there is one.
    failed: Vec<(String, LoadError)>,
    /// Answers by address, the latest last.
    answers: VecDeque<(String, Arc<[u8]>)>,
}

impl Remote {
    /// An engine that sends its requests by a function.
    pub fn new(site: SiteContext, send: Send) -> Arc<Self> {
        Arc::new_cyclic(|this| Self {
            site,
            states: Mutex::default(),
            arrived: Default::default(),
            send,
            this: this.clone(),
        })
    }

    /// Why the answer to a query did not load, if it did not.
    pub(crate) fn failure(&self, read: &ParsedQuery) -> Option<LoadError> {
        self.track(Panel::Answer);
        let Request { panel, address } = self.answer_request(read);
        let states = self.states();
        let failed = states[panel as usize].failed.iter().find(|(failed, _)| *failed == address);
        failed.map(|(_, error)| error.clone())
    }

    /// Whether the answer to a request is known.
    pub(crate) fn knows(&self, request: &Request) -> bool {
        self.states()[request.panel as usize].known(&request.address).is_some()
    }

    /// Takes the answer to a request, and sends the next one of its panel.
    pub fn arrived(&self, request: Request, answer: Result<Vec<u8>, LoadError>) {
        let Request { panel, address } = request;
        let answer = answer.and_then(|answer| {
            let is_readable = panel.reads(&answer);
            is_readable.then_some(answer).ok_or_else(|| LoadError::unreadable(&address, &PackError))
        });
        let next = {
            let mut states = self.states();
            let state = &mut states[panel as usize];
            state.sent = None;
            match answer {
                Ok(answer) => state.keep(address, answer.into()),
                Err(error) => state.failed.push((address, error)),
            }
            state.next.take()
        };
        if let Some(next) = next {
            self.request(panel, next);
        }
        self.arrived[panel as usize].notify();
    }

    /// The request for an answer.
    pub(crate) fn answer_request(&self, read: &ParsedQuery) -> Request {
        self.of(Panel::Answer, &[], &read.query)
    }

    fn results_request(&self, query: &Query, skip: usize, limit: usize) -> Request {
        let query = Query { skip: u32::try_from(skip).unwrap_or(u32::MAX), ..query.results_only() };
        self.of(Panel::Results, &[("most", &limit.to_string())], &query)
    }

    /// The last answer of the same query in another window.
    fn moving(&self, query: &Query) -> Option<AtlasPage> {
        let last = self.states()[Panel::Moving as usize].answers.back().map(|(_, last)| Arc::clone(last))?;
        let page: AtlasPage = unpack(&last).ok()?;
        let is_same = any_time(&Query::parse(&page.query).query) == any_time(query);
        is_same.then_some(page)
    }

    /// The request for the timeline as a table.
    pub(crate) fn years_request(&self, query: &Query, span: Span) -> Request {
        self.of(Panel::Years, &[("span", &words_of(span))], &query.results_only())
    }

    /// The address of what all answers have in common.
    pub(crate) fn frame_address(&self) -> String {
        self.address("frame", &[], &Query::default())
    }

    /// The answer to a request, which is sent unless it is known.
    fn get<T: DeserializeOwned>(&self, Request { panel, address }: Request) -> Option<T> {
        self.track(panel);
        let known = self.states()[panel as usize].known(&address);
        if known.is_none() {
            self.request(panel, address);
        }
        unpack(&known?).ok()
    }

    /// Has the memo or effect that is running run again when an answer arrives.
    fn track(&self, panel: Panel) {
        if Observer::get().is_some() {
            self.arrived[panel as usize].track();
        }
    }

    /// Sends a request, or has it wait for the one in progress.
    fn request(&self, panel: Panel, address: String) {
        {
            let mut states = self.states();
            let state = &mut states[panel as usize];
            let has_failed = state.failed.iter().any(|(failed, _)| *failed == address);
            if has_failed || state.known(&address).is_some() {
                return;
            }
            if let Some(sent) = &state.sent {
                state.next = (*sent != address).then_some(address);
                return;
            }
            state.sent = Some(address.clone());
        }
        if let Some(this) = self.this.upgrade() {
            (self.send)(&this, Request { panel, address });
        }
    }

    fn of(&self, panel: Panel, own: &[(&str, &str)], query: &Query) -> Request {
        Request { panel, address: self.address(panel.path(), own, query) }
    }

    fn address(&self, path: &str, own: &[(&str, &str)], query: &Query) -> String {
        let (release, lang) = (&self.site.site.release, self.site.lang.tag());
        let mut fields = vec![format!("lang={lang}")];
        let encoded = |value: &str| byte_serialize(value.as_bytes()).collect::<String>();
        fields.extend(own.iter().map(|(name, value)| format!("{name}={}", encoded(value))));
        fields.extend(Some(query.to_string()).filter(|query| !query.is_empty()));
        let fields = fields.join("&");
        self.site.base.file(&format!("api/v1/packed/{LAYOUT}/{release}/{path}?{fields}"))
    }

    /// A panic while they were locked leaves states that are whole.
    fn states(&self) -> MutexGuard<'_, [State; Panel::ALL.len()]> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn known(&self, address: &str) -> Option<Arc<[u8]>> {
        self.answers.iter().find(|(known, _)| known == address).map(|(_, answer)| Arc::clone(answer))
    }

    fn keep(&mut self, address: String, answer: Arc<[u8]>) {
        self.failed.clear();
        self.answers.retain(|(known, _)| *known != address);
        self.answers.push_back((address, answer));
        if self.answers.len() > KEPT {
            self.answers.pop_front();
        }
    }
}

impl Engine for Remote {
    fn answer(&self, read: &ParsedQuery, listed: Option<&[FacetCounts]>) -> Option<AtlasPage> {
        let mut page: AtlasPage = if listed.is_some() {
            let most = MOVING_RESULTS.to_string();
            self.get(self.of(Panel::Moving, &[("most", &most)], &read.query))
                .or_else(|| self.moving(&read.query))?
        } else {
            self.get(self.answer_request(read))?
        };
        page.refused.splice(0..0, AtlasPage::refused(read, self.site.lang));
        Some(page)
    }

    fn results(&self, query: &Query, skip: usize, limit: usize) -> Option<Vec<Hit>> {
        self.get(self.results_request(query, skip, limit))
    }

    fn take_failed_results(&self, query: &Query, skip: usize, limit: usize) -> bool {
        self.track(Panel::Results);
        let Request { panel, address } = self.results_request(query, skip, limit);
        let failed = &mut self.states()[panel as usize].failed;
        let before = failed.len();
        failed.retain(|(failed, _)| *failed != address);
        failed.len() < before
    }

    fn find(&self, query: &Query, facet: Facet, words: &str) -> Option<FoundValues> {
        let own = [("facet", facet.as_str()), ("words", words)];
        self.get(self.of(Panel::Values, &own, &query.results_only()))
    }

    fn timeline(&self, ask: &TimelineAsk<'_>) -> Option<TimelineDrawing> {
        let (span, whole) = ask.seen;
        let (width, span) = (ask.size.width.to_string(), (span != whole).then(|| words_of(span)));
        let mut own = vec![("width", &*width)];
        own.extend(span.as_deref().map(|span| ("span", span)));
        let query = without_idle_window(ask.query).from_start();
        self.get(self.of(Panel::Timeline, &own, &query))
    }

    fn years(&self, query: &Query, _: &[Mark], span: Span) -> Option<Years> {
        self.get(self.years_request(query, span))
    }
}

/// A span as it is written in an address.
fn words_of(span: Span) -> String {
    format!("{}/{}", span.first, span.last)
}

/// The span that is written in an address; `None` if it is none, or ends before it begins.
pub fn span_of(words: &str) -> Option<Span> {
    let (first, last) = words.split_once('/')?;
    let (first, last) = (Day::parse(first)?, Day::parse(last)?);
    (first <= last).then_some(Span { first, last })
}
