//! Results: their order, and what each shows.

use std::cmp::Ordering;

use super::Hit;
use super::filter::Filter;
use crate::dataset::{Dataset, Row};
use crate::lang::Lang;
use crate::query::Sort;
use crate::sorted;
use crate::when::Day;

/// Sorts rows. Rows without a date come last when sorting by date; equal rows keep the order of their table.
pub(super) fn sort(rows: &mut Vec<&Row>, sort: Sort) {
    let first = |row: &Row| row.when.and_then(|when| when.first_day().or(when.last_day()));
    let last = |row: &Row| row.when.and_then(|when| when.last_day().or(when.first_day()));
    let undated_last = |one: &Row, next: &Row| one.when.is_none().cmp(&next.when.is_none());
    sorted::sort(rows, |one, next| match sort {
        // As they were found.
        Sort::Relevance => Ordering::Equal,
        Sort::Earliest => undated_last(one, next).then_with(|| first(one).cmp(&first(next))),
        Sort::Latest => undated_last(one, next).then_with(|| last(next).cmp(&last(one))),
        Sort::Name => one.name.to_ascii_lowercase().cmp(&next.name.to_ascii_lowercase()),
    });
}

/// One row as a result.
pub(super) fn hit(dataset: &Dataset, filter: &Filter<'_>, row: &Row) -> Hit {
    let first_day = row.when.and_then(|when| when.first_day().or(when.last_day()));
    Hit {
        id: row.id.to_string(),
        kind: row.tags.kind,
        name: row.name.clone(),
        status: row.tags.status,
        basis: row.tags.basis,
        date: row.date.clone(),
        possible: filter.is_possible(row),
        year: first_day.map(Day::year),
        place: row.place.as_ref().map(|place| dataset.name(place.as_str())),
        place_note: place_note(dataset, row),
        no_later_word: row.has_no_later_word,
        drawn_at: row.drawn_at.as_ref().map(ToString::to_string),
        amount: row.amount.clone(),
        snippet: row.snippet.clone(),
        reasons: None,
    }
}

/// What the main place of a row leaves open.
fn place_note(dataset: &Dataset, row: &Row) -> Option<String> {
    let lang = dataset.lang;
    let drawn_at = row.drawn_at.as_ref().filter(|drawn_at| row.place.as_ref() != Some(drawn_at));
    match drawn_at.map(|place| dataset.name(place.as_str())) {
        Some(place) => Some(match lang {
            Lang::En => format!("drawn at {place}, as its position is not known"),
            Lang::Zh => format!("具体位置不详，图上标于{place}"),
        }),
        None if row.is_site_unnamed => Some(lang.pick("site not named", "具体地点未注明").into()),
        None => None,
    }
}
