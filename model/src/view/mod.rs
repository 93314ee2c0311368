//! The answer to a query: one value for list, facets, map, timeline and sentence, so that they always agree.
//!
//! It is computed by a scan over all rows of a [`Dataset`], on the server and in the browser. A faster method must give
//! the same result.

mod clusters;
mod facets;
mod filter;
mod near;
mod reasons;
mod results;
mod searched;
mod sentence;
mod time;

pub(crate) use clusters::{PlacedRow, clustered};
pub use reasons::{MarkedText, Reasons, TextSpan};
pub use searched::{MatchedPage, Matches, SearchHelp, Searched, TypedDate};
pub use sentence::Subject;
use sentence::sentence;
pub(crate) use time::{marks, shape};

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::dataset::{Dataset, Row, Snippet};
use crate::facet::Facet;
use crate::place::Level;
use crate::query::Query;
use crate::record::Kind;
use crate::when::Role;
use filter::{Filter, Time};

/// The part of the answer that a view has; it changes no count.
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
    /// The results of a page: usually all, including the undated ones at the end.
    pub const FIRST: Self = Self { skip: 0, limit: 150, histogram: false };
    /// All results, and nothing else.
    pub const ALL: Self = Self { skip: 0, limit: usize::MAX, histogram: false };
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// The answer in one sentence, also used as title, description and alternative text.
    pub sentence: String,
    /// How many rows match, in the window.
    pub shown: usize,
    /// Of these, how many are parts of another of them.
    pub parts: usize,
    /// The number of rows of the release.
    pub total: usize,
    /// Rows without a date that match apart from the window. Without a window `shown` includes them.
    pub undated: usize,
    /// Rows in `shown` without a place that can be drawn.
    pub unplaced: usize,
    /// The results of the page.
    pub results: Vec<Hit>,
    /// The facets, with counts that ignore their own filter.
    pub facets: Vec<FacetCounts>,
    /// How many rows lie in each month or year, regardless of the window; only if [`Page::histogram`] is set.
    pub histogram: Vec<Bin>,
    /// Rows on the timeline, regardless of the window.
    pub marks: Vec<Mark>,
    /// Rows by place.
    pub clusters: Vec<Cluster>,
    /// How the text of the query was read, and what it found besides rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub searched: Option<Searched>,
    /// Alternatives, where the query finds nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
}

/// Alternatives to a query that finds nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Near {
    /// The query without one of its filters, the one with most results first; those without results are left out.
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
    /// The query without it, as it is written in an address.
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
    /// The basis of its main date.
    pub basis: BasisWord,
    /// Its main date in words.
    pub date: Option<String>,
    /// Whether its date may be in the window, but not certainly.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub possible: bool,
    /// The year under which it is listed: the first in which it may lie.
    pub year: Option<i16>,
    /// Its main place in words.
    pub place: Option<String>,
    /// What the place leaves open, in words: that no site in it is named, or that the map draws it at a larger one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_note: Option<String>,
    /// Whether it is scheduled, planned or a target, and no later source tells of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_later_word: bool,
    /// The id of the place at which the map draws it.
    pub drawn_at: Option<String>,
    /// Its first amount that neither restates nor converts another, or the value of an indicator, in words.
    pub amount: Option<String>,
    /// A quote for its date, or else for its first cited claim; after a search the quote with most of its words.
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
    /// The selected values. A selected stage replaces its statuses.
    pub fn chosen(&self) -> impl Iterator<Item = &FacetValue> {
        let is_covered = |value: &FacetValue| {
            self.values.iter().any(|other| other.selected && other.stands_for.contains(&value.value))
        };
        self.values.iter().filter(move |value| value.selected && !is_covered(value))
    }
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value as it is written in an address.
    pub value: String,
    /// The value in words.
    pub label: String,
    /// Rows with this value that match the other filters, in the window.
    pub count: usize,
    /// Of these, how many are parts of another record that matches the other filters.
    pub parts: usize,
    /// Rows without a date with this value that match the other filters.
    pub undated: usize,
    /// Whether it is selected.
    pub selected: bool,
    /// Its depth in a tree: 0 for a city or a stage, 1 for a district or a status in it.
    pub depth: usize,
    /// For a stage, which is no value itself: the statuses that it stands for, as they are written in an address.
    #[serde(rename = "holds", default, skip_serializing_if = "Vec::is_empty")]
    pub stands_for: Vec<String>,
}

impl FacetValue {
    /// The values of the facet to select for it: itself, or those that it stands for.
    pub fn query_values(&self) -> &[String] {
        if self.stands_for.is_empty() { std::slice::from_ref(&self.value) } else { &self.stands_for }
    }
}

/// A month or year and the number of rows in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Rows that certainly lie in it.
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
    /// The first day on which it may lie, or `None` where that is open.
    pub from: Option<String>,
    /// The last day on which it may lie, or `None` where that is open.
    pub until: Option<String>,
    /// How it is drawn.
    pub shape: Shape,
    /// Filled, outlined or dashed.
    pub status: Role,
    /// Hatched if inferred, haloed if editorial.
    pub basis: BasisWord,
    /// The id of the place at which the map draws it.
    pub drawn_at: Option<String>,
    /// Whether it is a part of another row on the timeline.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_part: bool,
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

/// A place and the rows that the map draws there.
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
    /// The radius in metres within which the place certainly lies.
    pub precision_m: Option<u32>,
    /// Whether the coordinate is from memory: an area of its radius, never a disc.
    pub recalled: bool,
    /// Rows by kind, in the order of the kinds.
    pub counts: Vec<(Kind, usize)>,
    /// Of these, how many are parts of another record that is shown.
    pub parts: usize,
    /// Of these, how many have no date.
    pub undated: usize,
}

/// Answers a query by a scan over all rows. `matched` is what the search for its text found; without it the text does not
/// filter.
pub fn view(dataset: &Dataset, query: &Query, matched: Option<&Matches>, page: Page) -> View {
    let filter = Filter::new(dataset, query, matched);
    let rows = filter.found();
    // Rows that match apart from the window, including undated ones. A part whose whole is outside the window stays.
    let matching: Vec<&Row> = rows
        .iter()
        .copied()
        .filter(|row| filter.matches(row, None))
        .filter(|row| {
            let time = if filter.in_window(row) { Time::Window } else { Time::Any };
            !filter.leaves_out(row, None, time)
        })
        .collect();
    let undated = matching.iter().filter(|row| row.when.is_none()).count();
    let mut shown: Vec<&Row> = matching.iter().copied().filter(|row| filter.in_window(row)).collect();
    let is_part = |row: &Row| filter.is_part(row, None, Time::Window);
    results::sort(&mut shown, query.order());
    // Independent of the window, so that a drag neither adds nor removes values.
    let facets = if matching.is_empty() {
        facets::facets_without_results(dataset, query, &filter, &rows)
    } else {
        facets::facets(dataset, query, &filter, &rows)
    };
    let has_no_results = shown.is_empty() && query.is_filtered();
    View {
        sentence: sentence(dataset, query, &shown, is_part),
        parts: shown.iter().filter(|row| is_part(row)).count(),
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
        searched: matched.map(|matched| matched.searched.clone()),
        near: has_no_results.then(|| near::near(dataset, query, matched, &facets)),
        facets,
        histogram: if page.histogram { time::histogram(&matching) } else { Vec::new() },
        marks: marks(&matching, |row| filter.is_part(row, None, Time::Any)),
        clusters: clusters::clusters(dataset, &shown, is_part),
    }
}
