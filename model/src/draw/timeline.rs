//! The drawn timeline: bars of density over an axis of years, and a lane for each kind.

mod axis;
mod density;
mod lanes;

pub use axis::Axis;
pub use density::by_time;

use super::span::{Span, parsed};
use crate::record::Kind;
use crate::view::Mark;
use crate::when::{Day, PartialDate, When};
use crate::words::Lang;

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
    /// A lane for each kind that has a mark, or a row without a date.
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
    /// Why it has none.
    pub empty: Option<Empty>,
}

/// Why a lane has no mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// None of so many rows has a date.
    Undated(usize),
    /// So many lie before the stretch that is seen, and so many after it.
    Elsewhere(usize, usize),
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
    /// The width of the soft tail that leads to what is there as of its date; nothing for what is not.
    pub tail: f64,
    /// How it is drawn.
    pub form: Form,
    /// Filled, outlined or dashed.
    pub line: Line,
    /// Whether its date is inferred.
    pub inferred: bool,
    /// Whether its date is editorial.
    pub editorial: bool,
    /// What it is called, if there is room.
    pub label: Option<Label>,
}

/// The name of a mark, or the time of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The words.
    pub text: String,
    /// Where they begin, or end.
    pub x: f64,
    /// Whether they end there.
    pub ends: bool,
    /// Whether they stand above their bar, which is thin there to leave them room.
    pub over: bool,
}

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The glyph of the kind: a day, or days that are known and too few for a bar.
    Glyph,
    /// A bar. What is known less precisely than to the day is one, however short.
    Bar {
        /// How it begins.
        start: End,
        /// How it ends.
        end: End,
    },
    /// A box with the number of marks.
    Count,
}

/// How a bar begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// With a day.
    Hard,
    /// Somewhere there: over 30 % of the bar.
    Soft,
    /// It is open: the bar fades to nothing.
    Open,
    /// It goes on beyond what is seen.
    Cut,
}

/// How a status is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// It is so.
    Filled,
    /// It is on a programme.
    Outlined,
    /// It is intended.
    Dashed,
}

/// Where lanes begin, below the axis and its numbers.
const LANES: f64 = 72.0;
/// The height of a row of marks.
pub const ROW: f64 = 18.0;
/// The width of a glyph.
pub const GLYPH: f64 = 14.0;
/// The height of the name of a lane where it stands above.
const NAME: f64 = 16.0;

/// Draws the marks that may lie in a stretch of time; `undated` are kinds and how many of their rows have no date.
pub fn lay_out(
    marks: &[Mark],
    undated: &[(Kind, usize)],
    (span, whole): (Span, Span),
    size: Size,
    lang: Lang,
) -> Timeline {
    let axis = Axis::new(span, whole, size);
    let (certain, possible, most) = density::bars(marks, span, &axis);
    let mut y = LANES;
    let mut lanes = Vec::new();
    for kind in Kind::ALL {
        let mut items = lanes::items(marks, *kind, &axis);
        // A lane stays where it is while others move, and says why it has nothing.
        let empty = items.is_empty().then(|| empty(marks, undated, *kind, span));
        if empty == Some(None) {
            continue;
        }
        let top = if size.gutter > 0.0 { y } else { y + NAME };
        let rows = lanes::pack(&mut items, top);
        if size != Size::SMALL {
            lanes::label(&mut items, marks, &axis, lang);
        }
        lanes.push(Lane { kind: *kind, y, name: y + 13.0, items, empty: empty.flatten() });
        y = top + rows.max(1.0) * ROW;
    }
    let ticks = axis::ticks(&axis, lang);
    Timeline { height: y + 6.0, axis: (axis.from, axis.to), ticks, certain, possible, most, lanes }
}

fn empty(marks: &[Mark], undated: &[(Kind, usize)], kind: Kind, span: Span) -> Option<Empty> {
    let mut beside = (0, 0);
    for (_, until) in marks.iter().filter(|mark| mark.kind == kind).filter_map(density::ends) {
        if until < span.first { beside.0 += 1 } else { beside.1 += 1 }
    }
    let undated = undated.iter().find(|(of, count)| *of == kind && *count > 0);
    match (beside, undated) {
        ((0, 0), undated) => undated.map(|(_, count)| Empty::Undated(*count)),
        ((before, after), _) => Some(Empty::Elsewhere(before, after)),
    }
}

/// The time in which marks may lie, from the first day to the last.
pub fn window(marks: &[Mark], of: &[usize]) -> Option<When> {
    let ends = of.iter().filter_map(|at| density::ends(marks.get(*at)?));
    let (first, last) = ends.reduce(|all, next| (all.0.min(next.0), all.1.max(next.1)))?;
    let (from, until) = (PartialDate::day_of(first)?, PartialDate::day_of(last)?);
    let one = first == last;
    Some(if one { When::At(from) } else { When::Lasted { from: Some(from), until: Some(until) } })
}

/// The stretch in which marks that stand in one box come apart, if there is any closer than what is seen.
pub fn closer(marks: &[Mark], of: &[usize], (seen, whole): (Span, Span)) -> Option<Span> {
    let around = Span::between(&window(marks, of)?)?;
    // More than can stand under each other on one day stay in a box, however close it is seen.
    let apart = around.days() > 1 || of.len() <= lanes::STACK;
    let next = around.with_margins(whole);
    (apart && next.days() < seen.days()).then_some(next)
}

/// The number of a day as it is written.
fn day(text: &str) -> Option<i64> {
    parsed(text).map(|day: Day| day.number().into())
}

#[cfg(test)]
mod tests;
