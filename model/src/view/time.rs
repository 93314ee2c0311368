//! The timeline: how many rows lie in each month or year, and each row's own mark.

use super::{Bin, Index, Mark, Row, Shape};
use crate::claim::Value;
use crate::when::{Day, Doubt, PartialDate, Role, When};
use crate::words::{self, Lang};

/// The most months that are counted one by one; a longer time is counted by years.
const MOST_MONTHS: i32 = 180;
/// The most bins at all: what lies before them is counted in the first.
const MOST_BINS: usize = 400;

/// Rows by month, or by year where the time is long. A row that may lie in several bins is possible in
/// each, so bars do not add up to the total.
pub(crate) fn histogram(rows: &[&Row]) -> Vec<Bin> {
    let ends: Vec<(Day, Day)> = rows.iter().filter_map(|row| ends(row.when?)).collect();
    let counted = |unit: PartialDate| {
        let (start, end) = (unit.first_day(), unit.last_day());
        let within = ends.iter().filter(|(from, until)| *from >= start && *until <= end).count();
        let touching = ends.iter().filter(|(from, until)| *from <= end && *until >= start).count();
        Bin { certain: within, possible: touching - within, ..bin(unit) }
    };
    units(&ends).into_iter().map(counted).collect()
}

/// The months or years that dates lie in, with nothing counted in them.
pub(crate) fn axis(dates: impl Iterator<Item = When>) -> Vec<Bin> {
    units(&dates.filter_map(ends).collect::<Vec<_>>()).into_iter().map(bin).collect()
}

fn bin(unit: PartialDate) -> Bin {
    Bin { from: unit.first_day().to_string(), until: unit.last_day().to_string(), certain: 0, possible: 0 }
}

/// The months between the first and the last day, in whole years; the years where these are many.
fn units(ends: &[(Day, Day)]) -> Vec<PartialDate> {
    let (Some(first), Some(last)) =
        (ends.iter().map(|(from, _)| *from).min(), ends.iter().map(|(_, until)| *until).max())
    else {
        return Vec::new();
    };
    let months = (i32::from(last.year()) - i32::from(first.year()) + 1) * 12;
    let unit = |year, month| PartialDate::new(year, month, None, Doubt::None);
    let years = (first.year()..=last.year()).rev().take(MOST_BINS).collect::<Vec<_>>().into_iter().rev();
    if months <= MOST_MONTHS {
        years.flat_map(|year| (1..=12).filter_map(move |month| unit(year, Some(month)))).collect()
    } else {
        years.filter_map(|year| unit(year, None)).collect()
    }
}

/// The days between which a row may lie; an open end is drawn up to its date only.
fn ends(when: When) -> Option<(Day, Day)> {
    let (first, last) = (when.first_day(), when.last_day());
    Some((first.or(last)?, last.or(first)?))
}

/// A mark for each row that has a date.
pub(crate) fn marks(index: &Index, rows: &[&Row], lang: Lang) -> Vec<Mark> {
    let mark = |row: &&Row| {
        let when = row.when?;
        let record = &index.package.records[row.record];
        let date = index.package.claims_of(record).iter().find_map(|claim| match &claim.value {
            Value::When(dating) if dating.main => Some(words::dating(dating, &claim.basis, lang)),
            _ => None,
        });
        Some(Mark {
            id: record.row.id.to_string(),
            kind: row.kind,
            name: words::name(&record.row, lang),
            date: date.unwrap_or_default(),
            from: when.first_day().map(|day| day.to_string()),
            until: when.last_day().map(|day| day.to_string()),
            shape: shape(when, row.status),
            status: row.status,
            basis: row.basis,
        })
    };
    rows.iter().filter_map(mark).collect()
}

/// How a date is drawn.
pub(crate) fn shape(when: When, status: Role) -> Shape {
    match when {
        When::At(_) if status == Role::Exists => Shape::AsOf,
        When::At(date) if date.day().is_some() && !date.doubt().is_about() => Shape::Day,
        When::Lasted { from: Some(_), until: Some(_) } => Shape::Span,
        When::Lasted { from: None, .. } | When::OneOf { earliest: None, .. } => Shape::Before,
        When::Lasted { until: None, .. } | When::OneOf { latest: None, .. } => Shape::After,
        When::At(_) | When::OneOf { .. } => Shape::Within,
    }
}
