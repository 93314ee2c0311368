//! The timeline: how many rows lie in each month or year, and each row's own mark.

use super::{Bin, Mark, Shape};
use crate::dataset::Row;
use crate::when::{Day, Doubt, PartialDate, Role, When};

/// The most months of a histogram by months; a longer time is counted by years.
const MOST_MONTHS: i32 = 180;
/// The most bins; earlier years are left out.
const MOST_BINS: usize = 400;

/// Counts rows by month, or by year where the time is long. A row that may lie in several bins is possible in each, so
/// the counts do not add up to the total.
pub(super) fn histogram(rows: &[&Row]) -> Vec<Bin> {
    let ends: Vec<(Day, Day)> = rows.iter().filter_map(|row| ends(row.when?)).collect();
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

/// A mark for each row that has a date.
pub(crate) fn marks(rows: &[&Row], is_part: impl Fn(&Row) -> bool) -> Vec<Mark> {
    let mark = |row: &&Row| {
        let when = row.when?;
        Some(Mark {
            id: row.id.to_string(),
            kind: row.tags.kind,
            name: row.name.clone(),
            date: row.date.clone().unwrap_or_default(),
            from: when.first_day().map(|day| day.to_string()),
            until: when.last_day().map(|day| day.to_string()),
            shape: shape(when, row.tags.status),
            status: row.tags.status,
            basis: row.tags.basis,
            drawn_at: row.drawn_at.as_ref().map(ToString::to_string),
            is_part: is_part(row),
        })
    };
    rows.iter().filter_map(mark).collect()
}

/// How a date is drawn.
pub(crate) fn shape(when: When, status: Role) -> Shape {
    // An end is hard only where its day is known.
    let day = |date: PartialDate| date.day().is_some() && date.doubt() == Doubt::None;
    match when {
        When::At(_) | When::OneOf { earliest: Some(_), latest: Some(_) } if status == Role::Exists => {
            Shape::AsOf
        }
        When::At(date) if day(date) => Shape::Day,
        When::Lasted { from: Some(from), until: Some(until) } => match (day(from), day(until)) {
            (true, true) => Shape::Span,
            (false, true) => Shape::Before,
            (true, false) => Shape::After,
            (false, false) => Shape::Within,
        },
        When::Lasted { from: None, .. } | When::OneOf { earliest: None, .. } => Shape::Before,
        When::Lasted { until: None, .. } | When::OneOf { latest: None, .. } => Shape::After,
        When::At(_) | When::OneOf { .. } => Shape::Within,
    }
}
