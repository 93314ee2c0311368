//! The rows that match a query, as sets: those in its window, the parts among them, and those without a date.

use crate::columns::{Bits, Columns, Days};

/// Rows that match some filters, and what the window and the parts of others make of them.
#[derive(Debug)]
pub(super) struct Scope {
    /// The rows that match, regardless of the window.
    pub(super) matching: Bits,
    /// Those in the window, without the parts of others if these are left out.
    pub(super) shown: Bits,
    /// Of `shown`, those with a date.
    pub(super) dated: Bits,
    /// Of `shown`, the parts of others in the window.
    pub(super) parts: Bits,
    /// Of `parts`, those with a date.
    pub(super) dated_parts: Bits,
    /// The rows without a date, without the parts of others if these are left out.
    pub(super) undated: Bits,
}

impl Scope {
    pub(super) fn new(columns: &Columns, matching: Bits, window: Days, no_parts: bool) -> Self {
        let mut shown = matching.clone();
        if window != Days::ALWAYS {
            shown = Bits::none(columns.rows);
            let days = |row: &u32| columns.days[*row as usize];
            matching.iter().filter(|row| days(row).overlap(window)).for_each(|row| shown.insert(row));
        }
        let mut parts = parts(columns, &shown, &shown);
        let mut undated = matching.clone();
        undated.remove(&columns.dated);
        if no_parts {
            shown.remove(&parts);
            parts = Bits::none(columns.rows);
            undated.remove(&self::parts(columns, &undated, &matching));
        }
        Self {
            dated: shown.and(&columns.dated),
            dated_parts: parts.and(&columns.dated),
            matching,
            shown,
            parts,
            undated,
        }
    }
}

/// Of the rows `of`, those that are parts of others in `within`.
pub(super) fn parts(columns: &Columns, of: &Bits, within: &Bits) -> Bits {
    let mut parts = Bits::none(columns.rows);
    for row in of.and(&columns.parts).iter() {
        if wholes(columns, row).any(|whole| within.contains(whole)) {
            parts.insert(row);
        }
    }
    parts
}

/// The rows that a row is a part of.
pub(super) fn wholes(columns: &Columns, row: u32) -> impl Iterator<Item = u32> {
    let wholes = columns.dataset.rows.get(row as usize).map(|row| &*row.wholes).unwrap_or_default();
    wholes.iter().filter_map(|whole| u32::try_from(*whole).ok())
}
