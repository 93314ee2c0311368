//! The sections of the list of results.

use model::query::Sort;
use model::view::Hit;

/// Identifies a section of the list: what its results have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SectionKey {
    /// The first year in which they may lie.
    Year(i16),
    /// They have no date.
    Undated,
    /// They may lie in the time window, or outside it.
    Possible,
}

impl SectionKey {
    pub(crate) const fn of(hit: &Hit) -> Self {
        match hit.year {
            _ if hit.possible => Self::Possible,
            Some(year) => Self::Year(year),
            None => Self::Undated,
        }
    }

    /// The sort key of the section: certain results come first. In the orders by name and by relevance, years are no sections.
    pub(crate) fn position(self, sort: Sort) -> i32 {
        match self {
            Self::Possible => i32::MAX,
            _ if matches!(sort, Sort::Name | Sort::Relevance) => 0,
            Self::Undated => i32::MAX - 1,
            Self::Year(year) if sort == Sort::Earliest => i32::from(year),
            Self::Year(year) => -i32::from(year),
        }
    }
}
