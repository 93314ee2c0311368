//! Dates of any precision.
//!
//! A subset of the Extended Date/Time Format (EDTF, ISO 8601-2:2019):
//!
//! | written | means |
//! | --- | --- |
//! | `2021-06-21`, `2020-05`, `2019` | that day, month, year: at some time in it |
//! | `~` `?` `%` after a date | about, uncertain, both |
//! | `a/b`, `a/..`, `../b` | lasted from a to b, from a on, until b |
//! | `[a..b]`, `[..b]`, `[a..]` | one moment within |
//!
//! ```
//! use model::when::When;
//! let programme_item: When = "[2021-06-17..2021-06-18]".parse().unwrap();
//! assert_eq!(programme_item.to_string(), "[2021-06-17..2021-06-18]");
//! assert!("2021/6/21".parse::<When>().is_err());
//! ```

mod date;
mod day;
mod read;
mod repair;
mod stage;

pub use date::{Doubt, PartialDate, month_name};
pub use day::Day;
pub use read::BadDate;
pub(crate) use repair::normalize_date;
pub use stage::Stage;

use std::borrow::Cow;
use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::column::{Cell, CellForm, columns, vocabulary};

/// When something was, is or will be.
///
/// **Invariant:** it never ends before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Within this day, month or year.
    At(PartialDate),
    /// Lasted throughout; one end may be open, never both.
    Lasted {
        /// The first day, month or year; `None` is open.
        from: Option<PartialDate>,
        /// The last day, month or year; `None` is open.
        until: Option<PartialDate>,
    },
    /// One moment within; one end may be open, never both.
    OneOf {
        /// Not before this; `None` is open.
        earliest: Option<PartialDate>,
        /// Not after this; `None` is open.
        latest: Option<PartialDate>,
    },
}

impl When {
    /// The first day on which it may lie, or `None` where that is open.
    pub fn first_day(&self) -> Option<Day> {
        self.ends().0.map(PartialDate::first_day)
    }

    /// The last day on which it may lie, or `None` where that is open.
    pub fn last_day(&self) -> Option<Day> {
        self.ends().1.map(PartialDate::last_day)
    }

    /// The dates as they are written, from left to right.
    pub fn printed(&self) -> impl Iterator<Item = PartialDate> {
        let (from, until) = self.ends();
        let second = if matches!(self, Self::At(_)) { None } else { until };
        from.into_iter().chain(second)
    }

    /// Whether each of its dates may be wrong.
    pub fn is_uncertain(&self) -> bool {
        self.printed().all(|date| date.doubt().is_uncertain())
    }

    /// The same without the marks that its dates may be wrong.
    #[must_use]
    pub fn without_uncertainty(&self) -> Self {
        let certain = |date: Option<PartialDate>| date.map(PartialDate::without_uncertainty);
        match *self {
            Self::At(date) => Self::At(date.without_uncertainty()),
            Self::Lasted { from, until } => Self::Lasted { from: certain(from), until: certain(until) },
            Self::OneOf { earliest, latest } => {
                Self::OneOf { earliest: certain(earliest), latest: certain(latest) }
            }
        }
    }

    fn ends(&self) -> (Option<PartialDate>, Option<PartialDate>) {
        match *self {
            Self::At(date) => (Some(date), Some(date)),
            Self::Lasted { from, until } => (from, until),
            Self::OneOf { earliest, latest } => (earliest, latest),
        }
    }

    /// Whether some day of `other` may be a day of `self`.
    pub fn may_overlap(&self, other: &Self) -> bool {
        let before = |end: Option<Day>, start: Option<Day>| matches!((end, start), (Some(end), Some(start)) if end < start);
        !before(self.last_day(), other.first_day()) && !before(other.last_day(), self.first_day())
    }

    /// Whether `self` can be the date of a part of what has the date `outer`. A moment in a month may be within a
    /// week of it; what lasted the whole month cannot.
    pub fn can_lie_within(&self, outer: &Self) -> bool {
        match self {
            Self::At(_) | Self::OneOf { .. } => self.may_overlap(outer),
            Self::Lasted { .. } => self.lies_within(outer),
        }
    }

    /// Whether it certainly overlaps a window: it lies within it, or it lasted through one of its days.
    pub fn must_overlap(&self, window: &Self) -> bool {
        if self.lies_within(window) {
            return true;
        }
        let Some((start, end)) = self.certain_days() else { return false };
        window.first_day().is_none_or(|first| end >= first)
            && window.last_day().is_none_or(|last| start <= last)
    }

    /// The first and the last of the days through which it certainly lasted; with an open end, only one day is certain.
    pub fn certain_days(&self) -> Option<(Day, Day)> {
        let Self::Lasted { from, until } = self else { return None };
        match (from.map(PartialDate::last_day), until.map(PartialDate::first_day)) {
            (Some(start), Some(end)) => (start <= end).then_some((start, end)),
            (Some(day), None) | (None, Some(day)) => Some((day, day)),
            (None, None) => None,
        }
    }

    /// Whether every day on which `self` may lie is a day on which `outer` may lie.
    pub fn lies_within(&self, outer: &Self) -> bool {
        let starts_inside = match (self.first_day(), outer.first_day()) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(inner), Some(outer)) => inner >= outer,
        };
        let ends_inside = match (self.last_day(), outer.last_day()) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(inner), Some(outer)) => inner <= outer,
        };
        starts_inside && ends_inside
    }
}

impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open_or =
            |date: &Option<PartialDate>, open: &str| date.map_or(open.into(), |date| date.to_string());
        match self {
            Self::At(date) => date.fmt(out),
            Self::Lasted { from, until } => write!(out, "{}/{}", open_or(from, ".."), open_or(until, "..")),
            Self::OneOf { earliest, latest } => {
                write!(out, "[{}..{}]", open_or(earliest, ""), open_or(latest, ""))
            }
        }
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(Error::custom)
    }
}

impl Cell for When {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|error| repair::describe_error(text, &error))
    }
    fn write(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
    fn form() -> CellForm {
        CellForm::Date
    }
}

vocabulary! {
    /// What a date is the date of. The role of a record's main date is its status.
    pub enum Role {
        /// It took place.
        Held = "held",
        /// The source announces it for a date; it does not say whether it took place.
        Scheduled = "scheduled",
        /// A contract or letter was signed, which says nothing of construction.
        Signed = "signed",
        /// Intended, without a programme or a signature.
        Planned = "planned",
        /// Opened with a ceremony.
        Inaugurated = "inaugurated",
        /// Set up.
        Established = "established",
        /// Started.
        Launched = "launched",
        /// Put into effect by an authority.
        Issued = "issued",
        /// Made public.
        Announced = "announced",
        /// It exists as of the date.
        Exists = "exists",
        /// To be reached by the date.
        Target = "target",
    }
}

columns! {
    /// A date of a record: the value of a claim in `dates.csv`.
    pub struct Dating {
        /// What the date is the date of.
        role: Role,
        /// Empty if no time is given.
        when: Option<When>,
        /// Whether this is the date by which the record is drawn and filtered; one per record.
        main: bool,
    }
}

#[cfg(test)]
mod tests;
