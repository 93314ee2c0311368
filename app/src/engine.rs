//! Computes answers from the rows in the browser.

use std::sync::{Arc, Mutex, PoisonError};

use model::columns::Columns;
use model::dataset::Dataset;
use model::facet::Facet;
use model::page::AtlasPage;
use model::query::{ParsedQuery, Query};
use model::view::{FacetCounts, FoundValues, Hit, Matches, Page, Selection, WindowCounts};

/// The rows as columns, and what the last answer was computed from.
#[derive(Debug)]
pub(crate) struct Engine {
    columns: Columns,
    /// The part of the results that the page lists.
    cut: Page,
    last: Mutex<Option<Last>>,
}

/// The rows of the last query, of which the next one often only moves the window.
#[derive(Debug)]
struct Last {
    selection: Selection,
    counts: Option<WindowCounts>,
}

impl Engine {
    pub(crate) fn new(dataset: Arc<Dataset>, cut: Page) -> Self {
        Self { columns: Columns::new(dataset), cut, last: Mutex::new(None) }
    }

    pub(crate) const fn dataset(&self) -> &Arc<Dataset> {
        &self.columns.dataset
    }

    /// The answer to a query. While the window moves, `listed` are the facets of the last answer: their values and the
    /// order of these stay. `matched` is what the search for its text found.
    pub(crate) fn answer(
        &self,
        read: &ParsedQuery,
        matched: Option<&Matches>,
        listed: Option<&[FacetCounts]>,
    ) -> AtlasPage {
        let (columns, query) = (&self.columns, &read.query);
        AtlasPage::with_view(self.dataset(), read, matched, self.cut, |cut| {
            self.with_selection(query, matched, |Last { selection, counts }| {
                let moved = listed.and_then(|listed| {
                    if counts.as_ref().is_none_or(|counts| !counts.lists(listed)) {
                        *counts = Some(WindowCounts::new(columns, selection, listed));
                    }
                    counts.as_ref()?.view(columns, selection, query, cut)
                });
                moved.unwrap_or_else(|| selection.view(columns, query, cut))
            })
        })
    }

    /// At most `limit` results after the first `skip`.
    pub(crate) fn results(
        &self,
        query: &Query,
        matched: Option<&Matches>,
        skip: usize,
        limit: usize,
    ) -> Vec<Hit> {
        self.with_selection(query, matched, |Last { selection, .. }| {
            selection.results(&self.columns, query, skip, limit)
        })
    }

    /// The values of a facet whose names contain some words, in lower case.
    pub(crate) fn find(
        &self,
        query: &Query,
        matched: Option<&Matches>,
        facet: Facet,
        words: &str,
    ) -> FoundValues {
        self.with_selection(query, matched, |Last { selection, .. }| {
            selection.find(&self.columns, query, facet, words)
        })
    }

    fn with_selection<T>(
        &self,
        query: &Query,
        matched: Option<&Matches>,
        compute: impl FnOnce(&mut Last) -> T,
    ) -> T {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let known = last.take().filter(|last| last.selection.is_of(query, matched));
        let new = || Last { selection: Selection::new(&self.columns, query, matched), counts: None };
        compute(last.insert(known.unwrap_or_else(new)))
    }
}
