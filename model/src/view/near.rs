//! Alternatives to a query that finds nothing.

use super::filter::Filter;
use super::{FacetCounts, FacetValue, Loosened, Matches, Near, Nearest};
use crate::dataset::{Dataset, Row};
use crate::query::Query;
use crate::sorted::sort;
use crate::when::PartialDate;

/// The most queries without a filter.
const MOST: usize = 4;

/// The alternatives to a query that finds nothing. `facets` are those of its view.
pub(super) fn near(
    dataset: &Dataset,
    query: &Query,
    matched: Option<&Matches>,
    facets: &[FacetCounts],
) -> Near {
    let lang = dataset.lang;
    let mut without = Vec::new();
    let mut add = |filter: String, query: Query, matched: Option<&Matches>| {
        let loosened = Filter::new(dataset, &query, matched);
        let shown = loosened.found().into_iter().filter(|row| loosened.shows(row)).count();
        if shown > 0 {
            without.push(Loosened { filter, query: query.to_string(), shown });
        }
    };
    if let Some(text) = &query.text {
        add(lang.quoted(text), Query { text: None, ..query.clone() }, None);
    }
    if let Some(window) = query.describe_window(lang) {
        add(window, Query { since: None, until: None, ..query.clone() }, matched);
    }
    for facet in facets {
        // All values of a facet go together: they are alternatives, so removing one of several finds no more.
        let values: Vec<String> = facet.chosen().flat_map(FacetValue::query_values).cloned().collect();
        if !values.is_empty() {
            let names: Vec<String> = facet.chosen().map(|value| lang.quoted(&value.label)).collect();
            let names = names.join(lang.pick(" or ", "或"));
            add(names, query.toggled(facet.facet, &values), matched);
        }
    }
    sort(&mut without, |one, next| next.shown.cmp(&one.shown));
    without.truncate(MOST);
    let (before, after) = nearest(dataset, query, matched);
    Near { without, before, after }
}

/// The last record before the window and the first after it, among those that match apart from the window.
fn nearest(
    dataset: &Dataset,
    query: &Query,
    matched: Option<&Matches>,
) -> (Option<Nearest>, Option<Nearest>) {
    let filter = Filter::new(dataset, query, matched);
    let rows = filter.found();
    let dated = || rows.iter().copied().filter(|row| row.when.is_some() && filter.matches(row, None));
    let (since, until) = query.window();
    let (since, until) = (since.map(PartialDate::first_day), until.map(PartialDate::last_day));
    let last_day = |row: &&Row| row.when?.last_day();
    let first_day = |row: &&Row| row.when?.first_day();
    let before = dated().filter(|row| last_day(row).zip(since).is_some_and(|(last, since)| last < since));
    let after = dated().filter(|row| first_day(row).zip(until).is_some_and(|(first, until)| first > until));
    let named = |row: &Row| Nearest {
        id: row.id.to_string(),
        name: row.name.clone(),
        date: row.date.clone().unwrap_or_default(),
    };
    (before.max_by_key(last_day).map(named), after.min_by_key(first_day).map(named))
}
