//! How many rows lie in each month or year.

use super::Bin;
use crate::columns::{Bits, Columns, Days};
use crate::when::{Day, Doubt, PartialDate, When};

/// The most months of a histogram by months; a longer time is counted by years.
const MOST_MONTHS: i32 = 180;
/// The most bins; earlier years are left out.
const MOST_BINS: usize = 400;

/// Counts dates by month, or by year where the time is long. A row that may lie in several bins is possible in each, so
/// the counts do not add up to the total.
pub(super) fn histogram(dates: impl Iterator<Item = When>) -> Vec<Bin> {
    let ends: Vec<(Day, Day)> = dates.filter_map(ends).collect();
    let (Some(first), Some(last)) =
        (ends.iter().map(|(from, _)| *from).min(), ends.iter().map(|(_, until)| *until).max())
    else {
        return Vec::new();
    };
    bins(first, last)
        .into_iter()
        .map(|(start, end)| {
            let within = ends.iter().filter(|(from, until)| *from >= start && *until <= end).count();
            let touching = ends.iter().filter(|(from, until)| *from <= end && *until >= start).count();
            bin(start, end, within, touching)
        })
        .collect()
}

/// The same from columns, for rows with a date: each row is looked at once, however many bins there are.
pub(super) fn histogram_of(columns: &Columns, rows: &Bits) -> Vec<Bin> {
    let ends = || {
        rows.iter().filter_map(|row| {
            let Days { first, last } = columns.days[row as usize];
            let ends =
                (if first == i32::MIN { last } else { first }, if last == i32::MAX { first } else { last });
            (ends.0 != i32::MAX && ends.1 != i32::MIN).then_some(ends)
        })
    };
    let (Some(first), Some(last)) =
        (ends().map(|(from, _)| from).min(), ends().map(|(_, until)| until).max())
    else {
        return Vec::new();
    };
    let bins = bins(Day::of_number(first), Day::of_number(last));
    let Some((start, _)) = bins.first() else { return Vec::new() };
    let start = start.number();
    // The bin of each day from the first bin on.
    let mut of_day: Vec<u16> = Vec::new();
    for (at, (from, until)) in (0..).zip(&bins) {
        of_day.extend(std::iter::repeat_n(at, until.number().abs_diff(from.number()) as usize + 1));
    }
    let bin_of = |day: i32| of_day.get(usize::try_from(day - start).ok()?).map(|bin| usize::from(*bin));
    let mut within = vec![0; bins.len()];
    // How many more rows touch a bin than the one before.
    let (mut begin, mut over) = (vec![0; bins.len() + 1], vec![0; bins.len() + 1]);
    for (from, until) in ends() {
        let Some(last) = bin_of(until) else { continue };
        let first = bin_of(from);
        within[last] += usize::from(first == Some(last));
        begin[first.unwrap_or_default()] += 1;
        over[last + 1] += 1;
    }
    let mut touching = 0;
    let counted = bins.into_iter().enumerate().map(|(at, (from, until))| {
        touching = touching + begin[at] - over[at];
        bin(from, until, within[at], touching)
    });
    counted.collect()
}

fn bin(from: Day, until: Day, within: usize, touching: usize) -> Bin {
    Bin { from: from.to_string(), until: until.to_string(), certain: within, possible: touching - within }
}

/// The first and the last day of each bin: months, or years where the time is long.
fn bins(first: Day, last: Day) -> Vec<(Day, Day)> {
    let months = (i32::from(last.year()) - i32::from(first.year()) + 1) * 12;
    let unit = |year, month| PartialDate::new(year, month, None, Doubt::None);
    let years = (first.year()..=last.year()).rev().take(MOST_BINS).collect::<Vec<_>>().into_iter().rev();
    let bins: Vec<PartialDate> = if months <= MOST_MONTHS {
        years.flat_map(|year| (1..=12).filter_map(move |month| unit(year, Some(month)))).collect()
    } else {
        years.filter_map(|year| unit(year, None)).collect()
    };
    bins.into_iter().map(|bin| (bin.first_day(), bin.last_day())).collect()
}

/// The days between which a row may lie; an open end counts as its date.
fn ends(when: When) -> Option<(Day, Day)> {
    let (first, last) = (when.first_day(), when.last_day());
    Some((first.or(last)?, last.or(first)?))
}
