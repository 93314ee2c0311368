//! Facets with counts that ignore their own filter.

use super::filter::Filter;
use super::{Facet, FacetValue};
use crate::basis::BasisWord;
use crate::dataset::{Dataset, Row};
use crate::id::Id;
use crate::lang::Lang;
use crate::query::{Parameter, Query};
use crate::record::Kind;
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

/// The facets in the order in which they are shown: what and where come before everything else.
pub(super) fn facets(dataset: &Dataset, query: &Query, filter: &Filter<'_>, rows: &[&Row]) -> Vec<Facet> {
    let mut facets = tallied(dataset, query, filter, rows);
    arrange(dataset, &mut facets);
    stage(dataset, query, &mut facets);
    facets
}

/// The facets of a query that nothing matches: all that the package has, in the order of the whole atlas, so that each
/// value stays where readers know it.
pub(super) fn kept(dataset: &Dataset, query: &Query, filter: &Filter<'_>, rows: &[&Row]) -> Vec<Facet> {
    let everything = Query::default();
    let mut facets = tallied(dataset, query, &Filter::new(&everything), &dataset.matched(None));
    arrange(dataset, &mut facets);
    for (facet, counted) in facets.iter_mut().zip(tallied(dataset, query, filter, rows)) {
        for value in &mut facet.values {
            let counted = counted.values.iter().find(|counted| counted.value == value.value);
            (value.count, value.undated) = counted.map_or((0, 0), |counted| (counted.count, counted.undated));
        }
    }
    stage(dataset, query, &mut facets);
    facets
}

/// The values of each facet with their counts, in no order yet where a package gives them.
fn tallied(dataset: &Dataset, query: &Query, filter: &Filter<'_>, rows: &[&Row]) -> Vec<Facet> {
    let lang = dataset.lang;
    let rows = |parameter| rows.iter().copied().filter(move |row| filter.matches(row, Some(parameter)));
    let by_id = |ids: &Set<Id>, parameter, of: fn(&Row) -> &Set<Id>| {
        named(ids, rows(parameter), filter, of, |id| dataset.name(id.as_str()))
    };
    let kinds =
        words(Kind::ALL, &query.kinds, rows(Parameter::Kind), filter, lang, |row| row.kind, Kind::as_str);
    let statuses = words(
        Role::ALL,
        &query.statuses,
        rows(Parameter::Status),
        filter,
        lang,
        |row| row.status,
        Role::as_str,
    );
    let bases = words(
        BasisWord::ALL,
        &query.bases,
        rows(Parameter::Basis),
        filter,
        lang,
        |row| row.basis,
        BasisWord::as_str,
    );
    [
        (Parameter::Kind, kinds),
        (Parameter::Place, by_id(&query.places, Parameter::Place, |row| &row.places)),
        (Parameter::Status, statuses),
        (Parameter::Industry, by_id(&query.industries, Parameter::Industry, |row| &row.industries)),
        (Parameter::Party, by_id(&query.parties, Parameter::Party, |row| &row.parties)),
        (Parameter::Basis, bases),
        (Parameter::Source, by_id(&query.sources, Parameter::Source, |row| &row.sources)),
    ]
    .map(|(parameter, values)| Facet { parameter, values })
    .into()
}

/// Puts places into their tree, and what has names and no order the fullest first.
fn arrange(dataset: &Dataset, facets: &mut [Facet]) {
    for Facet { parameter, values } in facets {
        match parameter {
            Parameter::Place => tree(dataset, values),
            Parameter::Industry | Parameter::Party => sort(values, |a, b| {
                (b.count + b.undated).cmp(&(a.count + a.undated)).then_with(|| a.label.cmp(&b.label))
            }),
            _ => {}
        }
    }
}

/// Puts statuses under their stages.
fn stage(dataset: &Dataset, query: &Query, facets: &mut [Facet]) {
    for facet in facets.iter_mut().filter(|facet| facet.parameter == Parameter::Status) {
        facet.values = staged(dataset, query, &facet.values);
    }
}

/// A facet whose values are words of the format: all that occur, and all that are asked for.
fn words<'row, T: Copy + Ord + Say>(
    all: &[T],
    asked: &Set<T>,
    rows: impl Iterator<Item = &'row Row>,
    filter: &Filter<'_>,
    lang: Lang,
    of: impl Fn(&Row) -> T,
    word: impl Fn(T) -> &'static str,
) -> Vec<FacetValue> {
    let mut tallies: Map<T, Tally> = asked.iter().map(|value| (*value, Tally::default())).collect();
    rows.for_each(|row| tallies.at(of(row)).add(row, filter));
    let shown = all.iter().filter_map(|value| Some((*value, *tallies.get(value)?)));
    shown
        .map(|(value, Tally { count, undated })| FacetValue {
            value: word(value).into(),
            label: value.say(lang).into(),
            count,
            undated,
            selected: asked.contains(&value),
            depth: 0,
            holds: Vec::new(),
        })
        .collect()
}

/// Statuses under their stages. A row has one status and a status one stage, so the sum of a stage counts each row once.
fn staged(dataset: &Dataset, query: &Query, statuses: &[FacetValue]) -> Vec<FacetValue> {
    // Whatever else is asked, a stage stands for the same statuses: for all that the package has.
    let occurring: Set<Role> = dataset.rows.iter().map(|row| row.status).collect();
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
            selected: !held.is_empty() && held.iter().all(|status| query.statuses.contains(status)),
            depth: 0,
            holds,
        });
        values.extend(within);
    }
    values
}

/// A facet whose values are records or sources, by id.
fn named<'row>(
    asked: &Set<Id>,
    rows: impl Iterator<Item = &'row Row>,
    filter: &Filter<'_>,
    of: fn(&Row) -> &Set<Id>,
    label: impl Fn(&Id) -> String,
) -> Vec<FacetValue> {
    let mut tallies: Map<&Id, Tally> = asked.iter().map(|id| (id, Tally::default())).collect();
    rows.for_each(|row| of(row).iter().for_each(|id| tallies.at(id).add(row, filter)));
    let value = |(id, Tally { count, undated }): (&Id, Tally)| FacetValue {
        value: id.to_string(),
        label: label(id),
        count,
        undated,
        selected: asked.contains(id),
        depth: 0,
        holds: Vec::new(),
    };
    tallies.into_iter().map(value).collect()
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
