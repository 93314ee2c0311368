//! Computes answers from the rows in the browser.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use model::columns::Columns;
use model::dataset::{Dataset, Snippet};
use model::draw::{Span, timeline};
use model::facet::Facet;
use model::page::AtlasPage;
use model::query::{ParsedQuery, Query};
use model::view::{
    FacetCounts, FoundValues, Hit, Mark, Matches, Page, Reasons, Searched, Selection, WindowCounts,
};
use serde::Deserialize;

use super::{Engine, TimelineAsk, Years};
use crate::drawings::timeline::{TimelineDrawing, TimelineInput, draw};
use crate::query_form::any_time;

/// The rows as columns, and what the last answer was computed from.
#[derive(Debug)]
pub struct Local {
    columns: Columns,
    /// The part of the results that the page lists.
    cut: Page,
    last: Mutex<Option<Last>>,
    /// The last search: its text and its result.
    search: Mutex<Option<(String, Arc<SearchResult>)>>,
}

/// The rows of the last query, of which the next one often only moves the window.
#[derive(Debug)]
struct Last {
    selection: Selection,
    counts: Option<WindowCounts>,
}

/// The result of a text search.
#[derive(Debug, Deserialize)]
#[serde(from = "SearchAnswer")]
pub(crate) struct SearchResult {
    matches: Matches,
    found: Vec<Match>,
}

/// The same as in the API.
#[derive(Deserialize)]
struct SearchAnswer {
    rows: Vec<usize>,
    searched: Searched,
    found: Vec<Match>,
}

impl From<SearchAnswer> for SearchResult {
    fn from(SearchAnswer { rows, searched, found }: SearchAnswer) -> Self {
        Self { matches: Matches { rows, searched }, found }
    }
}

/// Why a record was found.
#[derive(Debug, Deserialize)]
struct Match {
    id: String,
    snippet: Option<Snippet>,
    reasons: Option<Box<Reasons>>,
}

impl Local {
    /// An engine for the rows of a release.
    pub fn new(dataset: Arc<Dataset>, cut: Page) -> Self {
        Self { columns: Columns::new(dataset), cut, last: Mutex::default(), search: Mutex::default() }
    }

    pub(crate) const fn dataset(&self) -> &Arc<Dataset> {
        &self.columns.dataset
    }

    /// Whether the search for a text was the last one.
    pub(crate) fn has_search(&self, text: &str) -> bool {
        locked(&self.search).as_ref().is_some_and(|(known, _)| known == text)
    }

    /// Sets the result of the search for a text. Queries with a text have no answer without it.
    pub(crate) fn set_search(&self, text: String, found: SearchResult) {
        *locked(&self.search) = Some((text, Arc::new(found)));
    }

    /// Computes something with the result of the search for the text of a query, if it has one; `None` if that was not
    /// set.
    fn with_search<T>(&self, query: &Query, compute: impl FnOnce(Option<&SearchResult>) -> T) -> Option<T> {
        let Some(text) = &query.text else { return Some(compute(None)) };
        let search = locked(&self.search).clone();
        let (_, found) = search.filter(|(known, _)| known == text)?;
        Some(compute(Some(&found)))
    }

    fn with_selection<T>(
        &self,
        query: &Query,
        found: Option<&SearchResult>,
        compute: impl FnOnce(&mut Last) -> T,
    ) -> T {
        let matched = found.map(|found| &found.matches);
        let mut last = locked(&self.last);
        let known = last.take().filter(|last| last.selection.is_of(query, matched));
        let new = || Last { selection: Selection::new(&self.columns, query, matched), counts: None };
        compute(last.insert(known.unwrap_or_else(new)))
    }
}

impl Engine for Local {
    fn answer(&self, read: &ParsedQuery, listed: Option<&[FacetCounts]>) -> Option<AtlasPage> {
        let (columns, query) = (&self.columns, &read.query);
        self.with_search(query, |found| {
            let matched = found.map(|found| &found.matches);
            let view = |cut| {
                self.with_selection(query, found, |Last { selection, counts }| {
                    let moved = listed.and_then(|listed| {
                        if counts.as_ref().is_none_or(|counts| !counts.lists(listed)) {
                            *counts = Some(WindowCounts::new(columns, selection, listed));
                        }
                        counts.as_ref()?.view(columns, selection, query, cut)
                    });
                    moved.unwrap_or_else(|| selection.view(columns, query, cut))
                })
            };
            let mut page = AtlasPage::with_view(self.dataset(), read, matched, self.cut, view);
            explain(found, &mut page.view.results);
            page
        })
    }

    fn results(&self, query: &Query, skip: usize, limit: usize) -> Option<Vec<Hit>> {
        self.with_search(query, |found| {
            let mut results = self.with_selection(query, found, |Last { selection, .. }| {
                selection.results(&self.columns, query, skip, limit)
            });
            explain(found, &mut results);
            results
        })
    }

    fn find(&self, query: &Query, facet: Facet, words: &str) -> Option<FoundValues> {
        self.with_search(query, |found| {
            self.with_selection(query, found, |Last { selection, .. }| {
                selection.find(&self.columns, query, facet, words)
            })
        })
    }

    fn timeline(&self, ask: &TimelineAsk<'_>) -> Option<TimelineDrawing> {
        Some(draw_timeline(self.dataset(), ask))
    }

    fn years(&self, _: &Query, marks: &[Mark], span: Span) -> Option<Years> {
        Some(timeline::by_time(marks, span))
    }
}

/// A picture of the timeline from the rows.
pub fn draw_timeline(dataset: &Dataset, ask: &TimelineAsk<'_>) -> TimelineDrawing {
    let links = any_time(ask.query);
    let input = TimelineInput {
        site: ask.site,
        marks: ask.marks,
        source: dataset,
        undated: ask.lanes,
        bars: true,
        query: Some(&links),
        seen: ask.seen,
        linked: true,
    };
    draw(&input, ask.size)
}

/// Adds to each result of a search the reason why it was found.
fn explain(found: Option<&SearchResult>, results: &mut [Hit]) {
    let Some(SearchResult { found, .. }) = found else { return };
    for hit in results {
        if let Some(found) = found.iter().find(|found| found.id == hit.id) {
            hit.snippet.clone_from(&found.snippet);
            hit.reasons.clone_from(&found.reasons);
        }
    }
}

/// A panic while it was locked leaves a value that is whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
