//! A day of the calendar, as the number of days since 1 January of the year 0.
//!
//! A calendar library would add 40 kB to the wasm, mostly for clocks and time zones. The tests compare this module with
//! one.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Days in 400 years, the period of the calendar.
const ERA: i32 = 146_097;

impl Day {
    /// A day; `None` if the calendar has no such day, or the year is not from 1 to 9999.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day < 1 {
            return None;
        }
        let candidate = Self::constant(year, month, day);
        (candidate.month() == month && candidate.day() == day).then_some(candidate)
    }

    /// Reads a day such as `2021-06-21`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(str::parse::<i16>);
        let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        Self::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
    }

    /// A day that must exist; this is not checked.
    pub const fn constant(year: i16, month: i8, day: i8) -> Self {
        let (year, month, day) = (year as i32, month as i32, day as i32);
        // Years begin in March here, so that the leap day is the last (Howard Hinnant, `days_from_civil`).
        let year = if month <= 2 { year - 1 } else { year };
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self(365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year + 60)
    }

    /// Year, month and day of the month.
    fn civil(self) -> (i32, i32, i32) {
        let days = self.0 - 60;
        let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + i32::from(month <= 2), month, day)
    }

    /// The year.
    pub fn year(self) -> i16 {
        i16::try_from(self.civil().0).unwrap_or(i16::MAX)
    }

    /// The month, from 1.
    pub fn month(self) -> i8 {
        i8::try_from(self.civil().1).unwrap_or(i8::MAX)
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        i8::try_from(self.civil().2).unwrap_or(i8::MAX)
    }

    /// The number of the day, to compute distances in days.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day with a number.
    pub const fn of_number(number: i32) -> Self {
        Self(number)
    }

    /// So many days later, or earlier.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// So many months later, or earlier; on the last day of a month that is shorter.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.civil();
        let month = year * 12 + month - 1 + months;
        let narrow = |value: i32| i8::try_from(value).unwrap_or(i8::MAX);
        let year = i16::try_from(month.div_euclid(12)).unwrap_or(i16::MAX);
        let first = Self::constant(year, narrow(month.rem_euclid(12) + 1), 1);
        first.plus(day - 1).min(first.last_of_month())
    }

    /// The last day of its month.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        let (year, month, _) = self.civil();
        let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let narrow = |value: i32| i8::try_from(value).unwrap_or(i8::MAX);
        Self::constant(i16::try_from(next.0).unwrap_or(i16::MAX), narrow(next.1), 1).plus(-1)
    }

    /// The last day of its year.
    #[must_use]
    pub fn last_of_year(self) -> Self {
        Self::constant(self.year(), 12, 31)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(from)?).ok_or_else(|| Error::custom("not a day"))
    }
}

/// Writes the day as in ISO 8601.
impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use proptest::prelude::*;

    use super::*;

    /// Compared by parts, since the library writes years before 1 with six digits.
    fn parts(day: Day) -> (i16, i8, i8) {
        (day.year(), day.month(), day.day())
    }

    proptest! {
        #[test]
        fn days_agree_with_a_calendar_library(year in 1_i16..=9998, month in 0_i8..=13, day in 0_i8..=32, step in -4000_i32..4000) {
            let (ours, theirs) = (Day::new(year, month, day), Date::new(year, month, day).ok());
            prop_assert_eq!(ours.map(|day| day.to_string()), theirs.map(|day| day.to_string()));
            if let (Some(ours), Some(theirs)) = (ours, theirs) {
                prop_assert_eq!((ours.year(), ours.month(), ours.day()), (year, month, day));
                prop_assert_eq!(ours.last_of_month().to_string(), theirs.last_of_month().to_string());
                prop_assert_eq!(ours.last_of_year().to_string(), theirs.last_of_year().to_string());
                if let Ok(later) = theirs.checked_add(jiff::Span::new().days(step)) {
                    prop_assert_eq!(parts(ours.plus(step)), (later.year(), later.month(), later.day()));
                    prop_assert_eq!(ours.plus(step).number() - ours.number(), step);
                }
                if let Ok(later) = theirs.checked_add(jiff::Span::new().months(step / 40)) {
                    prop_assert_eq!(parts(ours.plus_months(step / 40)), (later.year(), later.month(), later.day()));
                }
            }
        }
    }
}
