//! What a query shows: one value from which list, facets, map, timeline and sentence are drawn, so that
//! they are never out of step.
//!
//! A scan over all rows of a [`Dataset`], which the browser holds as well as the server. It stays as the judge of
//! whatever is faster.

mod clusters;
mod facets;
mod filter;
mod near;
mod reasons;
mod results;
mod sentence;
mod time;

pub(crate) use clusters::{PlacedRow, clustered};
pub use reasons::{MarkedText, Reasons, TextSpan};
pub use sentence::Subject;
use sentence::sentence;
pub(crate) use time::{marks, shape};

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::dataset::{Dataset, Row, Snippet};
use crate::facet::Facet;
use crate::place::Level;
use crate::query::{Query, Sort};
use crate::record::Kind;
use crate::when::Role;

/// How much of the answer a view gives: what changes no count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many results to skip.
    pub skip: usize,
    /// How many results to give.
    pub limit: usize,
    /// Whether to count the rows of each stretch of time.
    pub histogram: bool,
}

impl Page {
    /// What a page holds: all of a package of press texts, so that the undated at its end are among them.
    pub const FIRST: Self = Self { skip: 0, limit: 150, histogram: false };
    /// All results, and nothing else.
    pub const ALL: Self = Self { skip: 0, limit: usize::MAX, histogram: false };
}

/// What a query shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// The answer in one sentence; title, description and alternative text of every picture.
    pub sentence: String,
    /// How many rows match, in the window.
    pub shown: usize,
    /// How many rows there are at all.
    pub total: usize,
    /// Rows that match all but the window, and have no date. Outside a window they are in `shown` too.
    pub undated: usize,
    /// Rows that match and have no place that could be drawn.
    pub unplaced: usize,
    /// The results, cut as the viewport asks.
    pub results: Vec<Hit>,
    /// The facets, with counts that ignore their own filter.
    pub facets: Vec<FacetCounts>,
    /// How many rows lie in each stretch of time, whatever the window; a page counts its marks and needs none.
    pub histogram: Vec<Bin>,
    /// Rows on the timeline, whatever the window.
    pub marks: Vec<Mark>,
    /// Rows by place.
    pub clusters: Vec<Cluster>,
    /// What is near, where the query finds nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
}

/// Ways on from a query that finds nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Near {
    /// What is found without one of the filters, the most first; filters without which there is nothing either are left
    /// out.
    pub without: Vec<Loosened>,
    /// The last record before the window that matches the rest.
    pub before: Option<Nearest>,
    /// The first record after it.
    pub after: Option<Nearest>,
}

/// A query without one of its filters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loosened {
    /// The filter in words.
    pub filter: String,
    /// The query without it, as an address has it.
    pub query: String,
    /// How many rows it finds.
    pub shown: usize,
}

/// A record next to the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nearest {
    /// The id of the record.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its main date in words.
    pub date: String,
}

/// One result.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Hit {
    /// The id of the record.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its status.
    pub status: Role,
    /// On whose word its main date is known.
    pub basis: BasisWord,
    /// Its main date in words.
    pub date: Option<String>,
    /// Whether that may lie in the window and may as well lie outside.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub possible: bool,
    /// The year under which it is listed: the first in which it may lie.
    pub year: Option<i16>,
    /// Its main place in words.
    pub place: Option<String>,
    /// The id of the place at which the map draws it.
    pub drawn_at: Option<String>,
    /// Its first amount that stands for itself, in words.
    pub amount: Option<String>,
    /// The words that bear its date, or its first claim; those that hold most of a search.
    pub snippet: Option<Snippet>,
    /// Why a search found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Box<Reasons>>,
}

/// A facet and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCounts {
    /// The facet.
    #[serde(rename = "parameter")]
    pub facet: Facet,
    /// Its values, in the order in which they are shown.
    pub values: Vec<FacetValue>,
}

impl FacetCounts {
    /// The values that the query asks for. One that stands for several says it for all of them.
    pub fn chosen(&self) -> impl Iterator<Item = &FacetValue> {
        let is_said = |value: &FacetValue| {
            self.values.iter().any(|other| other.selected && other.holds.contains(&value.value))
        };
        self.values.iter().filter(move |value| value.selected && !is_said(value))
    }
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value as the address has it.
    pub value: String,
    /// The value in words.
    pub label: String,
    /// Rows with it that match the rest, in the window.
    pub count: usize,
    /// Of the rows with it that match the rest, those without a date.
    pub undated: usize,
    /// Whether the query asks for it.
    pub selected: bool,
    /// How deep it stands in a tree: 0 for a city or a stage, 1 for a district or a status in it.
    pub depth: usize,
    /// The values that it stands for, as the address has them, where it is none itself: the statuses of a stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<String>,
}

impl FacetValue {
    /// What a query asks for by it: itself, or the values that it stands for.
    pub fn asked(&self) -> &[String] {
        if self.holds.is_empty() { std::slice::from_ref(&self.value) } else { &self.holds }
    }
}

/// A stretch of time and the rows in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Rows that surely lie in it.
    pub certain: usize,
    /// Rows that may lie in it.
    pub possible: usize,
}

/// A row on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The id of the record.
    pub id: String,
    /// Its kind: the lane.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its date in words.
    pub date: String,
    /// The first day on which it may lie; `None` is open.
    pub from: Option<String>,
    /// The last day on which it may lie; `None` is open.
    pub until: Option<String>,
    /// How it is drawn.
    pub shape: Shape,
    /// Filled, outlined or dashed.
    pub status: Role,
    /// Hatched if inferred, haloed if editorial.
    pub basis: BasisWord,
    /// The id of the place at which the map draws it.
    pub drawn_at: Option<String>,
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
    /// It is there as of a date: a short soft tail that leads to it.
    AsOf,
}

/// A place and the rows that are known to it, not deeper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// The id of the place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// How large it is.
    pub level: Level,
    /// Longitude and latitude in degrees; areas with an outline are drawn by it, wide places as tabs.
    pub lng_lat: Option<(f64, f64)>,
    /// The radius in metres within which the place surely lies.
    pub precision_m: Option<u32>,
    /// Whether the coordinate is from memory: an area of its radius, never a disc.
    pub recalled: bool,
    /// Rows by kind, in the order of the kinds.
    pub counts: Vec<(Kind, usize)>,
    /// Of these, how many have no date.
    pub undated: usize,
}

/// Answers a query by looking at every row. `matched` are the rows that a search for its text found, as
/// positions in order; without them the text narrows nothing.
pub fn view(dataset: &Dataset, query: &Query, matched: Option<&[usize]>, page: Page) -> View {
    let filter = filter::Filter::new(query);
    let rows = dataset.matched(matched);
    // Rows that match all but the window, which only dated rows can be in.
    let matching: Vec<&Row> = rows.iter().copied().filter(|row| filter.matches(row, None)).collect();
    let undated = matching.iter().filter(|row| row.when.is_none()).count();
    let mut shown: Vec<&Row> = matching.iter().copied().filter(|row| filter.in_window(row)).collect();
    results::sort(&mut shown, query.sort.unwrap_or(Sort::Latest));
    // Whatever the window, so that a drag adds no value and takes none away.
    let facets = if matching.is_empty() {
        facets::facets_of_dead_end(dataset, query, &filter, &rows)
    } else {
        facets::facets(dataset, query, &filter, &rows)
    };
    let is_dead_end = shown.is_empty() && query.is_filtered();
    View {
        sentence: sentence(dataset, query, &shown),
        shown: shown.len(),
        total: dataset.rows.len(),
        undated,
        unplaced: shown.iter().filter(|row| row.drawn_at.is_none()).count(),
        results: shown
            .iter()
            .skip(page.skip)
            .take(page.limit)
            .map(|row| results::hit(dataset, &filter, row))
            .collect(),
        near: is_dead_end.then(|| near::near(dataset, query, matched, &facets)),
        facets,
        histogram: if page.histogram { time::histogram(&matching) } else { Vec::new() },
        marks: marks(&matching),
        clusters: clusters::clusters(dataset, &shown),
    }
}
