//! Alternatives to a query that finds nothing.

use super::{FacetCounts, FacetValue, Loosened, Near, Nearest};
use crate::columns::Days;
use crate::dataset::{Dataset, Row};
use crate::query::Query;
use crate::sorted::sort;

/// The most queries without a filter.
const MOST: usize = 4;

/// The alternatives to a query that finds nothing. `facets` are those of its view; `shown` counts the results of a query with
/// or without the search for its text; `before` and `after` are the rows beside the window.
pub(super) fn near(
    dataset: &Dataset,
    query: &Query,
    facets: &[FacetCounts],
    shown: &dyn Fn(&Query) -> usize,
    (before, after): (Option<&Row>, Option<&Row>),
) -> Near {
    let lang = dataset.lang;
    let mut without = Vec::new();
    let mut add = |filter: String, query: Query| {
        let shown = shown(&query);
        if shown > 0 {
            without.push(Loosened { filter, query: query.to_string(), shown });
        }
    };
    if let Some(text) = &query.text {
        add(lang.quoted(text), Query { text: None, ..query.from_start() });
    }
    if let Some(window) = query.describe_window(lang) {
        add(window, Query { since: None, until: None, ..query.from_start() });
    }
    for facet in facets {
        // All values of a facet go together: they are alternatives, so removing one of several finds no more.
        let values: Vec<String> = facet.chosen().flat_map(FacetValue::query_values).cloned().collect();
        if !values.is_empty() {
            let names: Vec<String> = facet.chosen().map(|value| lang.quoted(&value.label)).collect();
            let names = names.join(lang.pick(" or ", "或"));
            add(names, query.toggled(facet.facet, &values));
        }
    }
    sort(&mut without, |one, next| next.shown.cmp(&one.shown));
    without.truncate(MOST);
    let named = |row: &Row| Nearest {
        id: row.id.to_string(),
        name: row.name.to_string(),
        date: row.date.clone().unwrap_or_default().into(),
    };
    Near { without, before: before.map(named), after: after.map(named) }
}

/// Of rows with a date, the last before a window and the first after it. Of equal ones, the last of those before and the
/// first of those after, in the order of the rows.
pub(super) fn beside<Row: Copy>(
    rows: impl Iterator<Item = (Row, Days)>,
    window: Days,
) -> (Option<Row>, Option<Row>) {
    let (mut before, mut after) = (None::<(Row, Days)>, None::<(Row, Days)>);
    for (row, days) in rows {
        if days.last < window.first && before.is_none_or(|(_, last)| days.last >= last.last) {
            before = Some((row, days));
        }
        if days.first > window.last && after.is_none_or(|(_, first)| days.first < first.first) {
            after = Some((row, days));
        }
    }
    (before.map(|(row, _)| row), after.map(|(row, _)| row))
}
