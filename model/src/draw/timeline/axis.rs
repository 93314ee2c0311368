//! The axis: days to pixels, and cells that a window may begin and end with.

use super::super::span::{Span, TimeUnit};
use super::super::text_width;
use super::{Tick, TimelineSize};
use crate::lang::Lang;
use crate::number::tenth;
use crate::when::{Day, Doubt, PartialDate};
use crate::words;

/// The axis of a timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Room beyond its end.
    margin: f64,
    span: Span,
    whole: Span,
    unit: TimeUnit,
}

impl Axis {
    /// The axis of a stretch of the whole time.
    pub fn new(span: Span, whole: Span, size: TimelineSize) -> Self {
        let margin = if size.gutter > 0.0 { 14.0 } else { 2.0 };
        let to = size.width - margin;
        // A cell is a few pixels wide, so that a hand can aim at it.
        let unit = match span.days() {
            0..=400 => TimeUnit::Day,
            401..=7_400 => TimeUnit::Month,
            _ => TimeUnit::Years(1),
        };
        Self { from: size.gutter.max(2.0), to, margin, span, whole, unit }
    }

    /// The axis along which the window plays, and how many of its cells make a step. A step is what the axis
    /// names: a day, a month or a year.
    pub fn to_play(span: Span, whole: Span) -> (Self, i64) {
        let axis = Self::new(span, whole, TimelineSize::WIDE);
        match (span.tick(), axis.unit) {
            (TimeUnit::Years(years), TimeUnit::Month) => (axis, 12 * i64::from(years)),
            (TimeUnit::Years(years), _) => (axis, years.into()),
            (unit, _) => (Self { unit, ..axis }, 1),
        }
    }

    /// Where a day begins.
    pub(super) fn at(&self, day: i64) -> f64 {
        let share = count(day - i64::from(self.span.first.number())) / count(self.span.days());
        self.from + share * (self.to - self.from)
    }

    /// How wide a day is.
    pub(super) fn day(&self) -> f64 {
        (self.to - self.from) / count(self.span.days())
    }

    /// Where a day of the calendar begins; beyond the axis its end.
    pub fn place(&self, day: Day) -> f64 {
        tenth(self.at(day.number().into()).clamp(self.from, self.to))
    }

    /// Where a place of the picture lies on the axis, from 0 to 1.
    pub fn share(&self, x: f64) -> f64 {
        ((x - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }

    /// The cell at a place; beyond the axis that at its end.
    pub fn cell_at(&self, x: f64) -> i64 {
        self.cell_of(self.day_at(x))
    }

    /// The day at a place; beyond the axis that at its end.
    pub fn day_at(&self, x: f64) -> Day {
        #[expect(clippy::cast_possible_truncation, reason = "a share of the days of an axis is a day of it")]
        let passed = (self.share(x) * count(self.span.days())).floor() as i32;
        self.span.first.plus(passed).min(self.span.last)
    }

    /// How many days a distance in the picture is, to the next whole day.
    pub fn days_in(&self, distance: f64) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "a picture shows at most ten thousand years")]
        let days = (distance / self.day()).round() as i32;
        days
    }

    /// The stretch that is seen, and the whole.
    pub fn seen(&self) -> (Span, Span) {
        (self.span, self.whole)
    }

    /// The cell of a day.
    pub fn cell_of(&self, day: Day) -> i64 {
        match self.unit {
            TimeUnit::Years(_) => day.year().into(),
            TimeUnit::Month => i64::from(day.year()) * 12 + i64::from(day.month()) - 1,
            TimeUnit::Day => day.number().into(),
        }
    }

    /// The first and the last cell that are seen.
    pub fn cells(&self) -> (i64, i64) {
        (self.cell_of(self.span.first), self.cell_of(self.span.last))
    }

    /// The first and the last cell of the whole time.
    pub fn all_cells(&self) -> (i64, i64) {
        (self.cell_of(self.whole.first), self.cell_of(self.whole.last))
    }

    /// How many cells make a large step.
    pub fn stride(&self) -> i64 {
        match self.unit {
            TimeUnit::Years(_) => 10,
            TimeUnit::Month => 12,
            TimeUnit::Day => 30,
        }
    }

    /// The date of a cell.
    pub fn date(&self, cell: i64) -> Option<PartialDate> {
        let date = |year: i64, month: Option<i64>| {
            let month = month.and_then(|month| i8::try_from(month).ok());
            PartialDate::new(i16::try_from(year).ok()?, month, None, Doubt::None)
        };
        match self.unit {
            TimeUnit::Years(_) => date(cell, None),
            TimeUnit::Month => date(cell.div_euclid(12), Some(cell.rem_euclid(12) + 1)),
            TimeUnit::Day => PartialDate::day_of(Day::of_number(i32::try_from(cell).ok()?)),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "ten thousand years are 3.7 million days")]
fn count(days: i64) -> f64 {
    days as f64
}

/// The cells that are drawn, each with its name where there is room for it.
pub(super) fn ticks(axis: &Axis, lang: Lang) -> Vec<Tick> {
    let unit = axis.span.tick();
    let cells = axis.span.cells(unit);
    let widest = if matches!(unit, TimeUnit::Years(_)) { 34.0 } else { 44.0 };
    let room = (axis.to - axis.from) / f64::from(u32::try_from(cells.len()).unwrap_or(u32::MAX)).max(1.0);
    let roomy = room >= lang.pick(84.0, 120.0);
    let every = [1, 2, 5, 10, 20, 50, 100]
        .into_iter()
        .find(|every| room * f64::from(*every) >= widest)
        .unwrap_or(500);
    let mut ticks = Vec::with_capacity(cells.len());
    // The first name has the year too: what it reaches into goes without one.
    let mut free = f64::NEG_INFINITY;
    let mut last: Option<PartialDate> = None;
    for (at, cell) in (0..).zip(cells) {
        let (from, to) = (axis.place(cell.first), axis.place(cell.last.plus(1)));
        let place = match unit {
            TimeUnit::Years(years) => i32::from(cell.name.year() / years),
            TimeUnit::Month | TimeUnit::Day => at,
        };
        // Where a larger unit has begun since the last name, that is said, too.
        let begins = last.is_none_or(|last| match unit {
            TimeUnit::Day => last.month() != cell.name.month(),
            _ => last.year() != cell.name.year(),
        });
        let name = (place % every == 0 && from >= free)
            .then(|| words::tick(cell.name, begins, roomy, lang))
            // A name at the end is not cut by the end of the picture.
            .filter(|name| at == 0 || from + text_width(name) + 4.0 <= axis.to + axis.margin);
        if let Some(name) = &name {
            free = from + text_width(name) + 4.0;
            last = Some(cell.name);
        }
        ticks.push(Tick { from, to, odd: at % 2 == 1, name });
    }
    ticks
}
