//! The stretch of time that a timeline shows, from decades to a week.

use crate::view::Mark;
use crate::when::{Day, Doubt, PartialDate};

/// A stretch of time, from its first to its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last day; never before the first.
    pub last: Day,
}

/// What a stretch is divided into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    Day,
}

/// The shortest stretch that is shown, in days.
const SHORTEST: i32 = 7;
/// More bars or cells than this would be thinner than a pixel.
const MOST: usize = 400;

impl Span {
    /// Whole years around all marks; none if nothing has a date.
    pub fn of(marks: &[Mark]) -> Option<Self> {
        // Dates as the wire has them are ordered as texts.
        let first = marks.iter().filter_map(|mark| mark.from.as_ref().or(mark.until.as_ref())).min()?;
        let last = marks.iter().filter_map(|mark| mark.until.as_ref().or(mark.from.as_ref())).max()?;
        let year = |text: &str| text.split('-').next()?.parse::<i16>().ok();
        Some(Self { first: Day::new(year(first)?, 1, 1)?, last: Day::new(year(last)?, 12, 31)? })
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        i64::from(self.last.number()) - i64::from(self.first.number()) + 1
    }

    /// The stretch after a zoom by a factor, above 1 to see more of less, around a place from 0 to 1; never
    /// more than the whole, nor less than a week.
    #[must_use]
    pub fn zoomed(self, factor: f64, around: f64, whole: Self) -> Self {
        let days = count(self.days());
        let wanted = (days / factor.clamp(0.01, 100.0))
            .clamp(f64::from(SHORTEST), count(whole.days()).max(f64::from(SHORTEST)));
        let shift = (days - wanted) * around.clamp(0.0, 1.0);
        let first = self.first.plus(rounded(shift));
        Self { first, last: first.plus(rounded(wanted) - 1) }.within(whole)
    }

    /// The stretch as long as it is, moved by a share of its length, as far as the whole goes.
    #[must_use]
    pub fn moved(self, share: f64, whole: Self) -> Self {
        let by = rounded(count(self.days()) * share.clamp(-1.0, 1.0));
        Self { first: self.first.plus(by), last: self.last.plus(by) }.within(whole)
    }

    fn within(self, whole: Self) -> Self {
        if self.days() >= whole.days() {
            return whole;
        }
        let by = (whole.first.number() - self.first.number()).max(0)
            + (whole.last.number() - self.last.number()).min(0);
        Self { first: self.first.plus(by), last: self.last.plus(by) }
    }

    /// What its density is counted in.
    pub(super) fn bin(self) -> Unit {
        match self.days() {
            0..=62 => Unit::Day,
            63..=5_500 => Unit::Month,
            _ => Unit::Year,
        }
    }

    /// What its axis is divided into.
    pub(super) fn tick(self) -> Unit {
        match self.days() {
            0..=45 => Unit::Day,
            46..=900 => Unit::Month,
            _ => Unit::Year,
        }
    }

    /// The years, months or days that lie in it, in part or whole; of very many the last.
    pub(super) fn units(self, unit: Unit) -> Vec<PartialDate> {
        let Self { first, last } = self;
        let date = |year, month, day| PartialDate::new(year, month, day, Doubt::None);
        let mut units: Vec<PartialDate> = match unit {
            Unit::Year => (first.year()..=last.year())
                .rev()
                .take(MOST)
                .filter_map(|year| date(year, None, None))
                .collect(),
            Unit::Month => {
                let month = |day: Day| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
                let of = |month: i32| {
                    let of_year = i8::try_from(month.rem_euclid(12) + 1).ok()?;
                    date(i16::try_from(month.div_euclid(12)).ok()?, Some(of_year), None)
                };
                (month(first)..=month(last)).rev().take(MOST).filter_map(of).collect()
            }
            Unit::Day => (first.number()..=last.number())
                .rev()
                .take(MOST)
                .filter_map(|number| PartialDate::day_of(Day::of_number(number)))
                .collect(),
        };
        units.reverse();
        units
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
    fn zooming_in_and_out_comes_back_to_the_whole_and_stops_at_a_week() {
        let mut span = WHOLE;
        for _ in 0..30 {
            let next = span.zoomed(2.0, 0.5, WHOLE);
            assert!(next.days() <= span.days() && next.days() >= i64::from(SHORTEST), "{next:?}");
            assert!(next.first >= WHOLE.first && next.last <= WHOLE.last, "{next:?}");
            span = next;
        }
        assert_eq!(span.days(), i64::from(SHORTEST));
        for _ in 0..30 {
            span = span.zoomed(0.5, 0.3, WHOLE);
        }
        assert_eq!(span, WHOLE);
    }

    #[test]
    fn a_zoom_keeps_the_day_under_the_pointer() {
        let span = WHOLE.zoomed(4.0, 0.25, WHOLE);
        let day = |span: Span, share: f64| span.first.number() + rounded(count(span.days()) * share);
        assert!((day(span, 0.25) - day(WHOLE, 0.25)).abs() <= 1);
    }

    #[test]
    fn a_stretch_moves_as_far_as_the_whole_goes() {
        let year = Span { first: Day::constant(2021, 1, 1), last: Day::constant(2021, 12, 31) };
        assert_eq!(year.moved(0.5, WHOLE).days(), year.days());
        let far = (0..20).fold(year, |span, _| span.moved(1.0, WHOLE));
        assert_eq!((far.last, far.days()), (WHOLE.last, year.days()));
    }

    #[test]
    fn it_is_divided_into_fewer_and_larger_units_the_longer_it_is() {
        for (span, units) in [
            (WHOLE, 8),
            (Span { first: Day::constant(2021, 1, 1), last: Day::constant(2021, 12, 31) }, 12),
            (Span { first: Day::constant(2021, 6, 17), last: Day::constant(2021, 6, 25) }, 9),
        ] {
            assert_eq!(span.units(span.tick()).len(), units, "{span:?}");
        }
        let ages = Span { first: Day::constant(1, 1, 1), last: Day::constant(9998, 12, 31) };
        assert!(ages.units(ages.bin()).len() <= MOST);
    }
}
