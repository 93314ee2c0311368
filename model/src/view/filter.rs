//! Which rows match a query.

use crate::dataset::Row;
use crate::query::{Parameter, Query};
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
    pub(super) fn matches(&self, row: &Row, but: Option<Parameter>) -> bool {
        let query = self.query;
        let asked = |parameter: Parameter, none: bool, matches: &dyn Fn() -> bool| {
            none || but == Some(parameter) || matches()
        };
        asked(Parameter::Kind, query.kinds.is_empty(), &|| query.kinds.contains(&row.kind))
            && asked(Parameter::Status, query.statuses.is_empty(), &|| query.statuses.contains(&row.status))
            && asked(Parameter::Basis, query.bases.is_empty(), &|| query.bases.contains(&row.basis))
            && asked(Parameter::Industry, query.industries.is_empty(), &|| {
                !query.industries.is_disjoint(&row.industries)
            })
            && asked(Parameter::Place, query.places.is_empty(), &|| !query.places.is_disjoint(&row.places))
            && asked(Parameter::Party, query.parties.is_empty(), &|| !query.parties.is_disjoint(&row.parties))
            && asked(Parameter::Source, query.sources.is_empty(), &|| {
                !query.sources.is_disjoint(&row.sources)
            })
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
