//! One query, one address: what is asked of the atlas, and how it is written behind `?`.
//!
//! The same grammar serves pages, the API, embeds and exports. Reading is lenient to people and strict to
//! meaning: a value that cannot be read is named and left out, and the rest holds.
//!
//! ```
//! use model::query::Query;
//! let read = Query::read("kind=project,event&until=2021&kind=fund&utm_source=chat");
//! assert_eq!(read.query.to_string(), "kind=event,project,fund&until=2021");
//! assert_eq!(read.unknown, ["utm_source"]);
//! assert!(read.refused.is_empty());
//! ```

mod camera;
mod read;
mod toggle;
mod words;

pub use camera::Camera;
pub use read::{Accepted, Read, Refused};

use std::fmt;

use crate::basis::BasisWord;
use crate::column::vocabulary;
use crate::id::Id;
use crate::record::Kind;
use crate::sorted::Set;
use crate::when::{PartialDate, Role};

vocabulary! {
    /// The order of results.
    pub enum Sort {
        /// By main date, the latest first; undated records stand at the end.
        Latest = "latest",
        /// By main date, the earliest first; undated records stand at the end.
        Earliest = "earliest",
        /// By name in the language of the page.
        Name = "name",
    }
}

vocabulary! {
    /// The names of parameters, in the order in which an address has them. Each is spelled here and nowhere
    /// else. `from` is not among them, because messengers append it.
    pub enum Parameter {
        /// Words to look for.
        Text = "q",
        /// Kinds of records.
        Kind = "kind",
        /// Industries, by record id.
        Industry = "industry",
        /// Places, by record id; each holds all that lies in it.
        Place = "place",
        /// People and organisations, by record id.
        Party = "party",
        /// Sources, by id.
        Source = "source",
        /// Statuses: roles of the main date.
        Status = "status",
        /// On whose word the main date is known.
        Basis = "basis",
        /// The first day, month or year of the window.
        Since = "since",
        /// The last day, month or year of the window.
        Until = "until",
        /// The order of results.
        Sort = "sort",
        /// The camera: longitude, latitude, zoom.
        Map = "map",
        /// The selected record.
        Selected = "sel",
        /// The release that the address was made for.
        Release = "release",
    }
}

/// What is asked of the atlas. Values of one facet are alternatives; facets narrow each other.
///
/// **Invariant:** `since` does not lie behind `until`; text and release hold no control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// Words to look for; all of them must be found.
    pub text: Option<String>,
    /// Kinds of records.
    pub kinds: Set<Kind>,
    /// Industries.
    pub industries: Set<Id>,
    /// Places.
    pub places: Set<Id>,
    /// People and organisations.
    pub parties: Set<Id>,
    /// Sources.
    pub sources: Set<Id>,
    /// Statuses.
    pub statuses: Set<Role>,
    /// Bases of the main date.
    pub bases: Set<BasisWord>,
    /// The beginning of the window.
    pub since: Option<PartialDate>,
    /// The end of the window.
    pub until: Option<PartialDate>,
    /// The order of results; without one the latest come first.
    pub sort: Option<Sort>,
    /// Where the map looks.
    pub map: Option<Camera>,
    /// The selected record.
    pub selected: Option<Id>,
    /// The release that the address was made for.
    pub release: Option<Id>,
}

impl Query {
    /// Whether anything narrows the results.
    pub fn filters(&self) -> bool {
        let facets = [&self.industries, &self.places, &self.parties, &self.sources];
        self.text.is_some()
            || !self.kinds.is_empty()
            || !self.statuses.is_empty()
            || !self.bases.is_empty()
            || facets.iter().any(|facet| !facet.is_empty())
            || self.since.is_some()
            || self.until.is_some()
    }

    /// The ends of the window.
    pub fn window(&self) -> (Option<PartialDate>, Option<PartialDate>) {
        (self.since, self.until)
    }

    /// The same question without the camera and the selection, which change no result.
    #[must_use]
    pub fn results_only(&self) -> Self {
        Self { map: None, selected: None, ..self.clone() }
    }
}

/// Writes the query as it stands behind `?`: parameters in their order, values sorted, nothing empty.
impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = |values: &mut dyn Iterator<Item = &str>| {
            let joined = values.collect::<Vec<_>>().join(",");
            (!joined.is_empty()).then_some(joined)
        };
        let ids = |ids: &Set<Id>| listed(&mut ids.iter().map(Id::as_str));
        let mut first = true;
        for parameter in Parameter::ALL {
            let value = match parameter {
                Parameter::Text => self.text.clone(),
                Parameter::Kind => listed(&mut self.kinds.iter().map(|kind| kind.as_str())),
                Parameter::Industry => ids(&self.industries),
                Parameter::Place => ids(&self.places),
                Parameter::Party => ids(&self.parties),
                Parameter::Source => ids(&self.sources),
                Parameter::Status => listed(&mut self.statuses.iter().map(|status| status.as_str())),
                Parameter::Basis => listed(&mut self.bases.iter().map(|basis| basis.as_str())),
                Parameter::Since => self.since.map(|date| date.to_string()),
                Parameter::Until => self.until.map(|date| date.to_string()),
                Parameter::Sort => self.sort.map(|sort| sort.as_str().to_owned()),
                Parameter::Map => self.map.map(|camera| camera.to_string()),
                Parameter::Selected => self.selected.as_ref().map(Id::to_string),
                Parameter::Release => self.release.as_ref().map(Id::to_string),
            };
            let Some(value) = value else { continue };
            let separator = if first { "" } else { "&" };
            first = false;
            write!(out, "{separator}{}=", parameter.as_str())?;
            for part in form_urlencoded::byte_serialize(value.as_bytes()) {
                // A comma between values is plain in an address, and reads better so.
                out.write_str(&part.replace("%2C", ","))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
