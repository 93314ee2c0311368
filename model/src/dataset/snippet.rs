//! The words of a source under a result.

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::claim::{Citation, Claim};

/// The words of a source under a result.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Snippet {
    /// The words.
    pub quote: String,
    /// The id of the source.
    pub source: String,
    /// Where they begin in it: a byte, UTF-8, from 0.
    pub start: u32,
    /// On whose word stands what they bear.
    pub basis: BasisWord,
}

impl Snippet {
    pub(crate) fn new(claim: &Claim, citation: &Citation) -> Self {
        Self {
            quote: citation.quote.clone(),
            source: citation.source.to_string(),
            start: citation.start,
            basis: claim.basis.word(),
        }
    }
}
