//! How many marks lie in each unit of time: as bars, and as rows of a table.

use std::fmt::Write as _;

use super::super::span::{Span, TimeCell};
use super::{Axis, BARS, Bars, STRIP};
use crate::number::{Px, round_to_tenth};
use crate::view::Mark;

/// The most rows of a table.
const MOST_ROWS: i64 = 60;

/// How many marks certainly lie in each year of a span, and how many more may: the bars as a table. A year that lies in
/// the span in part counts for that part; a long span is counted by decades or centuries.
pub fn by_time(marks: &[Mark], span: Span) -> Vec<(Span, usize, usize)> {
    let clip = |cell: TimeCell| {
        let Span { first, last } =
            Span { first: cell.first, last: cell.last }.clipped(Some(span.first), Some(span.last))?;
        Some(TimeCell { first, last, ..cell })
    };
    let cells = span.cells(span.years(MOST_ROWS)).into_iter().filter_map(clip).collect();
    counted(marks, cells)
        .filter(|(_, certain, possible)| certain + possible > 0)
        .map(|(cell, certain, possible)| (Span { first: cell.first, last: cell.last }, certain, possible))
        .collect()
}

/// How many marks certainly lie in each cell, and how many more may. A mark that may lie in several is possible in
/// each, so the counts do not add up to the total.
pub(super) fn counted(
    marks: &[Mark],
    cells: Vec<TimeCell>,
) -> impl Iterator<Item = (TimeCell, usize, usize)> {
    // A mark touches a cell unless it ends before the cell or begins after it, and lies within it only if it begins in it.
    let mut certain = vec![0; cells.len()];
    let (mut begun, mut ended) = (vec![0; cells.len() + 1], vec![0; cells.len() + 1]);
    for (first, last) in marks.iter().filter_map(Mark::ends) {
        let cell = cells.partition_point(|cell| cell.last < first);
        begun[cell] += 1;
        ended[cells.partition_point(|cell| cell.first <= last)] += 1;
        if cells.get(cell).is_some_and(|cell| cell.first <= first && last <= cell.last) {
            certain[cell] += 1;
        }
    }
    let mut touching = 0;
    cells.into_iter().zip(certain).enumerate().map(move |(at, (cell, certain))| {
        touching += begun[at];
        touching -= ended[at];
        (cell, certain, touching - certain)
    })
}

/// The bars of certain marks, upwards from the axis, and of possible ones, downwards in their strip. A bar that counts
/// any mark has at least a visible height.
pub(super) fn bars(marks: &[Mark], span: Span, axis: &Axis) -> (Bars, Bars) {
    let bins: Vec<_> = counted(marks, span.cells(span.bin())).collect();
    let most = |of: fn(&(TimeCell, usize, usize)) -> usize| bins.iter().map(of).max().unwrap_or_default();
    let mut certain = Bars { path: String::new(), most: most(|bin| bin.1) };
    let mut possible = Bars { path: String::new(), most: most(|bin| bin.2) };
    for (cell, sure, maybe) in bins {
        let (x, end) = (axis.x_of_day(cell.first), axis.x_of_day(cell.last.plus(1)));
        let gap = if end - x > 4.0 { 1.0 } else { 0.3 };
        let w = round_to_tenth((end - x - gap).max(0.5));
        // Writing to a string cannot fail.
        if sure > 0 {
            let height = round_to_tenth((share(sure, certain.most) * (BARS.1 - BARS.0)).max(2.5));
            let _ = write!(certain.path, "M{} {}h{}v-{}h-{}z", Px(x), Px(BARS.1), Px(w), Px(height), Px(w));
        }
        if maybe > 0 {
            let height = round_to_tenth((share(maybe, possible.most) * (STRIP.1 - STRIP.0)).max(1.5));
            let _ = write!(possible.path, "M{} {}h{}v{}h-{}z", Px(x), Px(STRIP.0), Px(w), Px(height), Px(w));
        }
    }
    (certain, possible)
}

fn share(rows: usize, most: usize) -> f64 {
    let count = |rows: usize| f64::from(u32::try_from(rows).unwrap_or(u32::MAX));
    count(rows) / count(most.max(1))
}
