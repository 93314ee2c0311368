//! Which rows match a query.

use crate::dataset::Row;
use crate::facet::Facet;
use crate::query::Query;
use crate::when::When;

/// A query, prepared for a scan.
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

    /// Whether the row matches everything but text and window; `but` is a facet that is left out of account,
    /// so that its own counts ignore it.
    pub(super) fn matches(&self, row: &Row, but: Option<Facet>) -> bool {
        self.query.filters.accept(&row.tags, but)
    }

    /// Whether the row's date may lie in the window and may as well lie outside.
    pub(super) fn is_possible(&self, row: &Row) -> bool {
        self.window.zip(row.when).is_some_and(|(window, when)| !when.must_meet(&window))
    }

    /// Whether the row's date may lie in the window. Without a window every row does.
    pub(super) fn in_window(&self, row: &Row) -> bool {
        match (&self.window, &row.when) {
            (None, _) => true,
            (Some(window), Some(when)) => window.may_meet(when),
            (Some(_), None) => false,
        }
    }
}
