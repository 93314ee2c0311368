//! The marks of a lane: how each date is drawn, what stands in one box, and which marks have room for a name.
//!
//! A compact lane has one row. Marks that would stand under each other share it, each with a part of its height; boxes
//! with a number lie over them, since a number has a size below which it is not read.

use std::cmp::Ordering;

use super::super::{same, text_width};
use super::{
    Axis, AxisLabel, COMPACT, End, GLYPH, LEAST_GLYPH, LaneItem, LineStyle, MarkForm, ROW, day, window,
};
use crate::basis::BasisWord;
use crate::lang::Lang;
use crate::number::tenth;
use crate::record::Kind;
use crate::sorted::sort;
use crate::view::{Mark, Shape};
use crate::when::Role;
use crate::words;

/// The width of a box with a number, and of a bar that would be narrower than a glyph.
const COUNT: f64 = 20.0;
const SHORT: f64 = 18.0;
/// The width of the tail of what is there as of its date, and of an end that is open.
const TAIL: f64 = 24.0;
const OPEN: f64 = 36.0;
/// Where a day is so wide, or a bar that share of the axis, marks at one place stand under each other and not in a
/// box: to come closer would tell them apart no better. More than so many stay in a box.
const CLOSE: f64 = 60.0;
const MOST_OF_AXIS: f64 = 0.3;
pub(super) const STACK: usize = 12;
/// The least part of a row in which a bar is told from its neighbours.
const LEAST: f64 = 4.0;

/// The marks of a kind, those that would touch together; without rows yet.
pub(super) fn items(marks: &[Mark], kind: Kind, axis: &Axis, compact: bool) -> Vec<LaneItem> {
    let of_kind = marks.iter().enumerate().filter(|(_, mark)| mark.kind == kind);
    let single = of_kind.filter_map(|(at, mark)| item(at, mark, axis));
    let (mut bars, mut short): (Vec<LaneItem>, Vec<LaneItem>) = single.partition(|item| item.w > SHORT);
    // Two stand above each other; three or more become a number.
    let apart = |group: &[LaneItem], close: bool| group.len() < 3 || (close && group.len() <= STACK);
    let mut items = Vec::with_capacity(bars.len() + short.len());
    sort(&mut bars, |a, b| a.place().partial_cmp(&b.place()).unwrap_or(Ordering::Equal));
    for alike in bars.chunk_by(|a, b| a.place() == b.place()) {
        if apart(alike, alike[0].w > MOST_OF_AXIS * (axis.to - axis.from)) {
            items.extend_from_slice(alike);
        } else {
            items.extend(alike.iter().cloned().reduce(joined));
        }
    }
    sort(&mut short, |a, b| a.x.total_cmp(&b.x));
    let mut points = Vec::with_capacity(short.len());
    let mut rest = &short[..];
    while !rest.is_empty() {
        let mut end = rest[0].x + rest[0].w;
        let touching = rest.iter().take_while(|next| {
            let touches = next.x < end;
            end = end.max(next.x + next.w);
            touches
        });
        let (group, after) = rest.split_at(touching.count());
        if apart(group, axis.day() >= CLOSE) {
            points.extend_from_slice(group);
        } else {
            points.extend(group.iter().cloned().reduce(joined).map(|group| boxed(group, axis)));
        }
        rest = after;
    }
    items.extend(if compact { without_overlap(points, axis) } else { points });
    sort(&mut items, |a, b| a.x.total_cmp(&b.x));
    items
}

/// Puts together what a box with a number would cover, where all share one row.
fn without_overlap(points: Vec<LaneItem>, axis: &Axis) -> Vec<LaneItem> {
    let mut apart: Vec<LaneItem> = Vec::with_capacity(points.len());
    for mut next in points {
        while let Some(last) = apart.pop() {
            let has_box = last.form == MarkForm::Count || next.form == MarkForm::Count;
            if !has_box || last.x + last.w < next.x {
                apart.push(last);
                break;
            }
            next = boxed(joined(last, next), axis);
        }
        apart.push(next);
    }
    apart
}

/// Puts a mark to others. A group is drawn as filled unless all in it are not.
fn joined(mut group: LaneItem, next: LaneItem) -> LaneItem {
    group.w = tenth((group.x + group.w).max(next.x + next.w) - group.x);
    group.marks.extend(next.marks);
    group.inferred &= next.inferred;
    group.editorial &= next.editorial;
    group.tail = group.tail.min(next.tail);
    if group.line != next.line {
        group.line = LineStyle::Filled;
    }
    group
}

/// The box of a group, in its middle.
fn boxed(group: LaneItem, axis: &Axis) -> LaneItem {
    let middle = group.x + group.w / 2.0;
    let x = (middle - COUNT / 2.0).clamp(axis.from, (axis.to - COUNT).max(axis.from));
    LaneItem { x: tenth(x), w: COUNT, form: MarkForm::Count, ..group }
}

fn item(number: usize, mark: &Mark, axis: &Axis) -> Option<LaneItem> {
    let (from, until) = (mark.from.as_deref().and_then(day), mark.until.as_deref().and_then(day));
    let (first, last) = (from.or(until)?, until.or(from)?);
    let (mut start, mut end) = (axis.at(first), axis.at(last + 1));
    if end <= axis.from || start >= axis.to {
        return None;
    }
    // A day is a glyph however wide it is seen, and so are known days that are too few for a bar.
    let is_day = mark.shape == Shape::Day || (mark.shape == Shape::AsOf && first == last);
    let is_short = mark.shape == Shape::Span && end - start < GLYPH;
    let mut bar = match mark.shape {
        Shape::Day | Shape::Span => (End::Hard, End::Hard),
        Shape::Within | Shape::AsOf => (End::Soft, End::Soft),
        Shape::Before if from.is_none() => {
            start -= OPEN;
            (End::Open, End::Hard)
        }
        Shape::Before => (End::Soft, End::Hard),
        Shape::After if until.is_none() => {
            end += OPEN;
            (End::Hard, End::Open)
        }
        Shape::After => (End::Hard, End::Soft),
    };
    let middle =
        |w: f64| (f64::midpoint(start, end) - w / 2.0).clamp(axis.from, (axis.to - w).max(axis.from));
    let (x, w, form) = if is_day || is_short {
        (middle(GLYPH), GLYPH, MarkForm::Glyph)
    } else if end - start < SHORT {
        // What is not known to the day never looks as if it were: it stays soft, and no narrower than it is.
        (middle(SHORT), SHORT, MarkForm::Bar { start: bar.0, end: bar.1 })
    } else {
        for (end, cut) in [(&mut bar.0, start < axis.from - 0.1), (&mut bar.1, end > axis.to + 0.1)] {
            if cut && *end != End::Open {
                *end = End::Cut;
            }
        }
        let (start, end) = (start.clamp(axis.from, axis.to), end.clamp(axis.from, axis.to));
        (start, (end - start).max(3.0), MarkForm::Bar { start: bar.0, end: bar.1 })
    };
    let x = x.min(axis.to - w).max(axis.from);
    let line = match mark.status {
        Role::Scheduled => LineStyle::Outlined,
        Role::Planned | Role::Target => LineStyle::Dashed,
        _ => LineStyle::Filled,
    };
    let tail = if mark.shape == Shape::AsOf { TAIL.min(x - axis.from) } else { 0.0 };
    Some(LaneItem {
        marks: vec![number],
        x: tenth(x),
        y: 0.0,
        h: ROW,
        w: tenth(w),
        tail: tenth(tail),
        form,
        line,
        inferred: mark.basis == BasisWord::Inferred,
        editorial: mark.basis == BasisWord::Editorial,
        label: None,
    })
}

impl LaneItem {
    /// Where it begins, with the tail that leads to it.
    fn start(&self) -> f64 {
        self.x - self.tail
    }

    /// What bars have in common that are drawn as one.
    fn place(&self) -> (f64, f64, MarkForm, LineStyle, bool, bool, f64) {
        (self.x, self.w, self.form, self.line, self.inferred, self.editorial, self.tail)
    }
}

/// Gives each item the first row in which it is free; tells how high the lane is.
pub(super) fn pack(items: &mut [LaneItem], top: f64) -> f64 {
    let mut ends: Vec<f64> = Vec::new();
    for item in items.iter_mut() {
        item.y = top + ROW * rows(free_row(&mut ends, item));
    }
    rows(ends.len().max(1)) * ROW
}

/// Gives all items one row, and those that would overlap parts of it; tells how high the lane is.
pub(super) fn pack_compact(items: &mut [LaneItem], top: f64) -> f64 {
    let top = top + (COMPACT - ROW) / 2.0;
    let mut height = ROW;
    let mut parts: Vec<&mut LaneItem> = Vec::with_capacity(items.len());
    for item in items.iter_mut() {
        item.y = top;
        if item.form != MarkForm::Count {
            parts.push(item);
        }
    }
    let mut rest = &mut parts[..];
    while !rest.is_empty() {
        // All that overlap each other, or a third that lies between them.
        let mut end = f64::NEG_INFINITY;
        let overlapping = rest.iter().enumerate().take_while(|(at, item)| {
            let overlaps = *at == 0 || item.start() < end + 1.0;
            end = end.max(item.x + item.w);
            overlaps
        });
        let (group, after) = {
            let count = overlapping.count();
            rest.split_at_mut(count)
        };
        let mut ends = Vec::new();
        let places: Vec<usize> = group.iter().map(|item| free_row(&mut ends, item)).collect();
        let part = (ROW / rows(ends.len())).max(LEAST);
        let all = ROW.max(part * rows(ends.len()));
        for (item, row) in group.iter_mut().zip(places) {
            let y = part * rows(row);
            // A glyph may be higher than its part, and stays within the lane.
            let aside = if item.form == MarkForm::Glyph { (LEAST_GLYPH - part).max(0.0) / 2.0 } else { 0.0 };
            let y = y.max(aside).min(all - part - aside);
            (item.y, item.h) = (tenth(top + y), tenth(part));
        }
        height = height.max(part * rows(ends.len()));
        rest = after;
    }
    tenth(height + COMPACT - ROW)
}

/// The first row in which an item is free, given the end of each row.
fn free_row(ends: &mut Vec<f64>, item: &LaneItem) -> usize {
    let row = ends.iter().position(|end| *end + 1.0 <= item.start()).unwrap_or(ends.len());
    let end = item.x + item.w;
    match ends.get_mut(row) {
        Some(last) => *last = end,
        None => ends.push(end),
    }
    row
}

fn rows(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or_default())
}

/// Names the marks that have room for their name at their right, at their left, or above their bar. What stands for
/// several says what they are and when, or if there is no room for both, when. In a compact lane, of which the middle is
/// given, a name takes the height of all rows.
pub(super) fn label(items: &mut [LaneItem], marks: &[Mark], axis: &Axis, lang: Lang, middle: Option<f64>) {
    let compact = middle.is_some();
    for at in 0..items.len() {
        let item = &items[at];
        let in_row = |other: &&LaneItem| compact || same(other.y, item.y);
        let before = items[..at].iter().filter(in_row).map(LaneItem::reach).fold(axis.from, f64::max);
        let after = items[at + 1..].iter().filter(in_row).map(LaneItem::start).fold(axis.to, f64::min);
        let (begin, end) = (item.x + item.w + 4.0, item.start() - 4.0);
        let label = names(item, marks, lang).into_iter().find_map(|text| {
            let wide = text_width(&text) + 6.0;
            let (x, ends, over) = if begin + wide <= after && begin >= before {
                (begin, false, false)
            } else if end - wide >= before && end <= after {
                (end, true, false)
            } else if item.w >= wide && item.marks.len() == 1 && !compact {
                (item.x + 4.0, false, true)
            } else {
                return None;
            };
            let base = if over { item.y + 11.0 } else { middle.unwrap_or(item.y + item.h / 2.0) + 4.0 };
            Some(AxisLabel { text, x: tenth(x), y: tenth(base), ends, over })
        });
        items[at].label = label;
    }
}

/// What an item may be called, the best first.
fn names(item: &LaneItem, marks: &[Mark], lang: Lang) -> Vec<String> {
    if let [only] = item.marks[..] {
        return vec![marks[only].name.clone()];
    }
    let Some(first) = item.marks.first().and_then(|at| marks.get(*at)) else { return Vec::new() };
    let when = window(marks, &item.marks).map(|when| words::date(&when, lang)).unwrap_or_default();
    let what = words::counted(first.kind, item.marks.len(), lang);
    vec![format!("{what}{}{when}", lang.pick(", ", "，")), when]
}

impl LaneItem {
    /// Where it ends, with its name.
    fn reach(&self) -> f64 {
        let end = self.x + self.w;
        let label = self.label.as_ref().filter(|label| !label.ends);
        label.map_or(end, |label| end.max(label.x + text_width(&label.text) + 6.0))
    }
}
