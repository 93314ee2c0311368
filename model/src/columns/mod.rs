//! The rows of a [`Dataset`] as columns, so that a view counts sets of bits and not rows.
//!
//! Values of facets are numbers: of a word its position among the words of its facet, of an id its position in
//! [`Dataset::names`]. Rows keep their order: their places are few, and what is counted at a place is counted by the number
//! of the place, so sorting rows by position would shorten nothing.

mod bits;
mod counter;
mod lists;
mod order;
mod postings;

pub use bits::{Bits, FourSets};
pub use counter::{Counter, PartCounter, PartSpans};
use lists::Lists;
pub use order::Order;
pub(crate) use order::compare;
pub use postings::{Posting, Postings};

use std::sync::{Arc, OnceLock};

use crate::dataset::{Dataset, Row};
use crate::facet::Facet;
use crate::id::Id;
use crate::query::{Query, Sort};
use crate::record::Kind;
use crate::sorted::{Set, sort};
use crate::when::{Day, PartialDate, Role};

/// The rows as columns.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The rows themselves, with their names and places.
    pub dataset: Arc<Dataset>,
    /// How many rows there are.
    pub rows: usize,
    /// The days between which each row may lie.
    pub days: Vec<Days>,
    /// The days through which each row certainly lasted.
    certain: Vec<Days>,
    /// Every first and last day of a row, in ascending order, with the numbers of open ends around them.
    boundaries: Vec<i32>,
    /// The days of each row as positions among the boundaries.
    ranks: Vec<Ranks>,
    /// The rows with a date.
    pub dated: Bits,
    /// The rows that are drawn at no place.
    pub unplaced: Bits,
    /// The number of the kind of each row, in the order of [`Kind::ALL`].
    pub kinds: Vec<u8>,
    /// The place at which each row is drawn, as a position in [`Dataset::places`]; [`NOWHERE`] without one.
    pub drawn_at: Vec<u32>,
    /// The rows that are parts of others.
    pub parts: Bits,
    /// The rows that each row is a part of.
    wholes: Lists,
    /// For each name the places around it from large to small, and itself; empty if it is no place.
    place_paths: Lists,
    /// For each facet the rows of its values.
    facets: Vec<Postings>,
    /// The position of each name in their order, for facets that are sorted by it.
    label_ranks: Vec<u32>,
    /// All rows in each order of the list, sorted when first needed.
    orders: [OnceLock<Order>; 3],
}

/// In [`Columns::drawn_at`]: a row without a place.
pub const NOWHERE: u32 = u32::MAX;

/// The days between which something may lie, as numbers of [`Day`]; an open end is the least or the largest number. A row
/// without a date ends before it begins, so that it lies in no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: i32,
    /// The last day.
    pub last: i32,
}

impl Days {
    /// All of time.
    pub const ALWAYS: Self = Self { first: i32::MIN, last: i32::MAX };
    const NEVER: Self = Self { first: i32::MAX, last: i32::MIN };

    /// The window of a query.
    pub fn window(query: &Query) -> Self {
        let (since, until) = query.window();
        Self {
            first: since.map_or(i32::MIN, |date| PartialDate::first_day(date).number()),
            last: until.map_or(i32::MAX, |date| PartialDate::last_day(date).number()),
        }
    }

    /// Whether both have a day in common.
    pub const fn overlap(self, other: Self) -> bool {
        self.last >= other.first && self.first <= other.last
    }

    /// The days through which a row certainly lasted.
    fn certain(row: &Row) -> Self {
        row.when
            .and_then(|when| when.certain_days())
            .map_or(Self::NEVER, |(first, last)| Self { first: first.number(), last: last.number() })
    }

    /// Its ends as days; `None` where one is open.
    pub(crate) fn ends(self) -> (Option<Day>, Option<Day>) {
        let known = |day: i32, open: i32| (day != open).then(|| Day::of_number(day));
        (known(self.first, i32::MIN), known(self.last, i32::MAX))
    }

    /// The days of a row.
    pub(crate) fn of(row: &Row) -> Self {
        row.when.map_or(Self::NEVER, |when| Self {
            first: when.first_day().map_or(i32::MIN, Day::number),
            last: when.last_day().map_or(i32::MAX, Day::number),
        })
    }
}

/// Two days as positions among the boundaries of [`Columns`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    /// The first day.
    pub first: u32,
    /// The last day.
    pub last: u32,
}

impl Ranks {
    fn of(days: Days, boundaries: &[i32]) -> Self {
        let rank = |day: i32| number(boundaries.partition_point(|boundary| *boundary < day));
        Self { first: rank(days.first), last: rank(days.last) }
    }
}

impl Columns {
    /// The columns of a data set.
    pub fn new(dataset: Arc<Dataset>) -> Self {
        let rows = dataset.rows.len();
        let set = |is_in: &dyn Fn(&Row) -> bool| {
            let mut bits = Bits::none(rows);
            (0..).zip(&dataset.rows).filter(|(_, row)| is_in(row)).for_each(|(at, _)| bits.insert(at));
            bits
        };
        let place = |row: &Row| {
            let position = |id| dataset.places.binary_search_by(|(place, _)| place.cmp(id)).ok();
            row.drawn_at.as_ref().and_then(position).map_or(NOWHERE, number)
        };
        let kind = |row: &Row| Kind::ALL.iter().position(|kind| *kind == row.tags.kind).unwrap_or_default();
        let days: Vec<Days> = dataset.rows.iter().map(Days::of).collect();
        let boundaries = boundaries(&days);
        Self {
            rows,
            certain: dataset.rows.iter().map(Days::certain).collect(),
            dated: set(&|row| row.when.is_some()),
            unplaced: set(&|row| row.drawn_at.is_none()),
            kinds: dataset.rows.iter().map(|row| u8::try_from(kind(row)).unwrap_or_default()).collect(),
            drawn_at: dataset.rows.iter().map(place).collect(),
            parts: set(&|row| !row.wholes.is_empty()),
            wholes: Lists::new(dataset.rows.iter().map(|row| row.wholes.iter().map(|whole| number(*whole)))),
            place_paths: place_paths(&dataset),
            facets: Facet::ALL.iter().map(|facet| postings(&dataset, *facet)).collect(),
            label_ranks: label_ranks(&dataset),
            orders: Default::default(),
            ranks: days.iter().map(|days| Ranks::of(*days, &boundaries)).collect(),
            days,
            boundaries,
            dataset,
        }
    }

    /// The number of a value of a facet; `None` if the data set does not have it.
    pub fn value_number(&self, facet: Facet, value: &str) -> Option<u32> {
        value_number(&self.dataset, facet, value)
    }

    /// The value of a facet with a number.
    pub fn value_text(&self, facet: Facet, value: u32) -> &str {
        let value = value as usize;
        match facet.words() {
            Some(words) => words.get(value).copied().unwrap_or_default(),
            None => self.dataset.names[..].get(value).map_or("", |(id, _)| id.as_str()),
        }
    }

    /// The statuses that rows have.
    pub fn statuses(&self) -> Set<Role> {
        let numbers = self.facet(Facet::Status).iter().map(|(number, _)| number);
        numbers.filter_map(|number| self.value_text(Facet::Status, number).parse().ok()).collect()
    }

    /// The rows of the values of a facet.
    pub fn facet(&self, facet: Facet) -> &Postings {
        &self.facets[facet as usize]
    }

    /// All rows in an order; `None` for the order in which a search finds them.
    pub fn order(&self, sort: Sort) -> Option<&Order> {
        let order = match sort {
            Sort::Relevance => return None,
            Sort::Latest => &self.orders[0],
            Sort::Earliest => &self.orders[1],
            Sort::Name => &self.orders[2],
        };
        Some(order.get_or_init(|| Order::new(&self.dataset, &self.days, sort)))
    }

    /// Whether a row in a window is certainly in it: all of its days are, or it lasted through one of them. Without a window
    /// all rows are.
    pub fn is_certain(&self, row: u32, window: Days) -> bool {
        let Days { first, last } = self.days[row as usize];
        window == Days::ALWAYS
            || (first >= window.first && last <= window.last)
            || self.certain[row as usize].overlap(window)
    }

    /// The rows that a row is a part of.
    pub fn wholes(&self, row: u32) -> &[u32] {
        self.wholes.get(row)
    }

    /// The places around a place from large to small, and itself, by their numbers; empty for other values.
    pub(crate) fn place_path(&self, value: u32) -> &[u32] {
        self.place_paths.get(value)
    }

    /// The days of a row as positions among the boundaries.
    pub fn ranks(&self, row: u32) -> Ranks {
        self.ranks[row as usize]
    }

    /// How many boundaries there are.
    pub const fn boundaries(&self) -> usize {
        self.boundaries.len()
    }

    /// A window as positions among the boundaries: the first that is in it, and the first after it.
    pub fn window_ranks(&self, window: Days) -> Ranks {
        let first = self.boundaries.partition_point(|day| *day < window.first);
        let last = self.boundaries.partition_point(|day| *day <= window.last);
        Ranks { first: number(first), last: number(last) }
    }

    /// The first and the last day on which rows may lie, apart from open ends.
    pub fn range(&self, rows: &Bits) -> (Option<Day>, Option<Day>) {
        let dated = rows.and(&self.dated);
        let days = || dated.iter().map(|row| self.days[row as usize]);
        let first = days().map(|days| days.first).filter(|first| *first != i32::MIN).min();
        let last = days().map(|days| days.last).filter(|last| *last != i32::MAX).max();
        (first.map(Day::of_number), last.map(Day::of_number))
    }

    /// The position of the name of a value among all names in alphabetical order.
    pub fn label_rank(&self, value: u32) -> u32 {
        self.label_ranks.get(value as usize).copied().unwrap_or_default()
    }
}

/// The number of a value of a facet; `None` if the data set does not have it.
fn value_number(dataset: &Dataset, facet: Facet, value: &str) -> Option<u32> {
    match facet.words() {
        Some(words) => words.iter().position(|word| *word == value),
        None => dataset.names.binary_search_by(|(id, _)| id.as_str().cmp(value)).ok(),
    }
    .map(number)
}

/// Every first and last day, in ascending order. They are collected as bits, because sorting all takes longer.
fn boundaries(days: &[Days]) -> Vec<i32> {
    let is_known = |day: &i32| *day != i32::MIN && *day != i32::MAX;
    let known = || days.iter().flat_map(|days| [days.first, days.last]).filter(is_known);
    let (Some(least), Some(most)) = (known().min(), known().max()) else { return vec![i32::MIN, i32::MAX] };
    let mut seen = Bits::none(most.abs_diff(least) as usize + 1);
    known().for_each(|day| seen.insert(day.abs_diff(least)));
    let known = seen.iter().map(|after| least.saturating_add_unsigned(after));
    std::iter::once(i32::MIN).chain(known).chain([i32::MAX]).collect()
}

fn postings(dataset: &Dataset, facet: Facet) -> Postings {
    let values = facet.words().map_or(dataset.names.len(), <[_]>::len);
    let mut pairs = Vec::with_capacity(dataset.rows.len());
    // Neighbours often have the same value, which need not be looked up again.
    let mut last = ("", None);
    for (at, row) in (0..).zip(&dataset.rows) {
        row.tags.visit(facet, &mut |value| {
            if last.0 != value {
                last = (value, value_number(dataset, facet, value));
            }
            pairs.extend(last.1.map(|value| (value, at)));
        });
    }
    Postings::new(&pairs, values, dataset.rows.len())
}

fn place_paths(dataset: &Dataset) -> Lists {
    let path = |(id, _): &(Id, String)| {
        let around = dataset.with_ancestors(id.as_str());
        let mut path: Vec<u32> =
            around.filter_map(|(place, _)| value_number(dataset, Facet::Place, place.as_str())).collect();
        path.reverse();
        path
    };
    Lists::new(dataset.names.iter().map(path))
}

fn label_ranks(dataset: &Dataset) -> Vec<u32> {
    let mut by_label: Vec<usize> = (0..dataset.names.len()).collect();
    sort(&mut by_label, |one, next| dataset.names[*one].1.cmp(&dataset.names[*next].1));
    let mut ranks = vec![0; by_label.len()];
    for (rank, at) in (0..).zip(by_label) {
        ranks[at] = rank;
    }
    ranks
}

/// A position as the number by which columns refer to it; a data set has fewer than 4 billion rows and names.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(NOWHERE)
}
