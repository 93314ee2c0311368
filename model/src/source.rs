//! Sources: the texts that claims are cited from.

use crate::column::{Sha256, Url, columns, vocabulary};
use crate::id::{Id, SourceId};
use crate::text::Text;
use crate::when::When;

vocabulary! {
    /// The language of a name or a source.
    pub enum Language {
        /// English.
        En = "en",
        /// Chinese.
        Zh = "zh",
    }
}

vocabulary! {
    /// How a date of publication is known.
    pub enum PublishedBasis {
        /// The text prints it.
        Explicit = "explicit",
        /// The editors conclude it, with a reason.
        Inferred = "inferred",
    }
}

vocabulary! {
    /// How reliable a source is for what it reports.
    pub enum Reliability {
        /// A press release of the organisation that it is about.
        PressRelease = "press_release",
        /// A report of a public authority.
        Official = "official",
        /// A report of a news medium.
        News = "news",
        /// Its origin is unknown.
        Unknown = "unknown",
    }
}

columns! {
    /// A row of `sources.csv`: a text that claims are cited from.
    pub struct Source {
        /// Its id.
        id: Id,
        /// The name of the file with the text.
        file: String,
        /// A short label in English.
        label_en: String,
        /// A short label in Chinese.
        label_zh: String,
        /// The headline as printed, if the text has one.
        title: Option<String>,
        /// Who published the text.
        publisher: Option<String>,
        /// Who speaks in the text.
        issuer: Option<String>,
        /// The language of the text.
        language: Language,
        /// When it was published.
        published: Option<When>,
        /// How that date is known.
        published_basis: Option<PublishedBasis>,
        /// The reason for an inferred date, in English.
        published_reason_en: Option<Text>,
        /// The reason for an inferred date, in Chinese.
        published_reason_zh: Option<Text>,
        /// Where it can be read.
        url: Option<Url>,
        /// The length of the text in bytes.
        bytes: u32,
        /// The SHA-256 digest of the text.
        sha256: Sha256,
        /// How reliable it is.
        reliability: Reliability,
        /// A remark of the editors.
        note_en: Option<Text>,
        /// The same in Chinese.
        note_zh: Option<Text>,
    }
}

columns! {
    /// A row of `left_out.csv`: a passage that the editors left out on purpose.
    pub struct LeftOut {
        /// The source.
        source: SourceId,
        /// First byte, from 0.
        start: u32,
        /// Byte after the last.
        end: u32,
        /// Why, in English.
        reason_en: Text,
        /// Why, in Chinese.
        reason_zh: Text,
    }
}
