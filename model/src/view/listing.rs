//! The facets of a view from columns: the values that are listed, with their counts.

use std::cmp::{Ordering, Reverse};

use super::facets::{Tally, staged, tree};
use super::scope::Scope;
use super::{FacetCounts, FacetValue, FoundValues};
use crate::columns::{Bits, Columns, Days, Posting};
use crate::facet::{Arrangement, DISPLAY_ORDER, Facet};
use crate::query::Query;
use crate::sorted::sort;

/// The most values that are found by a part of their name.
pub const MAX_FOUND: usize = 50;

/// A value before it is listed.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    text: &'a str,
    /// Its number; `None` for a selected value that the release does not have.
    number: Option<u32>,
    /// The counts by which values are sorted.
    tally: Tally,
}

/// The facets of a query. `all` is the scope of all its filters, `other` that without the values of a facet, if any are
/// selected. Of each facet the first `most` values are listed, and those that are selected.
pub(super) fn facets(
    columns: &Columns,
    query: &Query,
    most: usize,
    all: &Scope,
    other: &dyn Fn(Facet) -> Option<Scope>,
) -> Vec<FacetCounts> {
    // Where nothing matches in any window, values keep the positions that they have without a filter.
    let unfiltered =
        all.matching.is_empty().then(|| Scope::new(columns, Bits::all(columns.rows), Days::ALWAYS, false));
    let counts = |facet: &Facet| {
        let own = other(*facet);
        let own = own.as_ref().unwrap_or(all);
        let (mut values, total) = list(columns, query, *facet, most, unfiltered.as_ref().unwrap_or(own));
        if unfiltered.is_some() {
            for value in &mut values {
                let number = columns.value_number(*facet, &value.value);
                let posting = number.and_then(|number| columns.facet(*facet).get(number));
                let Tally { count, parts, undated, .. } =
                    posting.map_or_else(Tally::default, |posting| tally(own, posting));
                (value.count, value.parts, value.undated) = (count, parts, undated);
            }
        }
        if facet.arrangement() == Arrangement::Stages {
            let values = staged(columns.dataset.lang, query, &columns.statuses(), &values);
            return FacetCounts::of(*facet, values).cut(most);
        }
        FacetCounts { facet: *facet, values, total }
    };
    DISPLAY_ORDER.iter().map(counts).collect()
}

/// The first values of a facet in a scope whose names contain some words, in lower case.
pub(super) fn find(
    columns: &Columns,
    query: &Query,
    facet: Facet,
    scope: &Scope,
    words: &str,
) -> FoundValues {
    let (mut values, _) = list(columns, query, facet, usize::MAX, scope);
    values.retain(|value| value.label.to_lowercase().contains(words));
    let total = values.len();
    values.truncate(MAX_FOUND);
    FoundValues { values, total }
}

/// The listed values of a facet in the order of a scope, and how many there are in all. Statuses are not yet in stages, and
/// all are listed.
fn list(
    columns: &Columns,
    query: &Query,
    facet: Facet,
    most: usize,
    scope: &Scope,
) -> (Vec<FacetValue>, usize) {
    let mut candidates = candidates(columns, query, facet, scope);
    let value = |candidate: &Candidate| candidate.tally.value(&columns.dataset, query, facet, candidate.text);
    match facet.arrangement() {
        Arrangement::Tree => {
            let mut values = candidates.iter().map(value).collect();
            tree(&columns.dataset, &mut values);
            let facet = FacetCounts::of(facet, values).cut(most);
            return (facet.values, facet.total);
        }
        Arrangement::Stages => return (candidates.iter().map(value).collect(), candidates.len()),
        Arrangement::FullestFirst => sort(&mut candidates, |one, next| {
            let fullest = |candidate: &Candidate| Reverse(candidate.tally.count + candidate.tally.undated);
            fullest(one).cmp(&fullest(next)).then_with(|| by_label(columns, one, next))
        }),
        Arrangement::AsDeclared => {}
    }
    let is_listed =
        |at: usize, candidate: &Candidate| at < most || query.filters.selects(facet, candidate.text);
    let listed = candidates.iter().enumerate().filter(|(at, candidate)| is_listed(*at, candidate));
    (listed.map(|(_, candidate)| value(candidate)).collect(), candidates.len())
}

/// The values of a facet that rows of a scope have in any window, and those that are selected: words as they are declared,
/// ids in ascending order.
fn candidates<'a>(columns: &'a Columns, query: &'a Query, facet: Facet, scope: &Scope) -> Vec<Candidate<'a>> {
    let selected = query.filters.texts(facet);
    let postings = columns.facet(facet);
    let occurring = postings.iter().filter_map(|(number, posting)| {
        let (text, tally) = (columns.value_text(facet, number), tally(scope, posting));
        let occurs = tally.in_any_window > 0 || selected.contains(&text);
        occurs.then_some(Candidate { text, number: Some(number), tally })
    });
    let mut candidates: Vec<Candidate> = occurring.collect();
    let missing = selected.into_iter().filter_map(|text| {
        let number = columns.value_number(facet, text);
        let is_missing = number.is_none_or(|number| postings.get(number).is_none());
        is_missing.then_some(Candidate { text, number, tally: Tally::default() })
    });
    let in_order = candidates.len();
    candidates.extend(missing);
    if candidates.len() > in_order {
        let is_word = facet.words().is_some();
        sort(
            &mut candidates,
            |one, next| {
                if is_word { one.number.cmp(&next.number) } else { one.text.cmp(next.text) }
            },
        );
    }
    candidates
}

/// The order of the names of two values; equal names are in the order of their ids.
fn by_label(columns: &Columns, one: &Candidate, next: &Candidate) -> Ordering {
    match (one.number, next.number) {
        (Some(one), Some(next)) => columns.label_rank(one).cmp(&columns.label_rank(next)),
        _ => columns.dataset.name(one.text).cmp(&columns.dataset.name(next.text)),
    }
}

/// Counts the rows of a value in a scope.
fn tally(scope: &Scope, posting: &Posting) -> Tally {
    Tally {
        count: posting.count_in(&scope.dated),
        parts: posting.count_in(&scope.dated_parts),
        undated: posting.count_in(&scope.undated),
        in_any_window: posting.count_in(&scope.matching),
    }
}
