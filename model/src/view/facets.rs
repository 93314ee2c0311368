//! The facets of a view; the counts of a facet ignore its own filter.

use super::filter::{Filter, Time};
use super::{FacetCounts, FacetValue};
use crate::dataset::{Dataset, Row};
use crate::facet::{Arrangement, DISPLAY_ORDER, Facet};
use crate::lang::Lang;
use crate::query::Query;
use crate::sorted::{Map, Set, sort};
use crate::when::{Role, Stage};
use crate::words::Label;

/// Rows in the window, and rows without a date.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) count: usize,
    /// Of `count`, the parts of other rows that match.
    pub(super) parts: usize,
    pub(super) undated: usize,
    /// Rows in any window.
    pub(super) in_any_window: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.parts += other.parts;
        self.undated += other.undated;
        self.in_any_window += other.in_any_window;
    }

    /// The counts of a value of a facet, with its words.
    pub(super) fn value(self, dataset: &Dataset, query: &Query, facet: Facet, value: &str) -> FacetValue {
        let Self { count, parts, undated, in_any_window } = self;
        FacetValue {
            value: value.to_owned(),
            label: facet.label_of(value, dataset.lang).map_or_else(|| dataset.name(value), str::to_owned),
            count,
            parts,
            undated,
            in_any_window,
            selected: query.filters.selects(facet, value),
            depth: 0,
            stands_for: Vec::new(),
        }
    }

    /// One row, for a facet that ignores its own filter.
    fn of(row: &Row, filter: &Filter<'_>, facet: Facet) -> Self {
        let none = Self { in_any_window: 1, ..Self::default() };
        if row.when.is_none() {
            let is_left_out = filter.leaves_out(row, Some(facet), Time::Any);
            if is_left_out { none } else { Self { undated: 1, ..none } }
        } else if filter.in_window(row) {
            let is_left_out = filter.leaves_out(row, Some(facet), Time::Window);
            let is_part = filter.is_part(row, Some(facet), Time::Window);
            if is_left_out { none } else { Self { count: 1, parts: usize::from(is_part), ..none } }
        } else {
            none
        }
    }
}

/// The facets of a query with results.
pub(super) fn facets(
    dataset: &Dataset,
    query: &Query,
    filter: &Filter<'_>,
    rows: &[&Row],
) -> Vec<FacetCounts> {
    let mut facets = counted(dataset, query, filter, rows);
    arrange(dataset, &mut facets);
    group_by_stage(dataset, query, &mut facets);
    facets
}

/// The facets of a query without results: all values of the package in the order of the unfiltered atlas, so that each
/// value keeps its position.
pub(super) fn facets_without_results(
    dataset: &Dataset,
    query: &Query,
    filter: &Filter<'_>,
    rows: &[&Row],
) -> Vec<FacetCounts> {
    let everything = Query::default();
    let unfiltered = Filter::new(dataset, &everything, None);
    let all: Vec<&Row> = dataset.rows.iter().collect();
    let mut facets = counted(dataset, query, &unfiltered, &all);
    arrange(dataset, &mut facets);
    for (all, found) in facets.iter_mut().zip(counted(dataset, query, filter, rows)) {
        for value in &mut all.values {
            let found = found.values.iter().find(|found| found.value == value.value);
            (value.count, value.parts, value.undated) =
                found.map_or((0, 0, 0), |found| (found.count, found.parts, found.undated));
        }
    }
    group_by_stage(dataset, query, &mut facets);
    facets
}

/// The values of each facet with their counts, in the order of declaration or by id.
fn counted(dataset: &Dataset, query: &Query, filter: &Filter<'_>, rows: &[&Row]) -> Vec<FacetCounts> {
    DISPLAY_ORDER.map(|facet| FacetCounts::of(facet, values(dataset, query, filter, rows, facet))).into()
}

/// The values of a facet: all that occur, and all that are selected.
fn values(
    dataset: &Dataset,
    query: &Query,
    filter: &Filter<'_>,
    rows: &[&Row],
    facet: Facet,
) -> Vec<FacetValue> {
    let selected = query.filters.texts(facet);
    let mut tallies: Map<&str, Tally> = selected.iter().map(|value| (*value, Tally::default())).collect();
    for row in rows.iter().filter(|row| filter.matches(row, Some(facet))) {
        let tally = Tally::of(row, filter, facet);
        row.tags.visit(facet, &mut |value| tallies.entry_or_default(value).add(tally));
    }
    let value = |value: &str, tally: Tally| tally.value(dataset, query, facet, value);
    match facet.words() {
        Some(words) => words.iter().filter_map(|word| Some(value(word, *tallies.get(word)?))).collect(),
        None => tallies.into_iter().map(|(id, tally)| value(id, tally)).collect(),
    }
}

/// Sorts values: places as a tree, industries and parties by their counts.
fn arrange(dataset: &Dataset, facets: &mut [FacetCounts]) {
    for FacetCounts { facet, values, .. } in facets {
        match facet.arrangement() {
            Arrangement::Tree => tree(dataset, values),
            Arrangement::FullestFirst => sort(values, |a, b| {
                (b.count + b.undated).cmp(&(a.count + a.undated)).then_with(|| a.label.cmp(&b.label))
            }),
            Arrangement::AsDeclared | Arrangement::Stages => {}
        }
    }
}

/// Groups statuses by stage.
fn group_by_stage(dataset: &Dataset, query: &Query, facets: &mut [FacetCounts]) {
    let occurring: Set<Role> = dataset.rows.iter().map(|row| row.tags.status).collect();
    for FacetCounts { facet, values, .. } in facets {
        if facet.arrangement() == Arrangement::Stages {
            *values = staged(dataset.lang, query, &occurring, values);
        }
    }
}

/// Stages, each followed by its statuses. A row has one status and a status one stage, so a stage counts each row once.
/// A stage stands for all its statuses that are `occurring` in the package, whatever the query.
pub(super) fn staged(
    lang: Lang,
    query: &Query,
    occurring: &Set<Role>,
    statuses: &[FacetValue],
) -> Vec<FacetValue> {
    let mut values = Vec::new();
    for stage in Stage::ALL {
        let is_of = |value: &FacetValue| stage.statuses().any(|status| status.as_str() == value.value);
        let within = statuses.iter().filter(|value| is_of(value)).cloned();
        let within: Vec<_> = within.map(|value| FacetValue { depth: 1, ..value }).collect();
        if within.is_empty() {
            continue;
        }
        let statuses_of_stage: Vec<Role> =
            stage.statuses().filter(|status| occurring.contains(status)).collect();
        let stands_for = statuses_of_stage.iter().map(|status| status.as_str().to_owned());
        // A stage without statuses in the package stands for the selected ones.
        let stands_for = if statuses_of_stage.is_empty() {
            within.iter().map(|value| value.value.clone()).collect()
        } else {
            stands_for.collect()
        };
        values.push(FacetValue {
            value: stage.as_str().into(),
            label: stage.label(lang).into(),
            count: within.iter().map(|value| value.count).sum(),
            parts: within.iter().map(|value| value.parts).sum(),
            undated: within.iter().map(|value| value.undated).sum(),
            in_any_window: within.iter().map(|value| value.in_any_window).sum(),
            selected: !statuses_of_stage.is_empty()
                && statuses_of_stage.iter().all(|status| query.filters.statuses.contains(status)),
            depth: 0,
            stands_for,
        });
        values.extend(within);
    }
    values
}

/// Sorts places as a tree: each after its parent, siblings by their counts. The root is the first place that branches.
fn tree(dataset: &Dataset, values: &mut Vec<FacetValue>) {
    while let Some(index) = redundant_root(dataset, values) {
        values.remove(index);
    }
    let size: Map<String, usize> =
        values.iter().map(|value| (value.value.clone(), value.count + value.undated)).collect();
    // The path from the root, as a sort key: at each level the larger count first, then by id.
    let path = |value: &FacetValue| {
        let mut path: Vec<_> = dataset
            .with_ancestors(&value.value)
            .map(|(id, _)| {
                (std::cmp::Reverse(size.get(id.as_str()).copied().unwrap_or_default()), id.to_string())
            })
            .collect();
        path.reverse();
        path
    };
    let mut paths: Vec<_> = values.drain(..).map(|value| (path(&value), value)).collect();
    sort(&mut paths, |one, next| one.0.cmp(&next.0));
    values.extend(paths.into_iter().map(|(_, value)| value));
    for value in values.iter_mut() {
        let ancestors =
            dataset.with_ancestors(&value.value).skip(1).filter(|(id, _)| size.contains_key(id.as_str()));
        value.depth = ancestors.count();
    }
}

/// A root of the tree that adds nothing: it is not selected, and all its rows are in its only child, whatever the window, so
/// that moving that adds and removes no value.
fn redundant_root(dataset: &Dataset, values: &[FacetValue]) -> Option<usize> {
    // The listed ancestors of a value, the nearest first.
    let ancestors = |value: &FacetValue| {
        let places = dataset.with_ancestors(&value.value).skip(1);
        let position = |id: &str| values.iter().position(|value| value.value == id);
        places.filter_map(|(id, _)| position(id.as_str())).collect::<Vec<_>>()
    };
    let ancestors: Vec<Vec<usize>> = values.iter().map(ancestors).collect();
    (0..values.len()).find(|index| {
        let mut children = (0..values.len()).filter(|child| ancestors[*child].first() == Some(index));
        let only = children.next().filter(|_| children.next().is_none());
        ancestors[*index].is_empty()
            && !values[*index].selected
            && only.is_some_and(|only| values[only].in_any_window == values[*index].in_any_window)
    })
}
