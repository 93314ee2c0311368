//! The facets of a view from columns: the values that are listed, with their counts.

use std::cmp::Ordering;

use super::facets::{Tally, staged};
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
    /// Its depth in a tree.
    depth: usize,
}

impl Candidate<'_> {
    /// By what full values come first.
    const fn size(&self) -> usize {
        self.tally.count + self.tally.undated
    }
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
    let mut candidates = candidates(columns, query, facet, most, scope);
    let is_selected = |text: &str| query.filters.selects(facet, text);
    let value = |candidate: &Candidate| FacetValue {
        depth: candidate.depth,
        ..candidate.tally.value(&columns.dataset, query, facet, candidate.text)
    };
    if facet.arrangement() == Arrangement::Tree {
        tree(columns, &mut candidates, &is_selected);
    }
    let total = candidates.len();
    match facet.arrangement() {
        Arrangement::Stages => return (candidates.iter().map(value).collect(), total),
        Arrangement::FullestFirst => {
            let least = least_of_first(&candidates, most);
            candidates.retain(|candidate| candidate.size() >= least || is_selected(candidate.text));
            sort(&mut candidates, |one, next| {
                next.size().cmp(&one.size()).then_with(|| by_label(columns, one, next))
            });
        }
        Arrangement::AsDeclared | Arrangement::Tree => {}
    }
    let is_listed = |at: usize, candidate: &Candidate| at < most || is_selected(candidate.text);
    let listed = candidates.iter().enumerate().filter(|(at, candidate)| is_listed(*at, candidate));
    (listed.map(|(_, candidate)| value(candidate)).collect(), total)
}

/// The values of a facet that rows of a scope have in any window, and those that are selected: words as they are declared,
/// ids in ascending order.
fn candidates<'a>(
    columns: &'a Columns,
    query: &'a Query,
    facet: Facet,
    most: usize,
    scope: &Scope,
) -> Vec<Candidate<'a>> {
    let selected = query.filters.texts(facet);
    let postings = columns.facet(facet);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (number, posting) in postings.iter() {
        let text = columns.value_text(facet, number);
        let is_selected = selected.contains(&text);
        // In the order of declaration, what follows the first values only counts as one more.
        let is_counted =
            is_selected || candidates.len() < most || facet.arrangement() != Arrangement::AsDeclared;
        let tally = if is_counted { tally(scope, posting) } else { Tally::default() };
        if is_selected || tally.in_any_window > 0 || (!is_counted && posting.has_any_of(&scope.matching)) {
            candidates.push(Candidate { text, number: Some(number), tally, depth: 0 });
        }
    }
    let missing = selected.into_iter().filter_map(|text| {
        let number = columns.value_number(facet, text);
        let is_missing = number.is_none_or(|number| postings.get(number).is_none());
        is_missing.then_some(Candidate { text, number, tally: Tally::default(), depth: 0 })
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
    let [count, parts, undated, in_any_window] = posting.count_in_each(&scope.counted);
    Tally { count, parts, undated, in_any_window }
}

/// The size of the last of the `most` largest candidates, so that the others need not be sorted.
fn least_of_first(candidates: &[Candidate], most: usize) -> usize {
    let largest = candidates.iter().map(Candidate::size).max().unwrap_or_default();
    let mut of_size = vec![0_usize; largest + 1];
    for candidate in candidates {
        of_size[candidate.size()] += 1;
    }
    let mut left = most;
    (0..of_size.len())
        .rev()
        .find(|size| {
            let is_last = of_size[*size] >= left;
            left = left.saturating_sub(of_size[*size]);
            is_last
        })
        .unwrap_or_default()
}

/// Sorts places as a tree: each after the place around it, those in the same one by their counts. The root is the first
/// place that branches.
fn tree(columns: &Columns, candidates: &mut Vec<Candidate>, is_selected: &dyn Fn(&str) -> bool) {
    while let Some(root) = redundant_root(columns, candidates, is_selected) {
        candidates.remove(root);
    }
    let mut sizes: Vec<Option<usize>> = vec![None; columns.dataset.names.len()];
    for candidate in candidates.iter() {
        if let Some(number) = candidate.number {
            sizes[number as usize] = Some(candidate.size());
        }
    }
    let size = |place: u32| sizes[place as usize].unwrap_or_default();
    sort(candidates, |one, next| {
        let (one, next) = (path(columns, one), path(columns, next));
        let different = one.iter().zip(next).find(|(one, next)| one != next);
        let fullest = different.map(|(one, next)| size(*next).cmp(&size(*one)).then(one.cmp(next)));
        fullest.unwrap_or(one.len().cmp(&next.len()))
    });
    for candidate in candidates {
        let around = path(columns, candidate).split_last().map(|(_, around)| around).unwrap_or_default();
        candidate.depth = around.iter().filter(|place| sizes[**place as usize].is_some()).count();
    }
}

/// The places around a place from large to small, and itself.
fn path<'columns>(columns: &'columns Columns, candidate: &Candidate) -> &'columns [u32] {
    candidate.number.map(|number| columns.place_path(number)).unwrap_or_default()
}

/// A root of the tree that adds nothing: it is not selected, and all its rows are in its only child, whatever the window, so
/// that moving that adds and removes no value.
fn redundant_root(
    columns: &Columns,
    candidates: &[Candidate],
    is_selected: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    let mut listed: Vec<Option<usize>> = vec![None; columns.dataset.names.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        if let Some(number) = candidate.number {
            listed[number as usize] = Some(at);
        }
    }
    // The nearest listed place around each.
    let around = |candidate: &Candidate| {
        path(columns, candidate).iter().rev().skip(1).find_map(|place| listed[*place as usize])
    };
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); candidates.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        if let Some(whole) = around(candidate) {
            children[whole].push(at);
        }
    }
    let in_any_window = |at: usize| candidates[at].tally.in_any_window;
    (0..candidates.len()).find(|root| {
        around(&candidates[*root]).is_none()
            && !is_selected(candidates[*root].text)
            && matches!(children[*root][..], [only] if in_any_window(only) == in_any_window(*root))
    })
}
