//! Dates, amounts, counts and claims in plain words, as readers of each language write them.
//!
//! Nothing here knows of HTML. Spaces between a number and its noun are plain; the page binds them.

mod accepted;
mod answer;
mod claim;
mod count;
mod money;
mod number;
mod quotes;
mod standfirst;
mod vocabulary;
mod when;

pub use accepted::accepted;
pub use answer::{Subject, answer, counted, first_counts, window};
pub use claim::{Line, claim, figure, name};
pub use count::count;
pub use money::amount;
pub use number::{grouped, in_ten_thousands};
pub use standfirst::standfirst;
pub use vocabulary::{Say, seen_from_target};
pub use when::{date, dating, month_name, stretch, stretch_ends, tick};

use serde::{Deserialize, Serialize};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    En,
    /// Chinese.
    Zh,
}

impl Lang {
    /// Both, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// The tag of the language in addresses and in HTML.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The one of two texts that is in this language.
    pub const fn pick<T: Copy>(self, en: T, zh: T) -> T {
        match self {
            Self::En => en,
            Self::Zh => zh,
        }
    }

    /// Joins parts of one statement: `over 130 billion yuan, planned`, `超1300亿元，计划`.
    pub(crate) fn enumerate(self, parts: &[String]) -> String {
        parts.join(self.pick(", ", "，"))
    }

    /// Puts words between quotation marks, which are the same in both languages; those within them are nested.
    pub fn quoted(self, words: &str) -> String {
        quotes::quoted(words)
    }
}

#[cfg(test)]
mod tests;
