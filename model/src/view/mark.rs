//! Marks: dates as the timeline draws them.
//!
//! There is one for each dated row of a release, so a mark has no text; what it is the date of is found by its position.

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::dataset::{Dataset, Row};
use crate::id::Id;
use crate::record::Kind;
use crate::when::{Day, Doubt, PartialDate, Role, When};

/// A date on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is the date of: a position in [`Dataset::rows`](crate::dataset::Dataset::rows), or in the list of [`NamedMark`]s that it comes from.
    pub of: usize,
    /// The kind of the record: the lane.
    pub kind: Kind,
    /// The first day on which it may lie, or `None` where that is open.
    pub from: Option<Day>,
    /// The last day on which it may lie, or `None` where that is open.
    pub until: Option<Day>,
    /// How it is drawn.
    pub shape: Shape,
    /// Filled, outlined or dashed.
    pub status: Role,
    /// Hatched if inferred, haloed if editorial.
    pub basis: BasisWord,
    /// Whether it is a part of another row on the timeline.
    pub is_part: bool,
}

/// What a mark is the date of, in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkDetails<'a> {
    /// The id of the record or claim.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its date in words.
    pub date: &'a str,
    /// The id of the place at which the map draws it.
    pub drawn_at: Option<&'a str>,
}

/// A mark with its details: on the page of a record, and in the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedMark {
    /// The id of the record or claim.
    pub id: String,
    /// The kind of the record: the lane.
    pub kind: Kind,
    /// The name of the record, or of the role of the date.
    pub name: String,
    /// The date in words.
    pub date: String,
    /// The first day on which it may lie, or `None` where that is open.
    pub from: Option<Day>,
    /// The last day on which it may lie, or `None` where that is open.
    pub until: Option<Day>,
    /// How it is drawn.
    pub shape: Shape,
    /// Filled, outlined or dashed.
    pub status: Role,
    /// Hatched if inferred, haloed if editorial.
    pub basis: BasisWord,
    /// The id of the place at which the map draws it.
    pub drawn_at: Option<String>,
    /// Whether it is a part of another row on the timeline.
    pub is_part: bool,
}

/// How far an open end extends beyond its date, in days.
const BEYOND: i32 = 120;

/// The first and the last day of whole years around all marks and around their open ends; `None` without a date.
pub(crate) fn time_of(marks: &[Mark]) -> Option<(Day, Day)> {
    time_around(&mut marks.iter().map(|mark| (mark.from, mark.until)))
}

/// The same for dates, each from a day to a day, or `None` where an end is open.
pub(super) fn time_around(dates: &mut dyn Iterator<Item = (Option<Day>, Option<Day>)>) -> Option<(Day, Day)> {
    let ends = |(from, until): (Option<Day>, Option<Day>)| {
        let first = from.or_else(|| Some(until?.plus(-BEYOND)))?;
        Some((first, until.or_else(|| Some(from?.plus(BEYOND)))?))
    };
    let (first, last) = dates.filter_map(ends).reduce(|all, next| (all.0.min(next.0), all.1.max(next.1)))?;
    Some((Day::new(first.year().max(1), 1, 1)?, Day::new(last.year().min(9999), 12, 31)?))
}

/// The same for all rows of a release.
pub(super) fn time_of_rows(dataset: &Dataset) -> Option<(Day, Day)> {
    let rows = dataset.rows.iter().enumerate();
    time_of(&rows.filter_map(|(at, row)| Mark::of_row(row, at, false)).collect::<Vec<_>>())
}

/// How a date is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A day: the glyph of the kind.
    Day,
    /// It lasted, from a day to a day: a bar.
    Span,
    /// One moment within, or ends that are known to the month or the year: a bar with soft ends.
    Within,
    /// A soft left end: by a date, where `from` is open, or from a month or a year to a day.
    Before,
    /// A soft right end: after a date, where `until` is open, or from a day to a month or a year.
    After,
    /// It exists as of a date: a short soft tail before it.
    AsOf,
}

impl Mark {
    /// The mark of the row at a position; `None` if it has no date.
    pub(crate) fn of_row(row: &Row, of: usize, is_part: bool) -> Option<Self> {
        let when = row.when?;
        Some(Self {
            of,
            kind: row.tags.kind,
            from: when.first_day(),
            until: when.last_day(),
            shape: shape(when, row.tags.status),
            status: row.tags.status,
            basis: row.tags.basis,
            is_part,
        })
    }

    /// The days between which it may lie; an open end counts as its date.
    pub(crate) fn ends(&self) -> Option<(Day, Day)> {
        Some((self.from.or(self.until)?, self.until.or(self.from)?))
    }
}

impl NamedMark {
    /// A mark of a view with its details.
    pub fn new(mark: &Mark, details: MarkDetails<'_>) -> Self {
        let Mark { kind, from, until, shape, status, basis, is_part, .. } = *mark;
        let MarkDetails { id, name, date, drawn_at } = details;
        let (id, name, date) = (id.to_owned(), name.to_owned(), date.to_owned());
        let drawn_at = drawn_at.map(str::to_owned);
        Self { id, kind, name, date, from, until, shape, status, basis, drawn_at, is_part }
    }

    /// The marks of a list.
    pub fn marks(list: &[Self]) -> Vec<Mark> {
        list.iter().enumerate().map(|(of, mark)| mark.mark(of)).collect()
    }

    fn mark(&self, of: usize) -> Mark {
        let Self { kind, from, until, shape, status, basis, is_part, .. } = *self;
        Mark { of, kind, from, until, shape, status, basis, is_part }
    }

    fn details(&self) -> MarkDetails<'_> {
        let drawn_at = self.drawn_at.as_deref();
        MarkDetails { id: &self.id, name: &self.name, date: &self.date, drawn_at }
    }
}

/// What marks are the dates of.
pub trait MarkSource {
    /// The words of one of its marks; empty for another mark.
    fn details(&self, mark: &Mark) -> MarkDetails<'_>;
}

impl MarkSource for Dataset {
    fn details(&self, mark: &Mark) -> MarkDetails<'_> {
        self.rows.get(mark.of).map(Row::mark_details).unwrap_or_default()
    }
}

impl MarkSource for Vec<NamedMark> {
    fn details(&self, mark: &Mark) -> MarkDetails<'_> {
        self.get(mark.of).map(NamedMark::details).unwrap_or_default()
    }
}

impl Row {
    /// The details of its mark.
    pub(crate) fn mark_details(&self) -> MarkDetails<'_> {
        MarkDetails {
            id: self.id.as_str(),
            name: &self.name,
            date: self.date.as_deref().unwrap_or_default(),
            drawn_at: self.drawn_at.as_ref().map(Id::as_str),
        }
    }
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
