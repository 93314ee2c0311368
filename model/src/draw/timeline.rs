//! The drawn timeline: bars of density over an axis of years, and a lane for each kind.

use std::fmt::Write as _;

use super::{same, tenth, text_width};
use crate::claim::BasisWord;
use crate::record::Kind;
use crate::view::{Bin, Mark, Shape};
use crate::when::Role;

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
    /// Each year, or each month of a short time: from where to where, and whether the number of the year is
    /// printed.
    pub years: Vec<(i64, f64, f64, bool)>,
    /// The path of the bars of rows that surely lie in a stretch.
    pub certain: String,
    /// The path of the bars of rows that may lie in it, on top of the certain.
    pub possible: String,
    /// The highest bar.
    pub most: usize,
    /// A lane for each kind that has a mark.
    pub lanes: Vec<Lane>,
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
/// An axis of fewer years than this has a cell for each month.
const SHORT: i64 = 2;
/// The height of the name of a lane where it stands above.
const NAME: f64 = 16.0;

/// The axis of a timeline: days to pixels.
#[derive(Clone, Copy, Debug)]
struct Axis {
    first: i64,
    days: f64,
    from: f64,
    to: f64,
}

impl Axis {
    fn new(bins: &[Bin], size: Size) -> Option<Self> {
        let (first, last) = (day(&bins.first()?.from)?, day(&bins.last()?.until)?);
        let to = size.width - if size.gutter > 0.0 { 14.0 } else { 2.0 };
        Some(Self { first, days: count(last - first + 1).max(1.0), from: size.gutter.max(2.0), to })
    }

    /// Where a day begins.
    fn at(self, day: i64) -> f64 {
        let share = count(day - self.first) / self.days;
        self.from + share * (self.to - self.from)
    }
}

/// The place on the axis where a day begins, for the edges of a window.
pub fn at(bins: &[Bin], size: Size, text: &str, after: bool) -> Option<f64> {
    let axis = Axis::new(bins, size)?;
    Some(tenth(axis.at(day(text)? + i64::from(after)).clamp(axis.from, axis.to)))
}

#[expect(clippy::cast_precision_loss, reason = "ten thousand years are 3.7 million days")]
fn count(days: i64) -> f64 {
    days as f64
}

/// Days from 1 January of the year 0, which is enough to tell how far dates lie apart.
fn day(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(str::parse::<i64>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    // Years begin in March here, so that a leap day ends one (Howard Hinnant's days from civil).
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year + 60)
}

fn year_of(text: &str) -> Option<i64> {
    text.split('-').next()?.parse().ok()
}

/// Draws the timeline of a view; none if nothing in it has a date.
pub fn lay_out(bins: &[Bin], marks: &[Mark], size: Size) -> Option<Timeline> {
    let axis = Axis::new(bins, size)?;
    let most = bins.iter().map(|bin| bin.certain + bin.possible).max()?;
    let (certain, possible) = bars(bins, axis, most);
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
    Some(Timeline {
        height: y + 6.0,
        axis: (axis.from, axis.to),
        years: years(bins, axis),
        certain,
        possible,
        most,
        lanes,
    })
}

fn years(bins: &[Bin], axis: Axis) -> Vec<(i64, f64, f64, bool)> {
    let ends =
        bins.first().and_then(|bin| year_of(&bin.from)).zip(bins.last().and_then(|bin| year_of(&bin.until)));
    let Some((first, last)) = ends else { return Vec::new() };
    if last - first < SHORT {
        return months(bins, axis);
    }
    let begin =
        |year: i64| day(&format!("{year}-1-1")).map_or(axis.to, |day| axis.at(day)).clamp(axis.from, axis.to);
    // Numbers need 34 px each.
    let room = (axis.to - axis.from) / count(last - first + 1);
    let every =
        [1, 2, 5, 10, 20, 50, 100].into_iter().find(|every| room * count(*every) >= 34.0).unwrap_or(500);
    (first..=last).map(|year| (year, tenth(begin(year)), tenth(begin(year + 1)), year % every == 0)).collect()
}

/// The cells of an axis of months; the number of the year stands at its January.
fn months(bins: &[Bin], axis: Axis) -> Vec<(i64, f64, f64, bool)> {
    let month = |bin: &Bin| {
        let (from, until) = (axis.at(day(&bin.from)?), axis.at(day(&bin.until)? + 1));
        Some((year_of(&bin.from)?, tenth(from), tenth(until), bin.from.ends_with("-01-01")))
    };
    bins.iter().filter_map(month).collect()
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
        let (x, end) = (axis.at(from), axis.at(until + 1));
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
    let bar = |start: f64, end: f64, soft_start, soft_end| {
        let start = start.max(axis.from);
        (start, end.min(axis.to) - start, Form::Bar { soft_start, soft_end })
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
pub fn by_year(bins: &[Bin], marks: &[Mark]) -> Vec<(i64, usize, usize)> {
    let ends =
        bins.first().and_then(|bin| year_of(&bin.from)).zip(bins.last().and_then(|bin| year_of(&bin.until)));
    let Some((first, last)) = ends else { return Vec::new() };
    let spans: Vec<(i64, i64)> = marks
        .iter()
        .filter_map(|mark| {
            let (from, until) =
                (mark.from.as_deref().and_then(year_of), mark.until.as_deref().and_then(year_of));
            Some((from.or(until)?, until.or(from)?))
        })
        .collect();
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
