//! Computes what the panels show of a query: in the browser, from the rows of the release ([`Local`]), or by requests to the
//! server ([`Remote`]), for packages that are too large for a browser. Both give the same.
//!
//! An engine that does not have an answer yet says so by `None`. When it has, it notifies whatever asked.

mod local;
mod remote;

use std::fmt::Debug;

use model::draw::Span;
use model::draw::timeline::TimelineSize;
use model::facet::Facet;
use model::page::AtlasPage;
use model::query::{ParsedQuery, Query};
use model::record::Kind;
use model::view::{FacetCounts, FoundValues, Hit, Mark};

pub use crate::browser::load::LoadError;
use crate::context::SiteContext;
pub use crate::drawings::timeline::TimelineDrawing;
pub use local::{Local, draw_timeline};
pub use remote::{Panel, Remote, Request, span_of};

/// Computes what the panels show.
pub trait Engine: Debug + Send + Sync {
    /// The answer to a query. While its window moves, `listed` are the facets of the last answer.
    fn answer(&self, read: &ParsedQuery, listed: Option<&[FacetCounts]>) -> Option<AtlasPage>;

    /// At most `limit` results of a query after the first `skip`.
    fn results(&self, query: &Query, skip: usize, limit: usize) -> Option<Vec<Hit>>;

    /// Whether results did not load when they were asked for last; they are requested again then.
    fn take_failed_results(&self, query: &Query, skip: usize, limit: usize) -> bool {
        let _ = (query, skip, limit);
        false
    }

    /// The values of a facet whose names contain some words, in lower case.
    fn find(&self, query: &Query, facet: Facet, words: &str) -> Option<FoundValues>;

    /// A picture of the timeline.
    fn timeline(&self, ask: &TimelineAsk<'_>) -> Option<TimelineDrawing>;

    /// How many rows certainly lie in each year of a span, and how many more may.
    fn years(&self, query: &Query, marks: &[Mark], span: Span) -> Option<Years>;
}

/// Stretches of time with the number of rows that certainly lie in them, and that of those that may.
pub type Years = Vec<(Span, usize, usize)>;

/// What a picture of the timeline shows.
#[derive(Debug)]
pub struct TimelineAsk<'a> {
    /// The site, for the addresses of links.
    pub site: &'a SiteContext,
    /// The query. Links to lists extend it without its window.
    pub query: &'a Query,
    /// The marks of the answer, if it was computed here.
    pub marks: &'a [Mark],
    /// The kinds that have a lane even without a mark, with the number of their rows without a date.
    pub lanes: &'a [(Kind, usize)],
    /// The visible range and the whole time.
    pub seen: (Span, Span),
    /// The size of the picture.
    pub size: TimelineSize,
}
