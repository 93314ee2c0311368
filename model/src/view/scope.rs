//! The rows that match a query, as sets: those in its window, the parts among them, and those without a date.

use crate::columns::{Bits, Columns, Days, FourSets};

/// Rows that match some filters, and what the window and the parts of others make of them.
#[derive(Debug)]
pub(super) struct Scope {
    /// The rows that match, regardless of the window.
    pub(super) matching: Bits,
    /// Those in the window, without the parts of others if these are left out.
    pub(super) shown: Bits,
    /// Of `shown`, the parts of others in the window.
    pub(super) parts: Bits,
    /// The rows without a date, without the parts of others if these are left out.
    pub(super) undated: Bits,
    /// What the values of facets are counted in: `dated`, those of `parts` with a date, `undated` and `matching`.
    pub(super) counted: FourSets,
}

impl Scope {
    pub(super) fn new(columns: &Columns, matching: Bits, window: Days, no_parts: bool) -> Self {
        let mut shown = matching.clone();
        if window != Days::ALWAYS {
            shown.retain_in(window, &columns.days);
        }
        let mut parts = parts(columns, &shown, &shown);
        let mut undated = matching.clone();
        undated.remove(&columns.dated);
        if no_parts {
            shown.remove(&parts);
            parts = Bits::none(columns.rows);
            undated.remove(&self::parts(columns, &undated, &matching));
        }
        let (dated, dated_parts) = (shown.and(&columns.dated), parts.and(&columns.dated));
        let counted = FourSets::new([&dated, &dated_parts, &undated, &matching]);
        Self { matching, shown, parts, undated, counted }
    }
}

/// Of the rows `of`, those that are parts of others in `within`.
pub(super) fn parts(columns: &Columns, of: &Bits, within: &Bits) -> Bits {
    let mut parts = Bits::none(columns.rows);
    for row in of.and(&columns.parts).iter() {
        if columns.wholes(row).iter().any(|whole| within.contains(*whole)) {
            parts.insert(row);
        }
    }
    parts
}
