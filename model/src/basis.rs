//! The basis of a claim: stated by a source, inferred, or added by the editors.

use crate::column::{Url, columns, vocabulary};
use crate::lang::Bilingual;
use crate::text::Text;

/// The basis of a claim. Most claims have no reason, so it is behind a pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A source says it.
    Explicit {
        /// A remark of the editors, such as why an amount has no currency.
        reason: Option<Box<Bilingual>>,
    },
    /// The editors conclude it from what sources say.
    Inferred {
        /// Why.
        reason: Box<Bilingual>,
    },
    /// From outside the sources.
    Editorial {
        /// A remark of the editors.
        reason: Option<Box<Bilingual>>,
        /// Where it can be looked up.
        url: Box<Url>,
    },
}

vocabulary! {
    /// The basis of a claim as its column writes it.
    pub enum BasisWord {
        /// A source says it.
        Explicit = "explicit",
        /// The editors conclude it.
        Inferred = "inferred",
        /// From outside the sources.
        Editorial = "editorial",
    }
}

impl Basis {
    /// The value of the `basis` column.
    pub const fn word(&self) -> BasisWord {
        match self {
            Self::Explicit { .. } => BasisWord::Explicit,
            Self::Inferred { .. } => BasisWord::Inferred,
            Self::Editorial { .. } => BasisWord::Editorial,
        }
    }

    /// The reason or remark, if there is one.
    pub fn reason(&self) -> Option<&Bilingual> {
        match self {
            Self::Inferred { reason } => Some(reason),
            Self::Explicit { reason } | Self::Editorial { reason, .. } => reason.as_deref(),
        }
    }
}

columns! {
    /// The last columns of each claim table.
    pub struct Tail {
        /// The basis of the claim.
        basis: BasisWord,
        /// The reason or remark, in English.
        reason_en: Option<Text>,
        /// The reason or remark, in Chinese.
        reason_zh: Option<Text>,
        /// Where an editorial claim can be looked up.
        url: Option<Url>,
    }
}
