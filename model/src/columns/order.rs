//! Rows in an order of the list, of which those in a window are found without a look at each.

use std::cmp::Ordering;

use super::{Days, number};
use crate::dataset::{Dataset, Row};
use crate::query::Sort;
use crate::sorted;
use crate::when::Day;

/// So many rows are skipped at once if none of them can lie in the window.
const BLOCK: usize = 256;

/// Rows in an order.
#[derive(Clone, Debug, Default)]
pub struct Order {
    rows: Vec<u32>,
    /// For each block of rows the days between which all of them lie.
    blocks: Vec<Days>,
}

impl Order {
    /// All rows in an order of the list. Rows without a date come last when sorting by date; equal rows keep their order.
    pub(super) fn new(dataset: &Dataset, days: &[Days], sort: Sort) -> Self {
        let mut rows: Vec<u32> = (0..number(dataset.rows.len())).collect();
        let row = |at: &u32| &dataset.rows[*at as usize];
        sorted::sort(&mut rows, |one, next| compare(row(one), row(next), sort));
        Self::of(rows, days)
    }

    /// Rows that are in an order.
    pub fn of(rows: Vec<u32>, days: &[Days]) -> Self {
        let block = |rows: &[u32]| {
            let days = rows.iter().map(|row| days[*row as usize]);
            let around = |all: Days, next: Days| Days {
                first: all.first.min(next.first),
                last: all.last.max(next.last),
            };
            days.reduce(around).unwrap_or(Days::ALWAYS)
        };
        let blocks = rows.chunks(BLOCK).map(block).collect();
        Self { rows, blocks }
    }

    /// The rows.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The rows of the blocks that may have one in the window.
    pub fn near(&self, window: Days) -> impl Iterator<Item = u32> {
        let blocks = self.rows.chunks(BLOCK).zip(&self.blocks);
        blocks.filter(move |(_, days)| days.overlap(window)).flat_map(|(rows, _)| rows.iter().copied())
    }
}

/// The order of two rows. By date, rows come in the order of the years under which the list has them: the first in which
/// they may lie. Rows without a date come last.
pub(crate) fn compare(one: &Row, next: &Row, sort: Sort) -> Ordering {
    let first = |row: &Row| row.when.and_then(|when| when.first_day().or(when.last_day()));
    let year = |row: &Row| first(row).map(Day::year);
    let last = |row: &Row| row.when.and_then(|when| when.last_day().or(when.first_day()));
    let undated_last = || one.when.is_none().cmp(&next.when.is_none());
    match sort {
        // As they were found.
        Sort::Relevance => Ordering::Equal,
        Sort::Earliest => undated_last().then_with(|| first(one).cmp(&first(next))),
        Sort::Latest => {
            undated_last().then_with(|| year(next).cmp(&year(one))).then_with(|| last(next).cmp(&last(one)))
        }
        Sort::Name => {
            let letters = |byte: u8| byte.to_ascii_lowercase();
            one.name.bytes().map(letters).cmp(next.name.bytes().map(letters))
        }
    }
}
