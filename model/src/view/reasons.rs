//! Why a search found a result: wire types, filled by the search of the server.

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;

/// Where something stands in a text: the first byte, and the one behind the last.
pub type TextSpan = (usize, usize);

/// A text in which something was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MarkedText {
    /// The text.
    pub text: String,
    /// Where.
    pub marks: Vec<TextSpan>,
    /// On whose word, where it is a claim or follows from claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<BasisWord>,
}

/// Why a result is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reasons {
    /// Words of the search in its name.
    pub name: Vec<TextSpan>,
    /// In its amount.
    pub amount: Vec<TextSpan>,
    /// In the words of a source.
    pub quote: Vec<TextSpan>,
    /// What holds the rest of the search: another name, an office, something linked to it.
    pub also: Option<MarkedText>,
}
