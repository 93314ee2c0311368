//! The answer to a query from columns: the same as by [`view`](super::view), without a look at each row.
//!
//! A [`Selection`] is a query without its window. What depends on it alone, such as the marks of the timeline, is made once
//! for all windows.

use std::sync::{Arc, OnceLock};

use super::clusters::{PlaceTally, cluster, largest_first};
use super::filter::window_of;
use super::listing::{facets, find};
use super::mark::{time_around, time_of_rows};
use super::scope::{Scope, parts};
use super::sentence::sentence;
use super::{
    Bin, Cluster, FacetCounts, FoundValues, Hit, Mark, Matches, Near, Page, View, near, results, time,
};
use crate::columns::{Bits, Columns, Days, Order, compare};
use crate::facet::Facet;
use crate::query::{Parts, Query, Sort};
use crate::record::Kind;
use crate::sorted::sort;
use crate::when::Day;

/// The numbers of a view.
pub(super) struct Counts {
    /// The rows of each kind, and the parts of others among them.
    pub(super) kinds: Vec<(usize, usize)>,
    pub(super) unplaced: usize,
    pub(super) facets: Vec<FacetCounts>,
    pub(super) clusters: Vec<Cluster>,
}

/// How many rows are on the timeline, and the time that its axis shows.
type Timeline = (usize, Option<(Day, Day)>);

/// The rows that match a query apart from its window.
#[derive(Debug)]
pub struct Selection {
    /// The query without what does not select: window, order, camera, selected record and release.
    query: Query,
    /// What the search for its text found.
    matched: Option<Matches>,
    /// The rows that match everything.
    pub(super) matching: Bits,
    /// For each facet with selected values the rows that match everything else.
    others: Vec<(Facet, Bits)>,
    /// How many rows have no date.
    undated: OnceLock<usize>,
    /// The timeline and its marks, if they do not depend on the window.
    timeline: OnceLock<Timeline>,
    marks: OnceLock<Arc<Vec<Mark>>>,
    /// The rows that match, in each order of the list.
    orders: [OnceLock<Order>; Sort::ALL.len()],
}

impl Selection {
    /// The rows that match a query. `matched` is what the search for its text found; without it the text does not filter.
    pub fn new(columns: &Columns, query: &Query, matched: Option<&Matches>) -> Self {
        let found = matched.map_or_else(
            || Bits::all(columns.rows),
            |matched| {
                let mut rows = Bits::none(columns.rows);
                found(matched).for_each(|row| rows.insert(row));
                rows
            },
        );
        let selected: Vec<(Facet, Bits)> = Facet::ALL
            .iter()
            .filter(|facet| query.filters.count(**facet) > 0)
            .map(|facet| (*facet, with_any_value(columns, query, *facet)))
            .collect();
        let matching_but = |except: Option<Facet>| {
            let mut matching = found.clone();
            let others = selected.iter().filter(|(facet, _)| Some(*facet) != except);
            others.for_each(|(_, rows)| matching.retain(rows));
            matching
        };
        Self {
            query: Self::key(query),
            matched: matched.cloned(),
            matching: matching_but(None),
            others: selected.iter().map(|(facet, _)| (*facet, matching_but(Some(*facet)))).collect(),
            undated: OnceLock::new(),
            timeline: OnceLock::new(),
            marks: OnceLock::new(),
            orders: Default::default(),
        }
    }

    /// Whether it has the rows of this query, too.
    pub fn is_of(&self, query: &Query, matched: Option<&Matches>) -> bool {
        self.query == Self::key(query) && self.matched.as_ref() == matched
    }

    fn key(query: &Query) -> Query {
        let Query { text, filters, parts, .. } = query.clone();
        Query { text, filters, parts, ..Query::default() }
    }

    pub(super) fn no_parts(&self) -> bool {
        self.query.parts == Some(Parts::None)
    }

    /// The rows that match everything but the values of a facet; `None` where no value of it is selected.
    pub(super) fn matching_but(&self, facet: Facet) -> Option<&Bits> {
        self.others.iter().find(|(of, _)| *of == facet).map(|(_, rows)| rows)
    }

    /// The view of the query, with its window.
    pub fn view(&self, columns: &Columns, query: &Query, page: Page) -> View {
        let window = Days::window(query);
        let scope = |matching: &Bits| Scope::new(columns, matching.clone(), window, self.no_parts());
        let all = scope(&self.matching);
        self.undated.get_or_init(|| all.undated.count());
        let kinds = columns.facet(Facet::Kind);
        let count = |kind: &Kind| {
            let posting = columns.value_number(Facet::Kind, kind.as_str()).and_then(|kind| kinds.get(kind));
            let in_set = |set: &Bits| posting.map_or(0, |posting| posting.count_in(set));
            (in_set(&all.shown), in_set(&all.parts))
        };
        let counts = Counts {
            kinds: Kind::ALL.iter().map(count).collect(),
            unplaced: all.shown.count_in(&columns.unplaced),
            facets: facets(columns, query, page.values, &all, &|facet| self.matching_but(facet).map(scope)),
            clusters: clusters(columns, &all),
        };
        self.answer(columns, query, page, counts)
    }

    /// How many rows lie in each month or year, regardless of the window.
    pub fn histogram(&self, columns: &Columns, query: &Query) -> Vec<Bin> {
        time::histogram_of(columns, &self.on_timeline(columns, Days::window(query)).0)
    }

    /// At most `limit` results after the first `skip`, as a view of the query lists them.
    pub fn results(&self, columns: &Columns, query: &Query, skip: usize, limit: usize) -> Vec<Hit> {
        let window = Days::window(query);
        let order = self.order(columns, query.order());
        let listed = |certain: bool| {
            let in_window = order.near(window).filter(move |row| self.shows(columns, *row, window));
            in_window.filter(move |row| columns.is_certain(*row, window) == certain)
        };
        let certain_first = listed(true).chain(listed(false));
        let window_of = window_of(query);
        let hit = |row: u32| {
            results::hit(&columns.dataset, &columns.dataset.rows[row as usize], window_of.as_ref())
        };
        certain_first.skip(skip).take(limit).map(hit).collect()
    }

    /// The first values of a facet whose names contain some words, in lower case.
    pub fn find(&self, columns: &Columns, query: &Query, facet: Facet, words: &str) -> FoundValues {
        let rows = self.matching_but(facet).unwrap_or(&self.matching).clone();
        let scope = Scope::new(columns, rows, Days::window(query), self.no_parts());
        find(columns, query, facet, &scope, words)
    }

    /// The view with these counts.
    pub(super) fn answer(&self, columns: &Columns, query: &Query, page: Page, counts: Counts) -> View {
        let dataset = &columns.dataset;
        let Counts { kinds, unplaced, facets, clusters } = counts;
        let window = Days::window(query);
        let shown = kinds.iter().map(|(count, _)| count).sum();
        // A window is a part of the sentence itself.
        let days = if window == Days::ALWAYS { columns.range(&self.whole(columns)) } else { (None, None) };
        let of_kinds = Kind::ALL.iter().zip(&kinds).map(|(kind, (count, parts))| (*kind, *count, *parts));
        let has_no_results = shown == 0 && query.is_filtered();
        let undated = *self.undated.get_or_init(|| {
            Scope::new(columns, self.matching.clone(), window, self.no_parts()).undated.count()
        });
        let (dated, time) = self.timeline(columns, window);
        let is_empty = dated == 0 && undated == 0;
        View {
            dated,
            time: time.or_else(|| is_empty.then(|| time_of_rows(dataset)).flatten()),
            sentence: sentence(dataset, query, &of_kinds.collect::<Vec<_>>(), days),
            parts: kinds.iter().map(|(_, parts)| parts).sum(),
            shown,
            total: columns.rows,
            undated,
            unplaced,
            results: self.results(columns, query, page.skip, page.limit),
            searched: self.matched.as_ref().map(|matched| matched.searched.clone()),
            near: has_no_results.then(|| self.near(columns, query, &facets)),
            facets,
            histogram: Vec::new(),
            marks: if page.marks { self.marks(columns, window) } else { Arc::default() },
            clusters,
        }
    }

    /// The rows of the view without a window.
    fn whole(&self, columns: &Columns) -> Bits {
        let mut rows = self.matching.clone();
        if self.no_parts() {
            rows.remove(&parts(columns, &rows, &rows));
        }
        rows
    }

    /// Alternatives to a query without results.
    fn near(&self, columns: &Columns, query: &Query, facets: &[FacetCounts]) -> Near {
        let shown = |query: &Query| {
            let matched = self.matched.as_ref().filter(|_| query.text.is_some());
            let selection = Self::new(columns, query, matched);
            let (window, no_parts) = (Days::window(query), selection.no_parts());
            Scope::new(columns, selection.matching, window, no_parts).shown.count()
        };
        let dated = |row: &u32| self.matching.contains(*row) && columns.dated.contains(*row);
        let days = |row: u32| (row, columns.days[row as usize]);
        let window = Days::window(query);
        let (before, after) = match &self.matched {
            Some(matched) => near::beside(found(matched).filter(dated).map(days), window),
            None => near::beside(self.matching.iter().filter(dated).map(days), window),
        };
        let row = |row: Option<u32>| columns.dataset.rows.get(row? as usize);
        near::near(&columns.dataset, query, facets, &shown, (row(before), row(after)))
    }

    /// Whether a row that matches is in a window, and no part of another one in it if these are left out.
    fn shows(&self, columns: &Columns, row: u32, window: Days) -> bool {
        let is_shown = |row: u32| self.matching.contains(row) && columns.days[row as usize].overlap(window);
        is_shown(row) && !(self.no_parts() && columns.wholes(row).iter().any(|whole| is_shown(*whole)))
    }

    /// How many rows are on the timeline, and its time. It depends on the window only where the parts of others in the window
    /// are left out.
    fn timeline(&self, columns: &Columns, window: Days) -> Timeline {
        let timeline = || {
            let (rows, _) = self.on_timeline(columns, window);
            let ends = |row: u32| columns.days[row as usize].ends();
            (rows.count(), time_around(&mut rows.iter().map(ends)))
        };
        if self.no_parts() { timeline() } else { *self.timeline.get_or_init(timeline) }
    }

    /// The marks, in the order in which the rows were found.
    fn marks(&self, columns: &Columns, window: Days) -> Arc<Vec<Mark>> {
        let marks = || {
            let (rows, parts) = self.on_timeline(columns, window);
            let mark = |row: u32| {
                let at = row as usize;
                Mark::of_row(columns.dataset.rows.get(at)?, at, parts.contains(row))
            };
            Arc::new(match &self.matched {
                None => rows.iter().filter_map(mark).collect(),
                Some(matched) => found(matched).filter(|row| rows.contains(*row)).filter_map(mark).collect(),
            })
        };
        if self.no_parts() { marks() } else { self.marks.get_or_init(marks).clone() }
    }

    /// The rows on the timeline, and those that are parts of others. A part whose whole is outside the window stays.
    fn on_timeline(&self, columns: &Columns, window: Days) -> (Bits, Bits) {
        let is_part = parts(columns, &self.matching, &self.matching);
        let mut rows = self.matching.and(&columns.dated);
        if self.no_parts() {
            rows.remove(&is_part);
            let shown = is_part.iter().filter(|row| self.shows(columns, *row, window));
            shown.filter(|row| columns.dated.contains(*row)).for_each(|row| rows.insert(row));
        }
        (rows, is_part)
    }

    /// The rows that match, in an order of the list.
    fn order<'a>(&'a self, columns: &'a Columns, order: Sort) -> &'a Order {
        let of_release = columns.order(order);
        let is_all = self.matched.is_none() && self.query.filters.is_empty();
        if let Some(all) = of_release.filter(|_| is_all) {
            return all;
        }
        self.orders[order as usize].get_or_init(|| {
            let matching = |row: &u32| self.matching.contains(*row);
            let rows = match (&self.matched, of_release) {
                (Some(matched), _) => {
                    let mut rows: Vec<u32> = found(matched).filter(matching).collect();
                    let row = |at: &u32| &columns.dataset.rows[*at as usize];
                    sort(&mut rows, |one, next| compare(row(one), row(next), order));
                    rows
                }
                (None, Some(all)) => all.rows().iter().copied().filter(matching).collect(),
                (None, None) => self.matching.iter().collect(),
            };
            Order::of(rows, &columns.days)
        })
    }
}

/// The rows that a search found, the best first.
fn found(matched: &Matches) -> impl Iterator<Item = u32> {
    matched.rows.iter().filter_map(|row| u32::try_from(*row).ok())
}

/// The rows that have any of the selected values of a facet.
fn with_any_value(columns: &Columns, query: &Query, facet: Facet) -> Bits {
    let mut rows = Bits::none(columns.rows);
    for value in query.filters.texts(facet) {
        let posting = columns.value_number(facet, value).and_then(|value| columns.facet(facet).get(value));
        if let Some(posting) = posting {
            posting.add_to(&mut rows);
        }
    }
    rows
}

/// The rows by place.
fn clusters(columns: &Columns, all: &Scope) -> Vec<Cluster> {
    let mut tallies = vec![PlaceTally::default(); columns.dataset.places.len()];
    for row in all.shown.iter() {
        let at = row as usize;
        let Some(tally) = tallies.get_mut(columns.drawn_at[at] as usize) else { continue };
        tally.kinds[usize::from(columns.kinds[at])] += 1;
        tally.parts += usize::from(all.parts.contains(row));
        tally.undated += usize::from(!columns.dated.contains(row));
    }
    let places = columns
        .dataset
        .places
        .iter()
        .zip(&tallies)
        .filter(|(_, tally)| tally.kinds.iter().any(|count| *count > 0));
    largest_first(places.map(|((id, place), tally)| cluster(&columns.dataset, id, place, tally)).collect())
}
