//! The axis: days to pixels, and cells that a window may begin and end with.

use super::super::span::{Span, TimeUnit};
use super::super::text_width;
use super::{Tick, TimelineSize};
use crate::lang::Lang;
use crate::number::round_to_tenth;
use crate::when::{Day, Doubt, PartialDate};
use crate::words;

/// The axis of a timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Its left end, in pixels.
    pub from: f64,
    /// Its right end.
    pub to: f64,
    /// The room to the right of it.
    margin: f64,
    span: Span,
    whole: Span,
    unit: TimeUnit,
}

impl Axis {
    /// The axis of a span within the whole time span.
    pub fn new(span: Span, whole: Span, size: TimelineSize) -> Self {
        let margin = if size.gutter > 0.0 { 14.0 } else { 2.0 };
        let to = size.width - margin;
        // A cell is a few pixels wide, so that a pointer can hit it.
        let unit = match span.days() {
            0..=400 => TimeUnit::Day,
            401..=7_400 => TimeUnit::Month,
            _ => TimeUnit::Years(1),
        };
        Self { from: size.gutter.max(2.0), to, margin, span, whole, unit }
    }

    /// The axis of a playback, and how many of its cells make a step: a tick of the axis, such as a day, a month or a
    /// year.
    pub fn for_playback(span: Span, whole: Span) -> (Self, i64) {
        let axis = Self::new(span, whole, TimelineSize::WIDE);
        match (span.tick(), axis.unit) {
            (TimeUnit::Years(years), TimeUnit::Month) => (axis, 12 * i64::from(years)),
            (TimeUnit::Years(years), _) => (axis, years.into()),
            (unit, _) => (Self { unit, ..axis }, 1),
        }
    }

    /// The x at which a day begins.
    pub(super) fn x_of(&self, day: i64) -> f64 {
        let share = count(day - i64::from(self.span.first.number())) / count(self.span.days());
        self.from + share * (self.to - self.from)
    }

    /// The width of a day.
    pub(super) fn day_width(&self) -> f64 {
        (self.to - self.from) / count(self.span.days())
    }

    /// The x at which a day begins, clamped to the axis.
    pub fn x_of_day(&self, day: Day) -> f64 {
        round_to_tenth(self.x_of(day.number().into()).clamp(self.from, self.to))
    }

    /// The position of `x` on the axis, from 0 to 1.
    pub fn share(&self, x: f64) -> f64 {
        ((x - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }

    /// The cell at `x`, clamped to the axis.
    pub fn cell_at(&self, x: f64) -> i64 {
        self.cell_of(self.day_at(x))
    }

    /// The day at `x`, clamped to the axis.
    pub fn day_at(&self, x: f64) -> Day {
        #[expect(clippy::cast_possible_truncation, reason = "a share of the days of an axis is a day of it")]
        let passed = (self.share(x) * count(self.span.days())).floor() as i32;
        self.span.first.plus(passed).min(self.span.last)
    }

    /// A distance in pixels as a number of days, rounded.
    pub fn days_in(&self, distance: f64) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "a picture shows at most ten thousand years")]
        let days = (distance / self.day_width()).round() as i32;
        days
    }

    /// The visible span, and the whole time span.
    pub fn spans(&self) -> (Span, Span) {
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

    /// The first and the last visible cell.
    pub fn cells(&self) -> (i64, i64) {
        (self.cell_of(self.span.first), self.cell_of(self.span.last))
    }

    /// The first and the last cell of the whole time span.
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
    // The end of the last name: cells that it reaches into have no name.
    let mut free_from = f64::NEG_INFINITY;
    let mut last: Option<PartialDate> = None;
    for (index, cell) in (0..).zip(cells) {
        let (from, to) = (axis.x_of_day(cell.first), axis.x_of_day(cell.last.plus(1)));
        let number = match unit {
            TimeUnit::Years(years) => i32::from(cell.name.year() / years),
            TimeUnit::Month | TimeUnit::Day => index,
        };
        // A name includes the larger unit if that has changed since the last name.
        let begins = last.is_none_or(|last| match unit {
            TimeUnit::Day => last.month() != cell.name.month(),
            _ => last.year() != cell.name.year(),
        });
        let name = (number % every == 0 && from >= free_from)
            .then(|| words::tick(cell.name, begins, roomy, lang))
            // A name that the edge of the picture would cut is left out.
            .filter(|name| index == 0 || from + text_width(name) + 4.0 <= axis.to + axis.margin);
        if let Some(name) = &name {
            free_from = from + text_width(name) + 4.0;
            last = Some(cell.name);
        }
        ticks.push(Tick { from, to, odd: index % 2 == 1, name });
    }
    ticks
}
