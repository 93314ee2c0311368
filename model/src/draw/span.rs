//! Time spans, from a day to millennia, and their division into cells.

use serde::{Deserialize, Serialize};

use crate::view::{Mark, time_of};
use crate::when::{Day, Doubt, PartialDate, When};

/// A time span, from its first to its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last day; never before the first.
    pub last: Day,
}

/// The unit into which a span is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// So many years: 1, 10, 100 or 1000.
    Years(i16),
    /// A month.
    Month,
    /// A day.
    Day,
}

/// One cell of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeCell {
    /// Its name: the year, month or day with which it begins.
    pub name: PartialDate,
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// The shortest span that is shown, in days: no date is known more precisely than to the day.
const SHORTEST: i32 = 1;
/// The most cells of an axis that can be told apart.
const MOST_TICKS: i64 = 120;
/// The most bars: more would be thinner than a pixel.
const MOST_BINS: i64 = 400;

impl From<(Day, Day)> for Span {
    /// The span of two days, of which the first is not after the last.
    fn from((first, last): (Day, Day)) -> Self {
        Self { first, last }
    }
}

impl Span {
    /// Whole years around all marks and around their open ends; `None` without a date.
    pub fn of(marks: &[Mark]) -> Option<Self> {
        time_of(marks).map(Self::from)
    }

    /// The span of a date; `None` where an end is open.
    pub fn between(when: &When) -> Option<Self> {
        Some(Self { first: when.first_day()?, last: when.last_day()? })
    }

    /// The part of it within a time window; `None` where they do not overlap.
    pub fn clipped(self, since: Option<Day>, until: Option<Day>) -> Option<Self> {
        let first = since.map_or(self.first, |since| since.max(self.first));
        let last = until.map_or(self.last, |until| until.min(self.last));
        (first <= last).then_some(Self { first, last })
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        i64::from(self.last.number()) - i64::from(self.first.number()) + 1
    }

    /// The span after zooming by a factor, above 1 to zoom in, around a point from 0 (start) to 1 (end); at least a
    /// day and at most the whole.
    #[must_use]
    pub fn zoomed(self, factor: f64, around: f64, whole: Self) -> Self {
        let days = count(self.days());
        let wanted = (days / factor.clamp(0.01, 100.0))
            .clamp(f64::from(SHORTEST), count(whole.days()).max(f64::from(SHORTEST)));
        // A short span changes by at least one day, or repeated zooming would never reach the end.
        let wanted = match rounded(wanted) {
            same if i64::from(same) == self.days() && factor > 1.0 => (same - 1).max(SHORTEST),
            same if i64::from(same) == self.days() && factor < 1.0 => same + 1,
            wanted => wanted,
        };
        let shift = (days - f64::from(wanted)) * around.clamp(0.0, 1.0);
        let first = self.first.plus(rounded(shift));
        Self { first, last: first.plus(wanted - 1) }.within(whole)
    }

    /// The span moved by a share of its length, within the whole.
    #[must_use]
    pub fn moved(self, share: f64, whole: Self) -> Self {
        let by = match rounded(count(self.days()) * share.clamp(-1.0, 1.0)) {
            0 if share > 0.0 => 1,
            0 if share < 0.0 => -1,
            by => by,
        };
        Self { first: self.first.plus(by), last: self.last.plus(by) }.within(whole)
    }

    /// The span moved by so many days, within the whole.
    #[must_use]
    pub fn shifted(self, days: i32, whole: Self) -> Self {
        Self { first: self.first.plus(days), last: self.last.plus(days) }.within(whole)
    }

    /// The span moved to have another in its middle, or the start of a longer one, unless they already overlap.
    #[must_use]
    pub fn including(self, other: Self, whole: Self) -> Self {
        if other.first <= self.last && other.last >= self.first {
            return self;
        }
        let first = i64::from(other.first.number()) + (other.days().min(self.days()) - self.days()) / 2;
        let by = first - i64::from(self.first.number());
        self.shifted(i32::try_from(by).unwrap_or_default(), whole)
    }

    /// The span with a margin of a sixteenth at each side.
    #[must_use]
    pub fn with_margins(self, whole: Self) -> Self {
        let room = rounded(count(self.days()) / 16.0);
        Self { first: self.first.plus(-room), last: self.last.plus(room) }.within(whole)
    }

    fn within(self, whole: Self) -> Self {
        if self.days() >= whole.days() {
            return whole;
        }
        let by = (whole.first.number() - self.first.number()).max(0)
            + (whole.last.number() - self.last.number()).min(0);
        Self { first: self.first.plus(by), last: self.last.plus(by) }
    }

    /// The unit of its bars.
    pub(super) fn bin(self) -> TimeUnit {
        match self.days() {
            0..=62 => TimeUnit::Day,
            63..=5_500 => TimeUnit::Month,
            _ => self.years(MOST_BINS),
        }
    }

    /// The unit of its axis.
    pub fn tick(self) -> TimeUnit {
        match self.days() {
            0..=45 => TimeUnit::Day,
            46..=900 => TimeUnit::Month,
            _ => self.years(MOST_TICKS),
        }
    }

    /// The smallest number of years per cell that makes fewer than about `most` cells.
    pub(super) fn years(self, most: i64) -> TimeUnit {
        let all = i64::from(self.last.year()) - i64::from(self.first.year()) + 1;
        TimeUnit::Years([1, 10, 100].into_iter().find(|years| all / i64::from(*years) < most).unwrap_or(1000))
    }

    /// Its cells, also those that lie in it only in part.
    pub(super) fn cells(self, unit: TimeUnit) -> Vec<TimeCell> {
        let Self { first, last } = self;
        let cell = |name: PartialDate| TimeCell { name, first: name.first_day(), last: name.last_day() };
        let of = |year: i32, month: Option<i32>| {
            let month = month.and_then(|month| i8::try_from(month).ok());
            PartialDate::new(i16::try_from(year).ok()?, month, None, Doubt::None)
        };
        match unit {
            TimeUnit::Years(many) => {
                let many = i32::from(many);
                let (start, end) = (i32::from(first.year()) / many, i32::from(last.year()) / many);
                let years = |index: i32| {
                    // Years begin with 1 and end with 9998.
                    let name = of((index * many).max(1), None)?;
                    let last = of((index * many + many - 1).min(9998), None)?;
                    Some(TimeCell { last: last.last_day(), ..cell(name) })
                };
                (start..=end).filter_map(years).collect()
            }
            TimeUnit::Month => {
                let month = |day: Day| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
                let named = |index: i32| of(index.div_euclid(12), Some(index.rem_euclid(12) + 1));
                (month(first)..=month(last)).filter_map(named).map(cell).collect()
            }
            TimeUnit::Day => (first.number()..=last.number())
                .filter_map(|number| PartialDate::day_of(Day::of_number(number)))
                .map(cell)
                .collect(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "ten thousand years are 3.7 million days")]
fn count(days: i64) -> f64 {
    days as f64
}

#[expect(clippy::cast_possible_truncation, reason = "days of the calendar fit")]
fn rounded(days: f64) -> i32 {
    days.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Span = Span { first: Day::constant(2018, 1, 1), last: Day::constant(2025, 12, 31) };

    #[test]
    fn zooming_in_stops_at_a_day_and_zooming_out_returns_to_the_whole() {
        for factor in [2.0, 1.1] {
            let mut span = WHOLE;
            for _ in 0..120 {
                let next = span.zoomed(factor, 0.5, WHOLE);
                assert!(next.days() <= span.days() && next.days() >= i64::from(SHORTEST), "{next:?}");
                assert!(next.first >= WHOLE.first && next.last <= WHOLE.last, "{next:?}");
                span = next;
            }
            assert_eq!(span.days(), 1);
            for _ in 0..120 {
                span = span.zoomed(1.0 / factor, 0.3, WHOLE);
            }
            assert_eq!(span, WHOLE);
        }
    }

    #[test]
    fn a_zoom_keeps_the_day_under_the_pointer() {
        let span = WHOLE.zoomed(4.0, 0.25, WHOLE);
        let day = |span: Span, share: f64| span.first.number() + rounded(count(span.days()) * share);
        assert!((day(span, 0.25) - day(WHOLE, 0.25)).abs() <= 1);
    }

    #[test]
    fn a_span_moves_within_the_whole() {
        let year = Span { first: Day::constant(2021, 1, 1), last: Day::constant(2021, 12, 31) };
        assert_eq!(year.moved(0.5, WHOLE).days(), year.days());
        let far = (0..20).fold(year, |span, _| span.moved(1.0, WHOLE));
        assert_eq!((far.last, far.days()), (WHOLE.last, year.days()));
        let day = Span { first: Day::constant(2021, 6, 21), last: Day::constant(2021, 6, 21) };
        assert_eq!(day.moved(0.25, WHOLE).first, Day::constant(2021, 6, 22), "a day moves by a day");
    }

    #[test]
    fn a_span_moves_to_include_another_only_if_that_is_out_of_sight() {
        let year = |year| Span { first: Day::constant(year, 1, 1), last: Day::constant(year, 12, 31) };
        let day = Span { first: Day::constant(2023, 3, 26), last: Day::constant(2023, 3, 26) };
        let moved = year(2021).including(day, WHOLE);
        assert_eq!(moved.days(), 365);
        assert!(moved.first < day.first && moved.last > day.last, "{moved:?}");
        assert_eq!(year(2023).including(day, WHOLE), year(2023));
        let long = Span { first: Day::constant(2019, 1, 1), last: Day::constant(2020, 12, 31) };
        assert_eq!(year(2022).including(long, WHOLE).first, long.first);
    }

    #[test]
    fn a_span_is_divided_into_years_months_or_days_by_its_length() {
        for (span, units) in [
            (WHOLE, 8),
            (Span { first: Day::constant(2021, 1, 1), last: Day::constant(2021, 12, 31) }, 12),
            (Span { first: Day::constant(2021, 6, 17), last: Day::constant(2021, 6, 25) }, 9),
            (Span { first: Day::constant(2021, 6, 17), last: Day::constant(2021, 6, 17) }, 1),
        ] {
            assert_eq!(span.cells(span.tick()).len(), units, "{span:?}");
        }
    }

    #[test]
    fn millennia_are_divided_without_gaps_into_a_limited_number_of_cells() {
        for first in [1, 900, 1850] {
            let ages = Span { first: Day::constant(first, 1, 1), last: Day::constant(9998, 12, 31) };
            for (unit, most) in [(ages.tick(), MOST_TICKS), (ages.bin(), MOST_BINS)] {
                let cells = ages.cells(unit);
                assert!(cells.len() > 10 && i64::try_from(cells.len()).unwrap() <= most, "{unit:?}");
                assert!(cells[0].first <= ages.first && cells[cells.len() - 1].last == ages.last);
                assert!(cells.windows(2).all(|pair| pair[0].last.plus(1) == pair[1].first), "{unit:?}");
            }
        }
    }
}
