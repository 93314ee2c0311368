//! Facets with counts that ignore their own filter.

use super::filter::Filter;
use super::{FacetCounts, FacetValue};
use crate::dataset::{Dataset, Row};
use crate::facet::{Arrangement, Facet, SHOWN};
use crate::query::Query;
use crate::sorted::{Map, Set, sort};
use crate::when::{Role, Stage};
use crate::words::Say;

/// Rows in the window, and rows without a date.
#[derive(Clone, Copy, Default)]
struct Tally {
    count: usize,
    undated: usize,
}

impl Tally {
    fn add(&mut self, row: &Row, filter: &Filter<'_>) {
        if row.when.is_none() {
            self.undated += 1;
        } else if filter.in_window(row) {
            self.count += 1;
        }
    }
}

/// The facets of a query that finds something.
pub(super) fn facets(
    dataset: &Dataset,
    query: &Query,
    filter: &Filter<'_>,
    rows: &[&Row],
) -> Vec<FacetCounts> {
    let mut facets = counted(dataset, query, filter, rows);
    arrange(dataset, &mut facets);
    stage(dataset, query, &mut facets);
    facets
}

/// The facets of a query that nothing matches: all that the package has, in the order of the whole atlas, so that each
/// value stays where readers know it.
pub(super) fn facets_of_dead_end(
    dataset: &Dataset,
    query: &Query,
    filter: &Filter<'_>,
    rows: &[&Row],
) -> Vec<FacetCounts> {
    let everything = Query::default();
    let mut facets = counted(dataset, query, &Filter::new(&everything), &dataset.matched(None));
    arrange(dataset, &mut facets);
    for (all, found) in facets.iter_mut().zip(counted(dataset, query, filter, rows)) {
        for value in &mut all.values {
            let found = found.values.iter().find(|found| found.value == value.value);
            (value.count, value.undated) = found.map_or((0, 0), |found| (found.count, found.undated));
        }
    }
    stage(dataset, query, &mut facets);
    facets
}

/// The values of each facet with their counts, in the order of the format or by id.
fn counted(dataset: &Dataset, query: &Query, filter: &Filter<'_>, rows: &[&Row]) -> Vec<FacetCounts> {
    SHOWN.map(|facet| FacetCounts { facet, values: values(dataset, query, filter, rows, facet) }).into()
}

/// The values of a facet: all that occur, and all that are asked for.
fn values(
    dataset: &Dataset,
    query: &Query,
    filter: &Filter<'_>,
    rows: &[&Row],
    facet: Facet,
) -> Vec<FacetValue> {
    let asked = query.filters.texts(facet);
    let mut tallies: Map<&str, Tally> = asked.iter().map(|value| (*value, Tally::default())).collect();
    for row in rows.iter().filter(|row| filter.matches(row, Some(facet))) {
        row.tags.visit(facet, &mut |value| tallies.entry_or_default(value).add(row, filter));
    }
    let value = |value: &str, Tally { count, undated }: Tally| FacetValue {
        value: value.to_owned(),
        label: facet.label(value, dataset.lang).map_or_else(|| dataset.name(value), str::to_owned),
        count,
        undated,
        selected: asked.contains(&value),
        depth: 0,
        holds: Vec::new(),
    };
    match facet.words() {
        Some(words) => words.iter().filter_map(|word| Some(value(word, *tallies.get(word)?))).collect(),
        None => tallies.into_iter().map(|(id, tally)| value(id, tally)).collect(),
    }
}

/// Puts places into their tree, and what has names and no order the fullest first.
fn arrange(dataset: &Dataset, facets: &mut [FacetCounts]) {
    for FacetCounts { facet, values } in facets {
        match facet.arrangement() {
            Arrangement::Tree => tree(dataset, values),
            Arrangement::FullestFirst => sort(values, |a, b| {
                (b.count + b.undated).cmp(&(a.count + a.undated)).then_with(|| a.label.cmp(&b.label))
            }),
            Arrangement::AsDeclared | Arrangement::Stages => {}
        }
    }
}

/// Puts statuses under their stages.
fn stage(dataset: &Dataset, query: &Query, facets: &mut [FacetCounts]) {
    for FacetCounts { facet, values } in facets {
        if facet.arrangement() == Arrangement::Stages {
            *values = staged(dataset, query, values);
        }
    }
}

/// Statuses under their stages. A row has one status and a status one stage, so the sum of a stage counts each row once.
fn staged(dataset: &Dataset, query: &Query, statuses: &[FacetValue]) -> Vec<FacetValue> {
    // Whatever else is asked, a stage stands for the same statuses: for all that the package has.
    let occurring: Set<Role> = dataset.rows.iter().map(|row| row.tags.status).collect();
    let mut values = Vec::new();
    for stage in Stage::ALL {
        let is_of = |value: &FacetValue| stage.statuses().any(|status| status.as_str() == value.value);
        let within = statuses.iter().filter(|value| is_of(value)).cloned();
        let within: Vec<_> = within.map(|value| FacetValue { depth: 1, ..value }).collect();
        if within.is_empty() {
            continue;
        }
        let held: Vec<Role> = stage.statuses().filter(|status| occurring.contains(status)).collect();
        let holds = held.iter().map(|status| status.as_str().to_owned());
        // A stage of which the package has nothing stands there for what is asked.
        let holds = if held.is_empty() {
            within.iter().map(|value| value.value.clone()).collect()
        } else {
            holds.collect()
        };
        values.push(FacetValue {
            value: stage.as_str().into(),
            label: stage.say(dataset.lang).into(),
            count: within.iter().map(|value| value.count).sum(),
            undated: within.iter().map(|value| value.undated).sum(),
            selected: !held.is_empty() && held.iter().all(|status| query.filters.statuses.contains(status)),
            depth: 0,
            holds,
        });
        values.extend(within);
    }
    values
}

/// Puts places under what holds them: each behind its parent, the fullest first, from where they branch.
fn tree(dataset: &Dataset, values: &mut Vec<FacetValue>) {
    while let Some(at) = needless(dataset, values) {
        values.remove(at);
    }
    let size: Map<String, usize> =
        values.iter().map(|value| (value.value.clone(), value.count + value.undated)).collect();
    // The way from the root, each step with the larger count first and then by id.
    let way = |value: &FacetValue| {
        let mut way: Vec<_> = dataset
            .with_ancestors(&value.value)
            .map(|(id, _)| {
                (std::cmp::Reverse(size.get(id.as_str()).copied().unwrap_or_default()), id.to_string())
            })
            .collect();
        way.reverse();
        way
    };
    let mut ways: Vec<_> = values.drain(..).map(|value| (way(&value), value)).collect();
    sort(&mut ways, |one, next| one.0.cmp(&next.0));
    values.extend(ways.into_iter().map(|(_, value)| value));
    for value in values.iter_mut() {
        let holders =
            dataset.with_ancestors(&value.value).skip(1).filter(|(id, _)| size.contains_key(id.as_str()));
        value.depth = holders.count();
    }
}

/// A place that says nothing which the one place in it does not say: nothing listed holds it, it is not asked
/// for, and every row of it lies in the same next place.
fn needless(dataset: &Dataset, values: &[FacetValue]) -> Option<usize> {
    // What holds a value, of what is listed: the nearest first.
    let holders = |value: &FacetValue| {
        let places = dataset.with_ancestors(&value.value).skip(1);
        let at = |id: &str| values.iter().position(|value| value.value == id);
        places.filter_map(|(id, _)| at(id.as_str())).collect::<Vec<_>>()
    };
    let holders: Vec<Vec<usize>> = values.iter().map(holders).collect();
    let rows = |value: &FacetValue| (value.count, value.undated);
    (0..values.len()).find(|at| {
        let mut children = (0..values.len()).filter(|child| holders[*child].first() == Some(at));
        let only = children.next().filter(|_| children.next().is_none());
        holders[*at].is_empty()
            && !values[*at].selected
            && only.is_some_and(|only| rows(&values[only]) == rows(&values[*at]))
    })
}
