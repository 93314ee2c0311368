//! The drawn timeline: bars of density over an axis of years, and a lane for each kind.

mod axis;
mod density;
mod lanes;

pub use axis::Axis;
pub use density::by_time;

use super::span::{Span, TimeUnit};
use crate::lang::Lang;
use crate::record::Kind;
use crate::view::{Mark, MarkSource};
use crate::when::{PartialDate, When};

/// The size of a timeline, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineSize {
    /// Its width.
    pub width: f64,
    /// Room for the names of lanes at the left; 0 puts them above their lanes.
    pub gutter: f64,
    /// Whether marks have their names beside them.
    pub labels: bool,
}

impl TimelineSize {
    /// On a desktop, before its panel is measured: the least width at which the style sheet shows this picture, so that
    /// its text is never scaled down.
    pub const WIDE: Self = Self { width: 960.0, gutter: GUTTER, labels: true };
    /// On a phone, before its panel is measured.
    pub const NARROW: Self = Self { width: 340.0, gutter: 0.0, labels: true };
    /// Beside a record.
    pub const SMALL: Self = Self { width: 310.0, gutter: 0.0, labels: false };

    /// For a panel of this width.
    pub fn of_panel(width: f64) -> Self {
        Self { width, gutter: if width < LEAST_WITH_GUTTER { 0.0 } else { GUTTER }, labels: true }
    }
}

/// The room for the names of lanes, and the least width of a picture that has it.
const GUTTER: f64 = 116.0;
const LEAST_WITH_GUTTER: f64 = 600.0;

/// A timeline with the positions of all its parts, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Its height.
    pub height: f64,
    /// Where the axis begins and ends.
    pub axis: (f64, f64),
    /// The cells of the axis.
    pub ticks: Vec<Tick>,
    /// Bars that count the rows that certainly lie in a unit of time.
    pub certain: Bars,
    /// Bars that count the rows that may lie in it: in a strip below the axis with its own scale, so that they hide no
    /// certain ones.
    pub possible: Bars,
    /// The unit of time that a bar counts.
    pub unit: TimeUnit,
    /// A lane for each kind that has a mark, or a row without a date.
    pub lanes: Vec<Lane>,
}

/// Bars that count rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// Their path.
    pub path: String,
    /// How many rows the highest bar counts.
    pub most: usize,
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
    pub items: Vec<LaneItem>,
    /// Why it has none.
    pub empty: Option<Empty>,
}

/// Why a lane has no mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// No row matches.
    Nothing,
    /// None of so many rows has a date.
    Undated(usize),
    /// So many lie before the visible span, and so many after it.
    Elsewhere(usize, usize),
}

/// One mark, or several that would touch.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneItem {
    /// The marks, as indices into those of the view.
    pub marks: Vec<usize>,
    /// Left.
    pub x: f64,
    /// The upper edge of its row.
    pub y: f64,
    /// The height of its row: [`ROW`], or less where several share a compact lane.
    pub h: f64,
    /// Width.
    pub w: f64,
    /// The width of the soft tail to a mark that exists as of its date; 0 for others.
    pub tail: f64,
    /// How it is drawn.
    pub form: MarkForm,
    /// Filled, outlined or dashed.
    pub line: LineStyle,
    /// Whether its date is inferred.
    pub inferred: bool,
    /// Whether its date is editorial.
    pub editorial: bool,
    /// Its label, if there is room.
    pub label: Option<AxisLabel>,
}

/// The label of a mark or of several.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisLabel {
    /// The text.
    pub text: String,
    /// Where the text begins, or ends.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// Whether `x` is its end.
    pub ends: bool,
    /// Whether it is above its bar, which is drawn thin to leave room.
    pub over: bool,
}

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkForm {
    /// The glyph of the kind: a day, or days that are known and too few for a bar.
    Glyph,
    /// A bar: a period, or any date that is not known to the day, however short.
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
    /// At a known day.
    Hard,
    /// At an unknown day: soft over 30 % of the bar.
    Soft,
    /// It is open: the bar fades to nothing.
    Open,
    /// It continues beyond the visible span.
    Cut,
}

/// How a status is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineStyle {
    /// Any status but those below.
    Filled,
    /// Scheduled.
    Outlined,
    /// Planned, or a target.
    Dashed,
}

/// Top and bottom of the bars, in pixels.
pub const BARS: (f64, f64) = (8.0, 34.0);
/// Top and bottom of the axis.
pub const AXIS: (f64, f64) = (35.0, 40.0);
/// Top and bottom of the strip of possible bars.
pub const STRIP: (f64, f64) = (41.0, 47.0);
/// The base line of the names of cells.
pub const NAMES: f64 = 59.0;
/// The top of the first lane.
const LANES: f64 = 65.0;
/// The height of a row of marks.
pub const ROW: f64 = 18.0;
/// The height of a lane that has one row only.
const COMPACT: f64 = 20.0;
/// The width of a glyph.
pub const GLYPH: f64 = 14.0;
/// The least size of a recognisable glyph; in lower rows glyphs overlap.
pub const LEAST_GLYPH: f64 = 9.0;
/// The height of the name of a lane where it is above the lane.
const NAME: f64 = 16.0;

/// Lays out the marks of a source that may lie in a span. `undated` are the kinds that have a lane
/// even without a mark, with the number of their rows without a date.
pub fn lay_out(
    marks: &[Mark],
    source: &dyn MarkSource,
    undated: &[(Kind, usize)],
    (span, whole): (Span, Span),
    size: TimelineSize,
    lang: Lang,
) -> Timeline {
    let axis = Axis::new(span, whole, size);
    // The whole time span is an overview: each lane is one row, so that all lanes fit.
    let compact = size.gutter > 0.0 && span == whole;
    let (certain, possible) = density::bars(marks, span, &axis);
    let mut y = LANES;
    let mut lanes = Vec::new();
    for kind in Kind::ALL {
        let mut items = lanes::items(marks, *kind, &axis, compact);
        // An empty lane stays and says why it is empty, so that lanes do not move.
        let empty = items.is_empty().then(|| empty(marks, undated, *kind, span));
        if empty == Some(None) {
            continue;
        }
        let top = if size.gutter > 0.0 { y } else { y + NAME };
        let height =
            if compact { lanes::pack_compact(&mut items, top) } else { lanes::pack(&mut items, top) };
        if size.labels {
            let middle = compact.then_some(top + COMPACT / 2.0);
            lanes::label(&mut items, (marks, source), &axis, lang, middle);
        }
        let name = if compact { y + 14.0 } else { y + 13.0 };
        lanes.push(Lane { kind: *kind, y, name, items, empty: empty.flatten() });
        y = top + height;
    }
    let ticks = axis::ticks(&axis, lang);
    let unit = span.bin();
    Timeline { height: y + 4.0, axis: (axis.from, axis.to), ticks, certain, possible, unit, lanes }
}

fn empty(marks: &[Mark], undated: &[(Kind, usize)], kind: Kind, span: Span) -> Option<Empty> {
    let mut outside = (0, 0);
    for (_, until) in marks.iter().filter(|mark| mark.kind == kind).filter_map(Mark::ends) {
        if until < span.first { outside.0 += 1 } else { outside.1 += 1 }
    }
    let undated = undated.iter().find(|(of, _)| *of == kind);
    match (outside, undated) {
        ((0, 0), undated) => undated.map(|(_, count)| match count {
            0 => Empty::Nothing,
            count => Empty::Undated(*count),
        }),
        ((before, after), _) => Some(Empty::Elsewhere(before, after)),
    }
}

/// The time in which marks may lie, from the first day to the last.
pub fn window(marks: &[Mark], indices: &[usize]) -> Option<When> {
    let ends = indices.iter().filter_map(|index| marks.get(*index)?.ends());
    let (first, last) = ends.reduce(|all, next| (all.0.min(next.0), all.1.max(next.1)))?;
    let (from, until) = (PartialDate::day_of(first)?, PartialDate::day_of(last)?);
    Some(if first == last { When::At(from) } else { When::Lasted { from: Some(from), until: Some(until) } })
}

/// Where a mark may lie on the axis, from left to right; `None` out of sight.
pub fn extent(mark: &Mark, axis: &Axis) -> Option<(f64, f64)> {
    let (first, last) = mark.ends()?;
    let (start, end) = (axis.x_of_day(first), axis.x_of_day(last.plus(1)));
    (end > start).then_some((start, end))
}

/// The span to zoom to so that the marks of one box separate; `None` where no zoom separates them.
pub fn zoom_target(marks: &[Mark], indices: &[usize], (visible, whole): (Span, Span)) -> Option<Span> {
    let around = Span::between(&window(marks, indices)?)?;
    // Too many marks on one day stay in a box at every zoom.
    let is_separable = around.days() > 1 || indices.len() <= lanes::STACK;
    let next = around.with_margins(whole);
    (is_separable && next.days() < visible.days()).then_some(next)
}

#[cfg(test)]
mod tests;
