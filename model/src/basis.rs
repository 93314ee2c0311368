//! The basis of a claim: stated by a source, inferred, or added by the editors.

use crate::column::{Url, columns, vocabulary};
use crate::lang::Bilingual;

/// The basis of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A source says it.
    Explicit {
        /// A remark of the editors, such as why an amount has no currency.
        reason: Option<Bilingual>,
    },
    /// The editors conclude it from what sources say.
    Inferred {
        /// Why.
        reason: Bilingual,
    },
    /// From outside the sources.
    Editorial {
        /// A remark of the editors.
        reason: Option<Bilingual>,
        /// Where it can be looked up.
        url: Url,
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
    pub const fn reason(&self) -> Option<&Bilingual> {
        match self {
            Self::Inferred { reason } => Some(reason),
            Self::Explicit { reason } | Self::Editorial { reason, .. } => reason.as_ref(),
        }
    }
}

columns! {
    /// The last columns of each claim table.
    pub struct Tail {
        /// The basis of the claim.
        basis: BasisWord,
        /// The reason or remark, in English.
        reason_en: Option<String>,
        /// The reason or remark, in Chinese.
        reason_zh: Option<String>,
        /// Where an editorial claim can be looked up.
        url: Option<Url>,
    }
}
