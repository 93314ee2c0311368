//! Results: their order, and what each shows.

use super::{Hit, Pack, Row};
use crate::query::Sort;
use crate::when::Day;

/// Puts rows into the order that is asked for. Rows without a date stand at the end, and rows that are
/// alike keep the order of their table.
pub(super) fn sort(rows: &mut [&Row], sort: Sort) {
    match sort {
        Sort::Earliest => rows.sort_by_key(|row| {
            (row.when.is_none(), row.when.and_then(|when| when.first_day().or(when.last_day())))
        }),
        Sort::Latest => rows.sort_by_key(|row| {
            let last = row.when.and_then(|when| when.last_day().or(when.first_day()));
            (row.when.is_none(), std::cmp::Reverse(last))
        }),
        Sort::Name => rows.sort_by_cached_key(|row| row.name.to_ascii_lowercase()),
    }
}

/// One row as a result.
pub(super) fn hit(pack: &Pack, row: &Row) -> Hit {
    let first_day = row.when.and_then(|when| when.first_day().or(when.last_day()));
    Hit {
        id: row.id.to_string(),
        kind: row.kind,
        name: row.name.clone(),
        status: row.status,
        basis: row.basis,
        date: row.date.clone(),
        year: first_day.map(Day::year),
        place: row.place.as_ref().map(|place| pack.name(place.as_str())),
        drawn_at: row.drawn_at.as_ref().map(ToString::to_string),
        amount: row.amount.clone(),
        snippet: row.snippet.clone(),
        reasons: None,
    }
}
