//! The view of a query in one window after the other, as while a reader moves the window.
//!
//! One pass over the rows that match makes cumulative counts for all that the view counts; then a window takes two look-ups
//! for each number, however many rows there are.

use super::clusters::{PlaceTally, cluster, largest_first};
use super::facets::staged;
use super::selection::{Counts, Selection};
use super::{Cluster, FacetCounts, FacetValue, Page, View};
use crate::columns::{Bits, Columns, Counter, Days, PartCounter, PartSpans, Posting, Ranks};
use crate::facet::{Arrangement, Facet};
use crate::query::Query;
use crate::record::Kind;

/// Cumulative counts of a selection, for the values of facets that a view lists.
#[derive(Debug)]
pub struct WindowCounts {
    facets: Vec<FacetCounter>,
    /// The rows of each kind.
    kinds: Vec<RowCounter>,
    unplaced: RowCounter,
    places: Vec<PlaceCounter>,
}

/// The listed values of a facet. Counts of stages follow from those of their statuses, so they are left out here.
#[derive(Debug)]
struct FacetCounter {
    facet: Facet,
    total: usize,
    values: Vec<(FacetValue, RowCounter)>,
}

/// The rows at a place.
#[derive(Debug)]
struct PlaceCounter {
    /// Its position in the data set.
    place: usize,
    /// The rows of each kind.
    kinds: Vec<RowCounter>,
}

/// Counts rows, and the parts of others among them.
#[derive(Debug, Default)]
struct RowCounter {
    rows: Counter,
    parts: PartCounter,
}

impl RowCounter {
    /// The rows and the parts in a window. Without parts, there are none, and they are not among the rows.
    fn count(&self, window: Ranks, no_parts: bool) -> (usize, usize) {
        let (rows, parts) = (self.rows.count(window), self.parts.count(window));
        if no_parts { (rows - parts, 0) } else { (rows, parts) }
    }

    fn bytes(&self) -> usize {
        self.rows.bytes() + self.parts.bytes()
    }
}

/// What is collected for a counter.
#[derive(Default)]
struct Spans {
    rows: Vec<Ranks>,
    parts: PartSpans,
}

impl Spans {
    /// Adds a row. Only wholes in `within` count.
    fn add(&mut self, columns: &Columns, row: u32, within: &Bits) {
        self.rows.push(columns.ranks(row));
        if columns.parts.contains(row) {
            let wholes = columns.wholes(row).iter().filter(|whole| within.contains(**whole));
            self.parts.add(columns.ranks(row), wholes.map(|whole| columns.ranks(*whole)));
        }
    }

    fn counter(&self, columns: &Columns) -> RowCounter {
        let boundaries = columns.boundaries();
        RowCounter { rows: Counter::new(&self.rows, boundaries), parts: self.parts.counter(boundaries) }
    }
}

impl WindowCounts {
    /// Counts the rows of a selection that have a date, for the values that the view lists.
    pub fn new(columns: &Columns, selection: &Selection, listed: &[FacetCounts]) -> Self {
        let dated = selection.matching.and(&columns.dated);
        let of_posting = |posting: &Posting, dated: &Bits| {
            let mut spans = Spans::default();
            posting.for_each_in(dated, &mut |row| spans.add(columns, row, dated));
            spans.counter(columns)
        };
        let facet = |facet: &FacetCounts| {
            let others = selection.matching_but(facet.facet).map(|others| others.and(&columns.dated));
            let dated = others.as_ref().unwrap_or(&dated);
            let counted = facet.values.iter().filter(|value| value.stands_for.is_empty());
            let value = |value: &FacetValue| {
                let number = columns.value_number(facet.facet, &value.value);
                let posting = number.and_then(|number| columns.facet(facet.facet).get(number));
                (
                    value.clone(),
                    posting.map_or_else(RowCounter::default, |posting| of_posting(posting, dated)),
                )
            };
            FacetCounter { facet: facet.facet, total: facet.total, values: counted.map(value).collect() }
        };
        let mut kinds: Vec<Spans> = Kind::ALL.iter().map(|_| Spans::default()).collect();
        let mut unplaced = Spans::default();
        let mut places: Vec<Option<Vec<Spans>>> = Vec::new();
        places.resize_with(columns.dataset.places.len(), || None);
        for row in dated.iter() {
            let kind = usize::from(columns.kinds[row as usize]);
            kinds[kind].add(columns, row, &dated);
            match places.get_mut(columns.drawn_at[row as usize] as usize) {
                None => unplaced.add(columns, row, &dated),
                Some(place) => {
                    let all = || Kind::ALL.iter().map(|_| Spans::default()).collect();
                    place.get_or_insert_with(all)[kind].add(columns, row, &dated);
                }
            }
        }
        let counters = |spans: &[Spans]| spans.iter().map(|spans| spans.counter(columns)).collect();
        let place = |(place, spans): (usize, &Option<Vec<Spans>>)| {
            Some(PlaceCounter { place, kinds: counters(spans.as_ref()?) })
        };
        Self {
            facets: listed.iter().map(facet).collect(),
            kinds: counters(&kinds),
            unplaced: unplaced.counter(columns),
            places: places.iter().enumerate().filter_map(place).collect(),
        }
    }

    /// Whether it was made for the same values, in the same order.
    pub fn lists(&self, listed: &[FacetCounts]) -> bool {
        let is_same = |(own, listed): (&FacetCounter, &FacetCounts)| {
            let listed = listed.values.iter().filter(|value| value.stands_for.is_empty());
            own.values.iter().map(|(value, _)| &value.value).eq(listed.map(|value| &value.value))
        };
        self.facets.len() == listed.len() && self.facets.iter().zip(listed).all(is_same)
    }

    /// The bytes of the tables.
    pub fn bytes(&self) -> usize {
        let values = self.facets.iter().flat_map(|facet| &facet.values).map(|(_, counter)| counter);
        let places = self.places.iter().flat_map(|place| &place.kinds);
        let all = values.chain(&self.kinds).chain(places).chain([&self.unplaced]);
        all.map(RowCounter::bytes).sum()
    }

    /// The view of the selection in the window of a query. It lists the values that it was made for, in their order. `None`
    /// without a window, where rows without a date count, too.
    pub fn view(&self, columns: &Columns, selection: &Selection, query: &Query, page: Page) -> Option<View> {
        let days = Days::window(query);
        if days == Days::ALWAYS {
            return None;
        }
        let window = columns.window_ranks(days);
        let no_parts = selection.no_parts();
        let count = |counter: &RowCounter| counter.count(window, no_parts);
        let counts = Counts {
            kinds: self.kinds.iter().map(count).collect(),
            unplaced: count(&self.unplaced).0,
            facets: self.facets.iter().map(|facet| facet.count(columns, query, &count)).collect(),
            clusters: self.clusters(columns, &count),
        };
        Some(selection.answer(columns, query, page, counts))
    }

    fn clusters(&self, columns: &Columns, count: &dyn Fn(&RowCounter) -> (usize, usize)) -> Vec<Cluster> {
        let cluster = |of: &PlaceCounter| {
            let mut tally = PlaceTally::default();
            for (counter, all) in of.kinds.iter().zip(&mut tally.kinds) {
                let (rows, parts) = count(counter);
                *all = rows;
                tally.parts += parts;
            }
            let (id, place) = columns.dataset.places[..].get(of.place)?;
            (tally.kinds.iter().any(|count| *count > 0)).then(|| cluster(&columns.dataset, id, place, &tally))
        };
        largest_first(self.places.iter().filter_map(cluster).collect())
    }
}

impl FacetCounter {
    fn count(
        &self,
        columns: &Columns,
        query: &Query,
        count: &dyn Fn(&RowCounter) -> (usize, usize),
    ) -> FacetCounts {
        let value = |(value, counter): &(FacetValue, RowCounter)| {
            let (count, parts) = count(counter);
            FacetValue { count, parts, ..value.clone() }
        };
        let mut values: Vec<FacetValue> = self.values.iter().map(value).collect();
        if self.facet.arrangement() == Arrangement::Stages {
            values = staged(columns.dataset.lang, query, &columns.statuses(), &values);
        }
        FacetCounts { facet: self.facet, values, total: self.total }
    }
}
