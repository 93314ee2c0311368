//! Suggestions for the search field.

use serde::{Deserialize, Serialize};

use crate::record::Kind;
use crate::view::{MarkedText, TextSpan};

/// Suggestions of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionGroup {
    /// The kind.
    pub kind: Kind,
    /// The kind in words.
    pub label: String,
    /// Its suggestions, the best first.
    pub suggestions: Vec<Suggestion>,
}

/// A suggested record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The parts of the name that match.
    pub marks: Vec<TextSpan>,
    /// Another name or an office that matches better.
    pub also: Option<MarkedText>,
}
