//! The two languages of the interface.

mod quotes;

use serde::{Deserialize, Serialize};

use crate::text::Text;

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
    /// Both languages, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// The tag of the language in addresses and in HTML.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The first value for English, the second for Chinese.
    pub const fn pick<T: Copy>(self, en: T, zh: T) -> T {
        match self {
            Self::En => en,
            Self::Zh => zh,
        }
    }

    /// Joins the parts of one statement: `over 130 billion yuan, planned`, `超1300亿元，计划`.
    pub(crate) fn enumerate(self, parts: &[String]) -> String {
        parts.join(self.pick(", ", "，"))
    }

    /// Puts words between quotation marks, which are the same in both languages; quotations inside them are nested.
    pub fn quoted(self, words: &str) -> String {
        quotes::quoted(words)
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// English.
    pub en: Text,
    /// Chinese.
    pub zh: Text,
}
