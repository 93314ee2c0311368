//! The drawn timeline: bars of density over an axis of years, and a lane for each kind.

use std::fmt::Write as _;

use super::span::{Span, Unit};
use super::{same, tenth, text_width};
use crate::claim::BasisWord;
use crate::record::Kind;
use crate::view::{Bin, Mark, Shape};
use crate::when::{Day, Doubt, PartialDate, Role};
use crate::words::{self, Lang};

/// The size of a timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Its width.
    pub width: f64,
    /// Room for the names of lanes at the left; without room they stand above their lanes.
    pub gutter: f64,
}

impl Size {
    /// On a desk.
    pub const WIDE: Self = Self { width: 980.0, gutter: 116.0 };
    /// On a phone.
    pub const NARROW: Self = Self { width: 340.0, gutter: 0.0 };
    /// Beside a record.
    pub const SMALL: Self = Self { width: 310.0, gutter: 0.0 };
}

/// A timeline whose every part has its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Its height.
    pub height: f64,
    /// Where the axis begins and ends.
    pub axis: (f64, f64),
    /// The cells of the axis.
    pub ticks: Vec<Tick>,
    /// The path of the bars of rows that surely lie in a stretch.
    pub certain: String,
    /// The path of the bars of rows that may lie in it, on top of the certain.
    pub possible: String,
    /// The highest bar.
    pub most: usize,
    /// A lane for each kind that has a mark.
    pub lanes: Vec<Lane>,
}

/// A cell of the axis: a year, a month or a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether it is drawn light: cells alternate.
    pub odd: bool,
    /// Its name, if there is room.
    pub name: Option<String>,
}

/// The marks of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The kind.
    pub kind: Kind,
    /// Its upper edge.
    pub y: f64,
    /// The base line of its name.
    pub name: f64,
    /// Its marks, from left to right.
    pub items: Vec<Item>,
}

/// One mark, or several that would touch.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The marks, as positions in the view's.
    pub marks: Vec<usize>,
    /// Left.
    pub x: f64,
    /// The upper edge of its row.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// How it is drawn.
    pub form: Form,
    /// Filled, outlined or dashed.
    pub line: Line,
    /// Whether its date is inferred.
    pub inferred: bool,
    /// Whether its date is editorial.
    pub editorial: bool,
    /// Where its name begins, if there is room.
    pub name: Option<f64>,
}

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The glyph of the kind; with a soft tail if it is there as of its date.
    Glyph {
        /// Whether a tail leads to it.
        tail: bool,
    },
    /// A bar.
    Bar {
        /// Whether its beginning is soft.
        soft_start: bool,
        /// Whether its end is soft.
        soft_end: bool,
    },
    /// A box with the number of marks.
    Count,
}

/// How a status is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// It is so.
    Filled,
    /// It is on a programme.
    Outlined,
    /// It is intended.
    Dashed,
}

/// The upper end of the highest bar, and the line on which bars stand.
const BARS: (f64, f64) = (10.0, 44.0);
/// Where lanes begin, below the axis and its numbers.
const LANES: f64 = 72.0;
/// The height of a row of marks.
pub const ROW: f64 = 18.0;
/// The width of a glyph, of a box with a number, and of a soft end that leads nowhere.
pub const GLYPH: f64 = 14.0;
const COUNT: f64 = 20.0;
/// The width of the tail of what is there as of its date, and of an end that is open.
pub const TAIL: f64 = 24.0;
const OPEN: f64 = 36.0;
/// The height of the name of a lane where it stands above.
const NAME: f64 = 16.0;

/// The axis of a timeline: days to pixels, and cells that a window may begin and end with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    first: i64,
    days: i64,
    from: f64,
    to: f64,
    unit: Unit,
}

impl Axis {
    /// The axis of a stretch of time.
    pub fn new(span: Span, size: Size) -> Self {
        let to = size.width - if size.gutter > 0.0 { 14.0 } else { 2.0 };
        let (first, days) = (number(span.first), span.days());
        // A cell is a few pixels wide, so that a hand can aim at it.
        let unit = match days {
            0..=400 => Unit::Day,
            401..=7_400 => Unit::Month,
            _ => Unit::Year,
        };
        Self { first, days, from: size.gutter.max(2.0), to, unit }
    }

    /// Where a day begins.
    fn at(self, day: i64) -> f64 {
        let share = count(day - self.first) / count(self.days);
        self.from + share * (self.to - self.from)
    }

    /// Where a day of the calendar begins.
    pub fn place(&self, day: Day) -> f64 {
        self.at(number(day))
    }

    /// The cell at a place; beyond the axis that at its end.
    pub fn cell_at(&self, x: f64) -> i64 {
        let share = ((x - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        #[expect(clippy::cast_possible_truncation, reason = "a share of the days of an axis is a day of it")]
        let passed = (share * count(self.days)).floor() as i64;
        self.cell(self.first + passed.min(self.days - 1))
    }

    /// The cell of a day.
    pub fn cell_of(&self, day: Day) -> i64 {
        self.cell(number(day))
    }

    /// The first and the last cell.
    pub fn cells(&self) -> (i64, i64) {
        (self.cell(self.first), self.cell(self.first + self.days - 1))
    }

    /// How many cells make a large step.
    pub fn stride(&self) -> i64 {
        match self.unit {
            Unit::Year => 10,
            Unit::Month => 12,
            Unit::Day => 30,
        }
    }

    fn cell(self, day: i64) -> i64 {
        let Some(date) = of_number(day) else { return day };
        match self.unit {
            Unit::Year => date.year().into(),
            Unit::Month => i64::from(date.year()) * 12 + i64::from(date.month()) - 1,
            Unit::Day => day,
        }
    }

    /// The date of a cell.
    pub fn date(&self, cell: i64) -> Option<PartialDate> {
        let date = |year: i64, month: Option<i64>| {
            let month = month.and_then(|month| i8::try_from(month).ok());
            PartialDate::new(i16::try_from(year).ok()?, month, None, Doubt::None)
        };
        match self.unit {
            Unit::Year => date(cell, None),
            Unit::Month => date(cell.div_euclid(12), Some(cell.rem_euclid(12) + 1)),
            Unit::Day => of_number(cell).and_then(PartialDate::day_of),
        }
    }
}

/// The place on the axis where a day begins, for the edges of a window.
pub fn at(span: Span, size: Size, day: Day) -> f64 {
    let axis = Axis::new(span, size);
    tenth(axis.place(day).clamp(axis.from, axis.to))
}

#[expect(clippy::cast_precision_loss, reason = "ten thousand years are 3.7 million days")]
fn count(days: i64) -> f64 {
    days as f64
}

/// A day as it is written.
fn parsed(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-').map(str::parse::<i16>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let small = |value: i16| i8::try_from(value).ok();
    Day::new(year, small(month)?, small(day)?)
}

/// The number of a day as it is written.
fn day(text: &str) -> Option<i64> {
    parsed(text).map(number)
}

fn number(day: Day) -> i64 {
    day.number().into()
}

fn of_number(number: i64) -> Option<Day> {
    i32::try_from(number).ok().map(Day::of_number)
}

/// Draws the marks that may lie in a stretch of time.
pub fn lay_out(marks: &[Mark], span: Span, size: Size, lang: Lang) -> Timeline {
    let axis = Axis::new(span, size);
    let bins = density(marks, span);
    let most = bins.iter().map(|bin| bin.certain + bin.possible).max().unwrap_or_default();
    let (certain, possible) = bars(&bins, axis, most);
    let mut y = LANES;
    let mut lanes = Vec::new();
    for kind in Kind::ALL {
        let mut items = items(marks, *kind, axis);
        if items.is_empty() {
            continue;
        }
        let top = if size.gutter > 0.0 { y } else { y + NAME };
        let rows = pack(&mut items, top);
        name(&mut items, marks, size, axis.to);
        lanes.push(Lane { kind: *kind, y, name: y + 13.0, items });
        y = top + rows * ROW;
    }
    Timeline {
        height: y + 6.0,
        axis: (axis.from, axis.to),
        ticks: ticks(axis, span, lang),
        certain,
        possible,
        most,
        lanes,
    }
}

/// The cells of the axis, each with its name where there is room for it.
fn ticks(axis: Axis, span: Span, lang: Lang) -> Vec<Tick> {
    let units = span.units(span.tick());
    let widest = if span.tick() == Unit::Year { 34.0 } else { 44.0 };
    let room = (axis.to - axis.from) / count(i64::try_from(units.len()).unwrap_or(i64::MAX)).max(1.0);
    let every =
        [1, 2, 5, 10, 20, 50, 100].into_iter().find(|every| room * count(*every) >= widest).unwrap_or(500);
    let tick = |(at, unit): (usize, PartialDate)| {
        let (from, to) = (axis.place(unit.first_day()), axis.place(unit.last_day().plus(1)));
        let place = match span.tick() {
            Unit::Year => i64::from(unit.year()),
            Unit::Month | Unit::Day => i64::try_from(at).unwrap_or_default(),
        };
        let name = (place % every == 0).then(|| words::tick(unit, at == 0, lang));
        Tick { from: tenth(from.max(axis.from)), to: tenth(to.min(axis.to)), odd: at % 2 == 1, name }
    };
    let mut ticks: Vec<Tick> = units.into_iter().enumerate().map(tick).collect();
    // The first name has the year too: what it reaches into goes without one.
    let mut free = f64::NEG_INFINITY;
    for tick in &mut ticks {
        match &tick.name {
            Some(_) if tick.from < free => tick.name = None,
            Some(name) => free = tick.from + text_width(name) + 4.0,
            None => {}
        }
    }
    ticks
}

/// How many marks lie in each day, month or year of a stretch. A mark that may lie in several is possible in
/// each, so that bars do not add up to the total.
pub fn density(marks: &[Mark], span: Span) -> Vec<Bin> {
    let ends: Vec<(Day, Day)> = marks.iter().filter_map(ends).collect();
    let bin = |unit: PartialDate| {
        let (start, end) = (unit.first_day(), unit.last_day());
        let within = ends.iter().filter(|(from, until)| *from >= start && *until <= end).count();
        let touching = ends.iter().filter(|(from, until)| *from <= end && *until >= start).count();
        Bin { from: start.to_string(), until: end.to_string(), certain: within, possible: touching - within }
    };
    span.units(span.bin()).into_iter().map(bin).collect()
}

/// The days between which a mark may lie; an open end is drawn up to its date only.
fn ends(mark: &Mark) -> Option<(Day, Day)> {
    let (from, until) = (mark.from.as_deref().and_then(parsed), mark.until.as_deref().and_then(parsed));
    Some((from.or(until)?, until.or(from)?))
}

/// The paths of the bars. A bar that is not nothing is at least 2.5 px high.
fn bars(bins: &[Bin], axis: Axis, most: usize) -> (String, String) {
    let (top, base) = BARS;
    let share = |rows: usize| {
        let height = f64::from(u32::try_from(rows).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(most.max(1)).unwrap_or(u32::MAX))
            * (base - top);
        if rows == 0 { 0.0 } else { tenth(height.max(2.5)) }
    };
    let (mut certain, mut possible) = (String::new(), String::new());
    for bin in bins {
        let (Some(from), Some(until)) = (day(&bin.from), day(&bin.until)) else { continue };
        let (x, end) = (axis.at(from).max(axis.from), axis.at(until + 1).min(axis.to));
        let gap = if end - x > 4.0 { 1.0 } else { 0.3 };
        let (x, w) = (tenth(x), tenth((end - x - gap).max(0.5)));
        let (sure, maybe) = (share(bin.certain), share(bin.possible));
        for (path, height, below) in [(&mut certain, sure, 0.0), (&mut possible, maybe, sure)] {
            if height > 0.0 {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{x} {}h{w}v-{height}h-{w}z", tenth(base - below));
            }
        }
    }
    (certain, possible)
}

/// The marks of a kind, those that would touch together; without rows yet.
fn items(marks: &[Mark], kind: Kind, axis: Axis) -> Vec<Item> {
    let mut single: Vec<Item> = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.kind == kind)
        .filter_map(|(at, mark)| item(at, mark, axis))
        .collect();
    single.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.w.total_cmp(&b.w)));
    let (bars, glyphs): (Vec<Item>, Vec<Item>) =
        single.into_iter().partition(|item| matches!(item.form, Form::Bar { .. }));
    let mut items = Vec::new();
    for bar in bars {
        let same = items.iter_mut().find(|other: &&mut Item| {
            same(other.x, bar.x) && same(other.w, bar.w) && other.form == bar.form && other.line == bar.line
        });
        match same {
            Some(other) => join(other, bar),
            None => items.push(bar),
        }
    }
    let mut glyphs = glyphs.into_iter().peekable();
    while let Some(first) = glyphs.next() {
        let mut touching = vec![first];
        while let Some(next) =
            glyphs.next_if(|next| touching.last().is_some_and(|last| next.x < last.x + GLYPH))
        {
            touching.push(next);
        }
        // Two stand above each other; three or more become a number.
        if touching.len() < 3 {
            items.append(&mut touching);
        } else if let Some(group) = touching.into_iter().reduce(|mut group, next| {
            join(&mut group, next);
            group
        }) {
            let middle = group.x + group.w / 2.0;
            let x = (middle - COUNT / 2.0).clamp(axis.from, (axis.to - COUNT).max(axis.from));
            items.push(Item { x: tenth(x), w: COUNT, form: Form::Count, ..group });
        }
    }
    items.sort_by(|a, b| a.x.total_cmp(&b.x));
    items
}

/// Puts a mark to others. A group is drawn as filled unless all in it are not.
fn join(group: &mut Item, next: Item) {
    let end = (group.x + group.w).max(next.x + next.w);
    group.w = tenth(end - group.x);
    group.marks.extend(next.marks);
    group.inferred &= next.inferred;
    group.editorial &= next.editorial;
    if group.line != next.line {
        group.line = Line::Filled;
    }
}

fn item(number: usize, mark: &Mark, axis: Axis) -> Option<Item> {
    let (from, until) = (mark.from.as_deref().and_then(day), mark.until.as_deref().and_then(day));
    let start = axis.at(from.or(until)?);
    let end = axis.at(until.or(from)? + 1);
    if end <= axis.from || start >= axis.to {
        return None;
    }
    let bar = |start: f64, end: f64, soft_start, soft_end| {
        let start = start.clamp(axis.from, axis.to);
        (start, end.clamp(start, axis.to) - start, Form::Bar { soft_start, soft_end })
    };
    let glyph = |tail| {
        let x = (f64::midpoint(start, end) - GLYPH / 2.0).clamp(axis.from, (axis.to - GLYPH).max(axis.from));
        (x, GLYPH, Form::Glyph { tail })
    };
    // What is narrower than a glyph is drawn as one.
    let narrow = end - start < GLYPH;
    let (x, w, form) = match mark.shape {
        Shape::Before => bar(end - OPEN, end, true, false),
        Shape::After => bar(start, start + OPEN, false, true),
        Shape::Day => glyph(false),
        Shape::AsOf if narrow => glyph(true),
        Shape::Span | Shape::Within if narrow => glyph(false),
        Shape::Span => bar(start, end, false, false),
        Shape::Within | Shape::AsOf => bar(start, end, true, true),
    };
    let line = match mark.status {
        Role::Scheduled => Line::Outlined,
        Role::Planned | Role::Target => Line::Dashed,
        _ => Line::Filled,
    };
    Some(Item {
        marks: vec![number],
        x: tenth(x),
        y: 0.0,
        w: tenth(w),
        form,
        line,
        inferred: mark.basis == BasisWord::Inferred,
        editorial: mark.basis == BasisWord::Editorial,
        name: None,
    })
}

impl Item {
    /// Where it begins, with the tail that leads to it.
    fn start(&self) -> f64 {
        if self.form == (Form::Glyph { tail: true }) { self.x - TAIL } else { self.x }
    }
}

/// Gives each item the first row in which it is free; tells how many rows there are.
fn pack(items: &mut [Item], top: f64) -> f64 {
    let mut ends: Vec<f64> = Vec::new();
    for item in items.iter_mut() {
        let row = ends.iter().position(|end| *end + 1.0 <= item.start()).unwrap_or(ends.len());
        let end = item.x + item.w;
        match ends.get_mut(row) {
            Some(last) => *last = end,
            None => ends.push(end),
        }
        item.y = top + ROW * f64::from(u32::try_from(row).unwrap_or_default());
    }
    f64::from(u32::try_from(ends.len()).unwrap_or_default())
}

/// Names the marks that have room for their name at their right.
fn name(items: &mut [Item], marks: &[Mark], size: Size, end: f64) {
    if size.gutter == 0.0 {
        return;
    }
    for at in 0..items.len() {
        let item = &items[at];
        let [only] = item.marks[..] else { continue };
        let begin = item.x + item.w + 4.0;
        let next =
            items[at + 1..].iter().filter(|other| same(other.y, item.y)).map(Item::start).fold(end, f64::min);
        if begin + text_width(&marks[only].name) + 6.0 <= next {
            items[at].name = Some(tenth(begin));
        }
    }
}

/// The first and the last day between which marks may lie, as an address has them.
pub fn window(marks: &[Mark], of: &[usize]) -> Option<(String, String)> {
    let ends = |mark: &Mark| {
        Some((
            mark.from.clone().or_else(|| mark.until.clone())?,
            mark.until.clone().or_else(|| mark.from.clone())?,
        ))
    };
    let of = || of.iter().filter_map(|at| ends(marks.get(*at)?));
    Some((of().map(|(from, _)| from).min()?, of().map(|(_, until)| until).max()?))
}

/// How many marks surely lie in each year, and how many more may: the same as the bars, in words.
pub fn by_year(marks: &[Mark]) -> Vec<(i16, usize, usize)> {
    let spans: Vec<(i16, i16)> =
        marks.iter().filter_map(ends).map(|(from, until)| (from.year(), until.year())).collect();
    let (Some(first), Some(last)) =
        (spans.iter().map(|span| span.0).min(), spans.iter().map(|span| span.1).max())
    else {
        return Vec::new();
    };
    (first..=last)
        .map(|year| {
            let certain = spans.iter().filter(|span| **span == (year, year)).count();
            let touching = spans.iter().filter(|(from, until)| *from <= year && *until >= year).count();
            (year, certain, touching - certain)
        })
        .filter(|(_, certain, possible)| certain + possible > 0)
        .collect()
}

#[cfg(test)]
mod tests;
