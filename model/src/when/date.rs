//! One date with the precision of a year, a month or a day, and its doubt.

use std::fmt;

use super::day::Day;

/// How certain a date is, by the marks of EDTF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// No mark.
    #[default]
    None,
    /// `~`: approximate; half a unit more on each side.
    About,
    /// `?`: uncertain; it may be wrong.
    Uncertain,
    /// `%`: both.
    AboutAndUncertain,
}

impl Doubt {
    /// The mark after the date.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::None => "",
            Self::About => "~",
            Self::Uncertain => "?",
            Self::AboutAndUncertain => "%",
        }
    }

    /// Whether the date is approximate.
    pub const fn is_about(self) -> bool {
        matches!(self, Self::About | Self::AboutAndUncertain)
    }

    /// Whether the date may be wrong.
    pub const fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::AboutAndUncertain)
    }
}

/// A year, a month or a day.
///
/// **Invariant:** the day exists in the calendar, and there is no day without a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// The first day of the unit.
    first: Day,
    unit: Precision,
    doubt: Doubt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

impl PartialDate {
    /// A date of a year, a month or a day; `None` if the calendar has no such day.
    ///
    /// Years are from 1 to 9998, so that half a unit more is still in the calendar.
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>, doubt: Doubt) -> Option<Self> {
        let unit = match (month, day) {
            (None, None) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
            (None, Some(_)) => return None,
        };
        if !(1..=9998).contains(&year) {
            return None;
        }
        let first = Day::new(year, month.unwrap_or(1), day.unwrap_or(1))?;
        Some(Self { first, unit, doubt })
    }

    /// A day without doubt.
    pub fn day_of(day: Day) -> Option<Self> {
        Self::new(day.year(), Some(day.month()), Some(day.day()), Doubt::None)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The month from 1 to 12, if it is known.
    pub fn month(self) -> Option<i8> {
        (self.unit != Precision::Year).then(|| self.first.month())
    }

    /// The day of the month from 1, if it is known.
    pub fn day(self) -> Option<i8> {
        (self.unit == Precision::Day).then(|| self.first.day())
    }

    /// Its doubt.
    pub fn doubt(self) -> Doubt {
        self.doubt
    }

    /// The same date without its doubt.
    #[must_use]
    pub fn without_doubt(self) -> Self {
        Self { doubt: Doubt::None, ..self }
    }

    /// The same date without the mark that it may be wrong.
    #[must_use]
    pub fn without_uncertainty(self) -> Self {
        let doubt = if self.doubt.is_about() { Doubt::About } else { Doubt::None };
        Self { doubt, ..self }
    }

    /// The first day on which it may lie; for an approximate date half a unit earlier.
    pub fn first_day(self) -> Day {
        let first = self.first;
        if !self.doubt.is_about() {
            return first;
        }
        match self.unit {
            Precision::Year => first.plus_months(-6),
            Precision::Month => first.plus(-15),
            Precision::Day => first.plus(-1),
        }
    }

    /// The last day on which it may lie; for an approximate date half a unit later.
    pub fn last_day(self) -> Day {
        let last = match self.unit {
            Precision::Year => self.first.last_of_year(),
            Precision::Month => self.first.last_of_month(),
            Precision::Day => self.first,
        };
        if !self.doubt.is_about() {
            return last;
        }
        match self.unit {
            Precision::Year => self.first.plus_months(18).plus(-1),
            Precision::Month => last.plus(15),
            Precision::Day => last.plus(1),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year())?;
        if let Some(month) = self.month() {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(out, "-{day:02}")?;
        }
        out.write_str(self.doubt.mark())
    }
}

/// The English name of a month, from 1 to 12.
pub fn month_name(month: i8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[usize::from(month.unsigned_abs()).clamp(1, 12) - 1]
}
