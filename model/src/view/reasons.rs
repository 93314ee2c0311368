//! Why a search found a result: wire types, filled by the search of the server.

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;

/// A range of bytes in a text: the first, and the one after the last.
pub type TextSpan = (usize, usize);

/// A text with its matches.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MarkedText {
    /// The text.
    pub text: String,
    /// The matches.
    pub marks: Vec<TextSpan>,
    /// Its basis, if it is a claim or follows from claims.
    pub basis: Option<BasisWord>,
}

/// Why a search found a result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reasons {
    /// The matches in its name.
    pub name: Vec<TextSpan>,
    /// The matches in its amount.
    pub amount: Vec<TextSpan>,
    /// The matches in its quote.
    pub quote: Vec<TextSpan>,
    /// A text with the rest of the search: another name, an office, a linked record.
    pub also: Option<MarkedText>,
}
