//! Quotes in lists of results.

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::claim::{Citation, Claim};
use crate::id::Id;
use crate::text::Text;

/// A quote under a result.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Snippet {
    /// The quote.
    pub quote: Text,
    /// The id of the source.
    pub source: Id,
    /// Its first byte in the source, from 0.
    pub start: u32,
    /// The basis of the claim that it supports.
    pub basis: BasisWord,
}

impl Snippet {
    /// The first quote of a claim.
    pub(crate) fn of(claim: &Claim) -> Option<Self> {
        claim.citations.first().map(|citation| Self::new(claim, citation))
    }

    /// The quote of a citation, with the basis of its claim.
    pub fn new(claim: &Claim, citation: &Citation) -> Self {
        Self {
            quote: citation.quote.clone(),
            source: citation.source.0.clone(),
            start: citation.start,
            basis: claim.basis.word(),
        }
    }
}
