//! How many marks lie in each unit of time: as bars, and as rows of a table.

use std::fmt::Write as _;

use super::super::span::{Cell, Span, parsed};
use super::super::{Px, tenth};
use super::Axis;
use crate::view::Mark;
use crate::when::Day;

/// The upper end of the highest bar, and the line on which bars stand.
const BARS: (f64, f64) = (10.0, 44.0);
/// More rows than this nobody reads.
const MOST_ROWS: i64 = 60;

/// How many marks surely lie in each year, and how many more may: the same as the bars, in words. Of a long time
/// decades or centuries are counted.
pub fn by_time(marks: &[Mark]) -> Vec<(Cell, usize, usize)> {
    let Some(span) = Span::of(marks) else { return Vec::new() };
    let cells = span.cells(span.years(MOST_ROWS));
    counted(marks, cells).filter(|(_, certain, possible)| certain + possible > 0).collect()
}

/// How many marks surely lie in each cell, and how many more may. A mark that may lie in several is possible in
/// each, so that they do not add up to the total.
pub(super) fn counted(marks: &[Mark], cells: Vec<Cell>) -> impl Iterator<Item = (Cell, usize, usize)> {
    let ends: Vec<(Day, Day)> = marks.iter().filter_map(ends).collect();
    cells.into_iter().map(move |cell| {
        let within = ends.iter().filter(|(from, until)| *from >= cell.first && *until <= cell.last).count();
        let touching = ends.iter().filter(|(from, until)| *from <= cell.last && *until >= cell.first).count();
        (cell, within, touching - within)
    })
}

/// The days between which a mark may lie; an open end is drawn up to its date only.
pub(super) fn ends(mark: &Mark) -> Option<(Day, Day)> {
    let (from, until) = (mark.from.as_deref().and_then(parsed), mark.until.as_deref().and_then(parsed));
    Some((from.or(until)?, until.or(from)?))
}

/// The paths of the bars, of what is certain and of what is possible, and the highest of them. A bar that is not
/// nothing is at least 2.5 px high.
pub(super) fn bars(marks: &[Mark], span: Span, axis: &Axis) -> (String, String, usize) {
    let (top, base) = BARS;
    let bins: Vec<_> = counted(marks, span.cells(span.bin())).collect();
    let most = bins.iter().map(|(_, certain, possible)| certain + possible).max().unwrap_or_default();
    let share = |rows: usize| {
        let height = f64::from(u32::try_from(rows).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(most.max(1)).unwrap_or(u32::MAX))
            * (base - top);
        if rows == 0 { 0.0 } else { tenth(height.max(2.5)) }
    };
    let (mut certain, mut possible) = (String::new(), String::new());
    for (cell, sure, maybe) in bins {
        let (x, end) = (axis.place(cell.first), axis.place(cell.last.plus(1)));
        let gap = if end - x > 4.0 { 1.0 } else { 0.3 };
        let w = tenth((end - x - gap).max(0.5));
        let (sure, maybe) = (share(sure), share(maybe));
        for (path, height, below) in [(&mut certain, sure, 0.0), (&mut possible, maybe, sure)] {
            if height > 0.0 {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{}v-{}h-{}z", Px(x), Px(base - below), Px(w), Px(height), Px(w));
            }
        }
    }
    (certain, possible, most)
}
