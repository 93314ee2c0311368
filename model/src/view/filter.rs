//! Which rows match a query.

use crate::dataset::Row;
use crate::facet::Facet;
use crate::query::Query;
use crate::when::When;

/// A query, prepared to be checked against many rows.
pub(super) struct Filter<'query> {
    query: &'query Query,
    window: Option<When>,
}

impl<'query> Filter<'query> {
    pub(super) fn new(query: &'query Query) -> Self {
        let window = (query.since.is_some() || query.until.is_some())
            .then_some(When::OneOf { earliest: query.since, latest: query.until });
        Self { query, window }
    }

    /// Whether the row matches the facets, apart from the facet `except`, as its own counts need.
    pub(super) fn matches(&self, row: &Row, except: Option<Facet>) -> bool {
        self.query.filters.accept(&row.tags, except)
    }

    /// Whether the date of the row may be in the window, but not certainly.
    pub(super) fn is_possible(&self, row: &Row) -> bool {
        self.window.zip(row.when).is_some_and(|(window, when)| !when.must_overlap(&window))
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
