//! How many rows lie in each month or year.

use super::Bin;
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
    let months = (i32::from(last.year()) - i32::from(first.year()) + 1) * 12;
    let unit = |year, month| PartialDate::new(year, month, None, Doubt::None);
    let years = (first.year()..=last.year()).rev().take(MOST_BINS).collect::<Vec<_>>().into_iter().rev();
    let bins: Vec<PartialDate> = if months <= MOST_MONTHS {
        years.flat_map(|year| (1..=12).filter_map(move |month| unit(year, Some(month)))).collect()
    } else {
        years.filter_map(|year| unit(year, None)).collect()
    };
    bins.into_iter()
        .map(|bin| {
            let (start, end) = (bin.first_day(), bin.last_day());
            let within = ends.iter().filter(|(from, until)| *from >= start && *until <= end).count();
            let touching = ends.iter().filter(|(from, until)| *from <= end && *until >= start).count();
            Bin {
                from: start.to_string(),
                until: end.to_string(),
                certain: within,
                possible: touching - within,
            }
        })
        .collect()
}

/// The days between which a row may lie; an open end counts as its date.
fn ends(when: When) -> Option<(Day, Day)> {
    let (first, last) = (when.first_day(), when.last_day());
    Some((first.or(last)?, last.or(first)?))
}
