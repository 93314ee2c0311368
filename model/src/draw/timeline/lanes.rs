//! The marks of a lane: how each date is drawn, which marks share a box, and which have room for a name.
//!
//! A compact lane has one row. Marks that overlap share its height; boxes with a number are drawn over them, since a
//! number must stay legible.

use std::cmp::Ordering;

use super::super::{nearly_equal, text_width};
use super::{Axis, AxisLabel, COMPACT, End, GLYPH, LEAST_GLYPH, LaneItem, LineStyle, MarkForm, ROW, window};
use crate::basis::BasisWord;
use crate::lang::Lang;
use crate::number::round_to_tenth;
use crate::record::Kind;
use crate::sorted::sort;
use crate::view::{Mark, MarkSource, Shape};
use crate::when::Role;
use crate::words;

/// The width of a box with a number of two digits, of a further digit, and of a bar that would be narrower than a glyph.
const COUNT: f64 = 20.0;
const DIGIT: f64 = 7.0;
const SHORT: f64 = 18.0;
/// The width of the tail of a mark that exists as of its date, and of an open end.
const TAIL: f64 = 24.0;
const OPEN: f64 = 36.0;
/// Where a day has this width, or a bar this share of the axis, up to so many marks at one position are stacked and not
/// put into a box: zooming in would not separate them.
const WIDE_DAY: f64 = 60.0;
const MOST_OF_AXIS: f64 = 0.3;
pub(super) const STACK: usize = 12;
/// The most items of a lane.
const MAX_ITEMS: usize = 30;
/// The least height of a bar in a shared row.
const LEAST_BAR: f64 = 4.0;

/// The marks of a kind, with those that touch grouped; their rows are assigned later.
pub(super) fn items(marks: &[Mark], kind: Kind, axis: &Axis, compact: bool) -> Vec<LaneItem> {
    let of_kind = marks.iter().enumerate().filter(|(_, mark)| mark.kind == kind);
    let single = of_kind.filter_map(|(index, mark)| item(index, mark, axis));
    let (mut bars, mut short): (Vec<LaneItem>, Vec<LaneItem>) = single.partition(|item| item.w > SHORT);
    // Two are stacked; three or more become a number.
    let is_stacked = |group: &[LaneItem], close: bool| group.len() < 3 || (close && group.len() <= STACK);
    let mut items = Vec::with_capacity(bars.len() + short.len());
    sort(&mut bars, |a, b| a.group_key().partial_cmp(&b.group_key()).unwrap_or(Ordering::Equal));
    for group in bars.chunk_by(|a, b| a.group_key() == b.group_key()) {
        if is_stacked(group, group[0].w > MOST_OF_AXIS * (axis.to - axis.from)) {
            items.extend_from_slice(group);
        } else {
            items.extend(group.iter().cloned().reduce(merged));
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
        if is_stacked(group, axis.day_width() >= WIDE_DAY) {
            points.extend_from_slice(group);
        } else {
            points.extend(group.iter().cloned().reduce(merged).map(|group| boxed(group, axis)));
        }
        rest = after;
    }
    items.extend(if compact { without_overlap(points, axis) } else { points });
    if items.len() > MAX_ITEMS {
        items = crowded(items, axis);
    }
    sort(&mut items, |a, b| a.x.total_cmp(&b.x));
    items
}

/// Puts what lies in the same part of the axis into a box, for lanes with more items than can be told apart.
fn crowded(mut items: Vec<LaneItem>, axis: &Axis) -> Vec<LaneItem> {
    let part = ((axis.to - axis.from) / rows(MAX_ITEMS)).max(COUNT + 1.0);
    let part_of = |item: &LaneItem| ((item.x + item.w / 2.0 - axis.from) / part).floor();
    sort(&mut items, |a, b| part_of(a).total_cmp(&part_of(b)));
    let box_of = |group: &[LaneItem]| {
        let middle = axis.from + (part_of(group.first()?) + 0.5) * part;
        let all = group.iter().cloned().reduce(merged)?;
        // A bar alone in its part would lie under the boxes of others.
        let is_box = all.marks.len() > 1 || all.w > part;
        Some(if is_box { boxed(LaneItem { x: middle, w: 0.0, tail: 0.0, ..all }, axis) } else { all })
    };
    let parts = items.chunk_by(|a, b| nearly_equal(part_of(a), part_of(b)));
    let mut parts: Vec<LaneItem> = parts.filter_map(box_of).collect();
    sort(&mut parts, |a, b| a.x.total_cmp(&b.x));
    without_overlap(parts, axis)
}

/// Merges the marks that a box with a number would cover.
fn without_overlap(points: Vec<LaneItem>, axis: &Axis) -> Vec<LaneItem> {
    let mut separate: Vec<LaneItem> = Vec::with_capacity(points.len());
    for mut next in points {
        while let Some(last) = separate.pop() {
            let has_box = last.form == MarkForm::Count || next.form == MarkForm::Count;
            if !has_box || last.x + last.w < next.x {
                separate.push(last);
                break;
            }
            next = boxed(merged(last, next), axis);
        }
        separate.push(next);
    }
    separate
}

/// Adds a mark to a group. A group of several line styles is filled.
fn merged(mut group: LaneItem, next: LaneItem) -> LaneItem {
    group.w = round_to_tenth((group.x + group.w).max(next.x + next.w) - group.x);
    group.marks.extend(next.marks);
    group.inferred &= next.inferred;
    group.editorial &= next.editorial;
    group.tail = group.tail.min(next.tail);
    if group.line != next.line {
        group.line = LineStyle::Filled;
    }
    group
}

/// The group as a box in its middle.
fn boxed(group: LaneItem, axis: &Axis) -> LaneItem {
    let middle = group.x + group.w / 2.0;
    // Room for more than two digits.
    let digits = rows(group.marks.len().to_string().len());
    let w = COUNT + DIGIT * (digits - 2.0).max(0.0);
    let x = (middle - w / 2.0).clamp(axis.from, (axis.to - w).max(axis.from));
    LaneItem { x: round_to_tenth(x), w, form: MarkForm::Count, ..group }
}

fn item(index: usize, mark: &Mark, axis: &Axis) -> Option<LaneItem> {
    let (first, last) = mark.ends()?;
    let (mut start, mut end) = (axis.x_of(first.number().into()), axis.x_of(last.plus(1).number().into()));
    if end <= axis.from || start >= axis.to {
        return None;
    }
    // A day is a glyph at every zoom, and so is a period of known days that is too short for a bar.
    let is_day = mark.shape == Shape::Day || (mark.shape == Shape::AsOf && first == last);
    let is_short = mark.shape == Shape::Span && end - start < GLYPH;
    let mut bar = match mark.shape {
        Shape::Day | Shape::Span => (End::Hard, End::Hard),
        Shape::Within | Shape::AsOf => (End::Soft, End::Soft),
        Shape::Before if mark.from.is_none() => {
            start -= OPEN;
            (End::Open, End::Hard)
        }
        Shape::Before => (End::Soft, End::Hard),
        Shape::After if mark.until.is_none() => {
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
        // A date that is not known to the day never looks like a glyph: it keeps its soft ends.
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
        marks: vec![index],
        x: round_to_tenth(x),
        y: 0.0,
        h: ROW,
        w: round_to_tenth(w),
        tail: round_to_tenth(tail),
        form,
        line,
        inferred: mark.basis == BasisWord::Inferred,
        editorial: mark.basis == BasisWord::Editorial,
        label: None,
    })
}

impl LaneItem {
    /// Its left end, with its tail.
    fn start(&self) -> f64 {
        self.x - self.tail
    }

    /// What must be equal for bars to be drawn as one.
    fn group_key(&self) -> (f64, f64, MarkForm, LineStyle, bool, bool, f64) {
        (self.x, self.w, self.form, self.line, self.inferred, self.editorial, self.tail)
    }
}

/// Puts each item into the first row with room for it; returns the height of the lane.
pub(super) fn pack(items: &mut [LaneItem], top: f64) -> f64 {
    let mut ends: Vec<f64> = Vec::new();
    for item in items.iter_mut() {
        item.y = top + ROW * rows(free_row(&mut ends, item));
    }
    rows(ends.len().max(1)) * ROW
}

/// Puts all items into one row, of which those that overlap share the height; returns the height of the lane.
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
        // All items that overlap, directly or by way of others.
        let mut end = f64::NEG_INFINITY;
        let overlapping = rest.iter().enumerate().take_while(|(index, item)| {
            let overlaps = *index == 0 || item.start() < end + 1.0;
            end = end.max(item.x + item.w);
            overlaps
        });
        let (group, after) = {
            let count = overlapping.count();
            rest.split_at_mut(count)
        };
        let mut ends = Vec::new();
        let assigned: Vec<usize> = group.iter().map(|item| free_row(&mut ends, item)).collect();
        let part = (ROW / rows(ends.len())).max(LEAST_BAR);
        let all = ROW.max(part * rows(ends.len()));
        for (item, row) in group.iter_mut().zip(assigned) {
            let y = part * rows(row);
            // A glyph may be higher than its part, and stays within the lane.
            let aside = if item.form == MarkForm::Glyph { (LEAST_GLYPH - part).max(0.0) / 2.0 } else { 0.0 };
            let y = y.max(aside).min(all - part - aside);
            (item.y, item.h) = (round_to_tenth(top + y), round_to_tenth(part));
        }
        height = height.max(part * rows(ends.len()));
        rest = after;
    }
    round_to_tenth(height + COMPACT - ROW)
}

/// The first row with room for an item, by the end of each row, which is updated.
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

/// Labels the marks that have room for it at their right, at their left, or above their bar, and boxes that have room at
/// their right. `middle` is that of a compact lane, in which a label takes
/// the whole height.
pub(super) fn label(
    items: &mut [LaneItem],
    marks: (&[Mark], &dyn MarkSource),
    axis: &Axis,
    lang: Lang,
    middle: Option<f64>,
) {
    let compact = middle.is_some();
    for index in 0..items.len() {
        let item = &items[index];
        let in_row = |other: &&LaneItem| compact || nearly_equal(other.y, item.y);
        let before = items[..index].iter().filter(in_row).map(LaneItem::end).fold(axis.from, f64::max);
        let after = items[index + 1..].iter().filter(in_row).map(LaneItem::start).fold(axis.to, f64::min);
        let (begin, end) = (item.x + item.w + 4.0, item.start() - 4.0);
        let is_box = item.marks.len() > 1;
        let label = label_of(item, marks, lang).and_then(|text| {
            let width = text_width(&text) + 6.0;
            let (x, ends, over) = if begin + width <= after && begin >= before {
                (begin, false, false)
            } else if end - width >= before && end <= after && !is_box {
                (end, true, false)
            } else if item.w >= width && !is_box && !compact {
                (item.x + 4.0, false, true)
            } else {
                return None;
            };
            let base = if over { item.y + 11.0 } else { middle.unwrap_or(item.y + item.h / 2.0) + 4.0 };
            Some(AxisLabel { text, x: round_to_tenth(x), y: round_to_tenth(base), ends, over })
        });
        items[index].label = label;
    }
}

/// The label of an item: the name of a mark, or what continues the number in a box, as `events, 2021` continues `4`.
fn label_of(item: &LaneItem, (marks, source): (&[Mark], &dyn MarkSource), lang: Lang) -> Option<String> {
    let first = item.marks.first().and_then(|index| marks.get(*index))?;
    if item.marks.len() == 1 {
        return Some(source.details(first).name.to_owned());
    }
    let when = words::date(&window(marks, &item.marks)?, lang);
    let what = words::counted_with_parts(first.kind, item.marks.len(), item.parts(marks), true, lang);
    let what = what.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    Some(format!("{what}{}{when}", lang.pick(", ", "，")))
}

impl LaneItem {
    /// How many of its marks are parts of another record on the timeline.
    pub fn parts(&self, marks: &[Mark]) -> usize {
        self.marks.iter().filter(|at| marks.get(**at).is_some_and(|mark| mark.is_part)).count()
    }

    /// Its right end, with its label.
    fn end(&self) -> f64 {
        let end = self.x + self.w;
        let label = self.label.as_ref().filter(|label| !label.ends);
        label.map_or(end, |label| end.max(label.x + text_width(&label.text) + 6.0))
    }
}
