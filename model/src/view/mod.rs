//! The answer to a query: one value for list, facets, map, timeline and sentence, so that they always agree.
//!
//! [`view`] defines it, by a scan over all rows. Server and browser compute it from columns ([`Selection`]), and while a
//! window moves from cumulative counts ([`WindowCounts`]); both must give the same result.

mod clusters;
mod facets;
mod filter;
mod listing;
mod mark;
mod near;
mod reasons;
mod results;
mod scan;
mod scope;
mod searched;
mod selection;
mod sentence;
mod time;
mod windows;

pub(crate) use clusters::{PlacedRow, clustered};
pub use listing::MAX_FOUND;
pub use mark::{Mark, MarkDetails, MarkSource, NamedMark, Shape};
pub(crate) use mark::{shape, time_of};
pub use reasons::{MarkedText, Reasons, TextSpan};
pub use scan::view;
pub use searched::{MatchedPage, Matches, SearchHelp, Searched, TypedDate};
pub use selection::Selection;
pub use sentence::Subject;
pub use windows::WindowCounts;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::dataset::Snippet;
use crate::facet::{Arrangement, Facet};
use crate::place::Level;
use crate::query::Query;
use crate::record::Kind;
use crate::when::{Day, Role};

/// The part of the answer that a view has; it changes no count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many results to skip.
    pub skip: usize,
    /// How many results to give.
    pub limit: usize,
    /// Whether to give the marks of the timeline.
    pub marks: bool,
    /// How many values of a facet to give, besides those that are selected.
    pub values: usize,
}

impl Page {
    /// The results of a page: usually all, including the undated ones at the end.
    pub const FIRST: Self = Self { skip: 0, limit: 150, marks: true, values: 64 };
    /// All results, and nothing else.
    pub const ALL: Self = Self { limit: usize::MAX, ..Self::RESULTS };
    /// The results of a page, and nothing else.
    pub const RESULTS: Self = Self { marks: false, values: 0, ..Self::FIRST };

    /// The last part of so many results, if this one begins after all of them.
    pub(crate) fn last_part(self, results: usize) -> Option<Self> {
        let last = results.saturating_sub(1).checked_div(self.limit)? * self.limit;
        (self.skip > 0 && self.skip >= results).then_some(Self { skip: last, ..self })
    }
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
    /// The results of the page. Those that are certainly in the window come first.
    pub results: Vec<Hit>,
    /// The facets, with counts that ignore their own filter.
    pub facets: Vec<FacetCounts>,
    /// How many rows lie in each month or year, regardless of the window. No page shows it, so [`Selection::view`] leaves it
    /// empty, and [`Selection::histogram`] has it.
    pub histogram: Vec<Bin>,
    /// Rows on the timeline, regardless of the window; only if [`Page::marks`] is set. Shared by the views of one query in
    /// different windows; the API writes them with their names.
    #[serde(skip)]
    pub marks: Arc<Vec<Mark>>,
    /// How many rows are on the timeline.
    pub dated: usize,
    /// The time of the axis: of the rows on the timeline. If nothing matches in any window, of all rows, so that the axis
    /// stays.
    pub time: Option<(Day, Day)>,
    /// Rows by place.
    pub clusters: Vec<Cluster>,
    /// How the text of the query was read, and what it found besides rows.
    pub searched: Option<Searched>,
    /// Alternatives, where the query finds nothing.
    pub near: Option<Near>,
}

impl View {
    /// The kinds that have a lane on the timeline even without a mark, with the number of their rows without a date. If
    /// nothing matches, all kinds, so that the lanes stay.
    pub fn lanes(&self, query: &Query) -> Vec<(Kind, usize)> {
        let facets = self.facets.iter().filter(|facet| facet.facet == Facet::Kind);
        let kinds = facets.flat_map(|facet| &facet.values);
        let kinds = kinds.filter_map(|value| Some((value.value.parse().ok()?, value)));
        if self.dated == 0 && self.undated == 0 {
            return kinds.map(|(kind, _)| (kind, 0)).collect();
        }
        // A facet ignores its own filter; this must not.
        let is_open = query.filters.kinds.is_empty();
        let shown = kinds.filter(|(_, value)| value.undated > 0 && (is_open || value.selected));
        shown.map(|(kind, value)| (kind, value.undated)).collect()
    }
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
    pub possible: bool,
    /// The year under which it is listed: the first in which it may lie.
    pub year: Option<i16>,
    /// Its main place in words.
    pub place: Option<String>,
    /// What the place leaves open, in words: that no site in it is named, or that the map draws it at a larger one.
    pub place_note: Option<String>,
    /// Whether it is scheduled, planned or a target, and no later source tells of it.
    pub no_later_word: bool,
    /// The id of the place at which the map draws it.
    pub drawn_at: Option<String>,
    /// Its first amount that neither restates nor converts another, or the value of an indicator, in words.
    pub amount: Option<String>,
    /// A quote for its date, or else for its first cited claim; after a search the quote with most of its words.
    pub snippet: Option<Snippet>,
    /// Why a search found it.
    pub reasons: Option<Box<Reasons>>,
}

/// A facet and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCounts {
    /// The facet.
    #[serde(rename = "parameter")]
    pub facet: Facet,
    /// Its values, in the order in which they are shown: the first of them, and all that are selected.
    pub values: Vec<FacetValue>,
    /// How many values it has.
    pub total: usize,
}

impl FacetCounts {
    /// A facet with all its values.
    pub const fn of(facet: Facet, values: Vec<FacetValue>) -> Self {
        Self { facet, total: values.len(), values }
    }

    /// The first so many values, and those that are selected. Stages with their statuses are few, and stay together.
    #[must_use]
    pub(crate) fn cut(mut self, most: usize) -> Self {
        self.total = self.values.len();
        let is_whole = self.facet.arrangement() == Arrangement::Stages;
        let mut at = 0;
        self.values.retain(|value| {
            at += 1;
            is_whole || at <= most || value.selected
        });
        self
    }

    /// The selected values. A selected stage replaces its statuses.
    pub fn chosen(&self) -> impl Iterator<Item = &FacetValue> {
        let is_covered = |value: &FacetValue| {
            self.values.iter().any(|other| other.selected && other.stands_for.contains(&value.value))
        };
        self.values.iter().filter(move |value| value.selected && !is_covered(value))
    }
}

/// The values of a facet whose names contain some words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundValues {
    /// The first of them, in the order in which values are shown.
    pub values: Vec<FacetValue>,
    /// How many there are.
    pub total: usize,
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
    /// Rows with this value that match the other filters in any window, parts of others as well.
    #[serde(skip)]
    pub in_any_window: usize,
    /// Whether it is selected.
    pub selected: bool,
    /// Its depth in a tree: 0 for a city or a stage, 1 for a district or a status in it.
    pub depth: usize,
    /// For a stage, which is no value itself: the statuses that it stands for, as they are written in an address.
    #[serde(rename = "holds")]
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
