//! The query of a reader, and how an address writes it after `?`.
//!
//! Pages, the API, embeds and exports share the grammar. A value that cannot be read is reported and left out; the rest
//! of the query is used.
//!
//! ```
//! use model::query::Query;
//! let read = Query::parse("kind=project,event&until=2021&kind=fund&utm_source=chat");
//! assert_eq!(read.query.to_string(), "kind=event,project,fund&until=2021");
//! assert_eq!(read.unknown, ["utm_source"]);
//! assert!(read.refused.is_empty());
//! ```

mod camera;
mod read;
mod words;

pub use camera::Camera;
pub use read::{Accepted, MOST_VALUES, ParsedQuery, Refused};

use std::fmt;

use crate::column::vocabulary;
use crate::facet::{Facet, Filters};
use crate::id::Id;
use crate::when::PartialDate;

vocabulary! {
    /// The order of results.
    pub enum Sort {
        /// What fits the text of the query best comes first. Without a text this is the order by date.
        Relevance = "relevance",
        /// By the first year of the main date, the latest first, and within it by the last day; undated records last.
        Latest = "latest",
        /// By main date, the earliest first; undated records last.
        Earliest = "earliest",
        /// By name in the language of the page.
        Name = "name",
    }
}

vocabulary! {
    /// Which parts of other records are shown.
    pub enum Parts {
        /// None whose whole is shown.
        None = "none",
    }
}

/// The parameters of an address, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// Words to search for.
    Text,
    /// Values of a facet.
    Facet(Facet),
    /// The first day, month or year of the window.
    Since,
    /// The last day, month or year of the window.
    Until,
    /// Which parts of other records are shown.
    Parts,
    /// The order of results.
    Sort,
    /// How many results to skip.
    Skip,
    /// The camera: longitude, latitude, zoom.
    Map,
    /// The selected record.
    Selected,
    /// The release that the address was made for.
    Release,
}

impl Parameter {
    /// Every parameter, in the order of an address.
    pub fn all() -> impl Iterator<Item = Self> {
        let facets = Facet::ALL.iter().copied().map(Self::Facet);
        let others = [
            Self::Since,
            Self::Until,
            Self::Parts,
            Self::Sort,
            Self::Skip,
            Self::Map,
            Self::Selected,
            Self::Release,
        ];
        std::iter::once(Self::Text).chain(facets).chain(others)
    }

    /// The name in the address. No parameter is called `from`, because messengers append one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "q",
            Self::Facet(facet) => facet.as_str(),
            Self::Since => "since",
            Self::Until => "until",
            Self::Parts => "parts",
            Self::Sort => "sort",
            Self::Skip => "skip",
            Self::Map => "map",
            Self::Selected => "sel",
            Self::Release => "release",
        }
    }

    /// The parameter with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|parameter| parameter.as_str() == name)
    }
}

/// The query of a reader.
///
/// **Invariant:** `since` is not after `until`; text and release have no control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// Words to search for.
    pub text: Option<String>,
    /// Values of facets.
    pub filters: Filters,
    /// The beginning of the window.
    pub since: Option<PartialDate>,
    /// The end of the window.
    pub until: Option<PartialDate>,
    /// Which parts of other records are shown; without one, all.
    pub parts: Option<Parts>,
    /// The order of results; without one what fits the text best comes first, and without a text the latest.
    pub sort: Option<Sort>,
    /// How many results to skip: where the listed part of them begins.
    pub skip: u32,
    /// The camera of the map.
    pub map: Option<Camera>,
    /// The selected record.
    pub selected: Option<Id>,
    /// The release that the address was made for.
    pub release: Option<Id>,
}

impl Query {
    /// Whether it filters the results.
    pub fn is_filtered(&self) -> bool {
        self.text.is_some()
            || !self.filters.is_empty()
            || self.since.is_some()
            || self.until.is_some()
            || self.parts.is_some()
    }

    /// The order of its results.
    pub fn order(&self) -> Sort {
        let default = if self.text.is_some() { Sort::Relevance } else { Sort::Latest };
        self.sort.filter(|sort| *sort != Sort::Relevance).unwrap_or(default)
    }

    /// The query with this order, which is not named where it is the default.
    #[must_use]
    pub fn ordered(self, order: Sort) -> Self {
        let query = Self { sort: None, skip: 0, ..self };
        Self { sort: Some(order).filter(|order| *order != query.order()), ..query }
    }

    /// The ends of the window.
    pub fn window(&self) -> (Option<PartialDate>, Option<PartialDate>) {
        (self.since, self.until)
    }

    /// The query without the camera, the selection and the part of the list, which do not change the results.
    #[must_use]
    pub fn results_only(&self) -> Self {
        Self { map: None, selected: None, skip: 0, ..self.clone() }
    }

    /// The query whose list begins with the first result. Every change of filter, window or order leads there.
    #[must_use]
    pub fn from_start(&self) -> Self {
        Self { skip: 0, ..self.clone() }
    }

    /// The query with these values of a facet selected, or deselected if all are selected.
    #[must_use]
    pub fn toggled(&self, facet: Facet, values: &[String]) -> Self {
        let mut query = self.from_start();
        query.filters.toggle(facet, values);
        query
    }

    /// The query with only this value selected in a facet.
    #[must_use]
    pub fn with_only(&self, facet: Facet, value: &str) -> Self {
        let mut query = self.from_start();
        query.filters.set_only(facet, value);
        query
    }

    /// The names and values of all parameters that are set, not yet encoded, in the order of an address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let value = |parameter| match parameter {
            Parameter::Text => self.text.clone(),
            Parameter::Facet(facet) => {
                Some(self.filters.texts(facet).join(",")).filter(|values| !values.is_empty())
            }
            Parameter::Since => self.since.map(|date| date.to_string()),
            Parameter::Until => self.until.map(|date| date.to_string()),
            Parameter::Parts => self.parts.map(|parts| parts.as_str().to_owned()),
            Parameter::Sort => self.sort.map(|sort| sort.as_str().to_owned()),
            Parameter::Skip => (self.skip > 0).then(|| self.skip.to_string()),
            Parameter::Map => self.map.map(|camera| camera.to_string()),
            Parameter::Selected => self.selected.as_ref().map(Id::to_string),
            Parameter::Release => self.release.as_ref().map(Id::to_string),
        };
        Parameter::all().filter_map(|parameter| Some((parameter.as_str(), value(parameter)?))).collect()
    }
}

/// Writes the query as in an address, after `?`.
impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.pairs().into_iter().enumerate() {
            let separator = if index == 0 { "" } else { "&" };
            write!(out, "{separator}{name}=")?;
            for part in form_urlencoded::byte_serialize(value.as_bytes()) {
                // A comma need not be encoded in an address, and is easier to read.
                out.write_str(&part.replace("%2C", ","))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
