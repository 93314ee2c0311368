//! What queries filter by.

use serde::Serialize;

use super::Snippet;
use crate::facet::Tags;
use crate::id::Id;
use crate::when::When;

/// What is the same of a record in every language: what queries filter by, and a quote.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Facts {
    /// The id of the record.
    pub id: Id,
    /// Its values of each facet.
    pub tags: Tags,
    /// Its main date.
    pub when: Option<When>,
    /// Its main place.
    pub place: Option<Id>,
    /// The main place, or the smallest place around it that can be drawn.
    pub drawn_at: Option<Id>,
    /// Whether it is at a site in its main place, an area that contains many, and none of its places is one.
    pub is_site_unnamed: bool,
    /// The rows that it is a part of, also indirectly, as ascending positions in [`Index::rows`](super::Index::rows).
    pub wholes: Box<[usize]>,
    /// Whether it is scheduled, planned or a target, and no later source tells of it.
    pub has_no_later_word: bool,
    /// A quote for its date, or else for its first cited claim.
    pub snippet: Option<Snippet>,
}
