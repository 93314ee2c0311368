//! Which rows match a query.

use super::Matches;
use crate::dataset::{Dataset, Row};
use crate::facet::Facet;
use crate::query::{Parts, Query};
use crate::when::When;

/// A query, prepared to be checked against many rows.
pub(super) struct Filter<'view> {
    dataset: &'view Dataset,
    query: &'view Query,
    /// What the search for its text found, and the positions of its rows in ascending order.
    matched: Option<(&'view Matches, Vec<usize>)>,
    window: Option<When>,
}

/// Whether the window of a query filters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// Only rows in the window.
    Window,
    /// Rows of any time, and those without a date.
    Any,
}

/// The window of a query as a date.
pub(super) fn window_of(query: &Query) -> Option<When> {
    let has_window = query.since.is_some() || query.until.is_some();
    has_window.then_some(When::OneOf { earliest: query.since, latest: query.until })
}

impl<'view> Filter<'view> {
    pub(super) fn new(dataset: &'view Dataset, query: &'view Query, matched: Option<&'view Matches>) -> Self {
        let matched = matched.map(|matched| {
            let mut ascending = matched.rows.clone();
            ascending.sort_unstable();
            (matched, ascending)
        });
        Self { dataset, query, matched, window: window_of(query) }
    }

    /// The rows that the search found with their positions, the best first; without a search all rows.
    pub(super) fn found(&self) -> Vec<(usize, &'view Row)> {
        self.dataset.matched(self.matched.as_ref().map(|(matched, _)| matched.rows.as_slice()))
    }

    /// Whether the row is a part of another that the query shows. The facet `except` is ignored, as its own counts
    /// need.
    pub(super) fn is_part(&self, row: &Row, except: Option<Facet>, time: Time) -> bool {
        row.wholes.iter().any(|position| {
            let is_found = self.matched.as_ref().is_none_or(|(_, rows)| rows.binary_search(position).is_ok());
            let whole = self.dataset.rows.get(*position).filter(|_| is_found);
            whole.is_some_and(|whole| {
                self.matches(whole, except) && (time == Time::Any || self.in_window(whole))
            })
        })
    }

    /// Whether the row is left out as a part of another.
    pub(super) fn leaves_out(&self, row: &Row, except: Option<Facet>, time: Time) -> bool {
        self.query.parts == Some(Parts::None) && self.is_part(row, except, time)
    }

    /// Whether the row matches the facets, apart from the facet `except`, as its own counts need.
    pub(super) fn matches(&self, row: &Row, except: Option<Facet>) -> bool {
        self.query.filters.accept(&row.tags, except)
    }

    /// Whether the row is a result.
    pub(super) fn shows(&self, row: &Row) -> bool {
        self.matches(row, None) && self.in_window(row) && !self.leaves_out(row, None, Time::Window)
    }

    /// Whether the date of the row may be in the window, but not certainly.
    pub(super) fn is_possible(&self, row: &Row) -> bool {
        self.window.zip(row.when).is_some_and(|(window, when)| !when.must_overlap(&window))
    }

    /// The window, if there is one.
    pub(super) const fn window(&self) -> Option<&When> {
        self.window.as_ref()
    }

    /// Whether the date of the row may be in the window. Without a window all rows are.
    pub(super) fn in_window(&self, row: &Row) -> bool {
        match (&self.window, &row.when) {
            (None, _) => true,
            (Some(window), Some(when)) => window.may_overlap(when),
            (Some(_), None) => false,
        }
    }
}
