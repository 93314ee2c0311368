//! Records: the rows of map, timeline and list, and the directory.

use std::ops::Range;

use ecow::EcoVec;

use crate::column::Url;
use crate::column::{columns, vocabulary};
use crate::id::{Id, RecordId};
use crate::text::Text;

vocabulary! {
    /// What a record is a record of.
    pub enum Kind {
        /// Something that happened, or was to happen, at a time: a conference, a signing, a programme item.
        Event = "event",
        /// An organisation or facility for innovation: a centre, a laboratory, a task force, a base.
        Platform = "platform",
        /// One named project.
        Project = "project",
        /// Projects that a source counts together.
        ProjectGroup = "project_group",
        /// A plan, a package of measures, a rule.
        Policy = "policy",
        /// Money set aside for a purpose.
        Fund = "fund",
        /// A document, a white paper, a map, a poster.
        Publication = "publication",
        /// What was shown.
        Exhibit = "exhibit",
        /// A number about the city's economy that belongs to no other record.
        Indicator = "indicator",
        /// A goal to be reached.
        Goal = "goal",
        /// A person, by name, role and affiliation, and nothing else.
        Person = "person",
        /// A company, an authority, a university, an association.
        Organization = "organization",
        /// An industry, or several that a source names together.
        Industry = "industry",
        /// A place; its row in `places.csv` has the same id.
        Place = "place",
    }
}

impl Kind {
    /// Whether such records are rows: on the map, on the timeline, and in the counts.
    ///
    /// The others form the directory: they have pages and are found by search and facets, but are never counted.
    pub const fn is_row(self) -> bool {
        !matches!(self, Self::Person | Self::Organization | Self::Industry | Self::Place)
    }
}

vocabulary! {
    /// Where an English name comes from.
    pub enum NameForm {
        /// As a source prints it.
        Printed = "printed",
        /// A source prints it with a mistake; the printed form is in `names.csv`.
        Corrected = "corrected",
        /// The sources give no name; the editors describe it.
        Descriptive = "descriptive",
    }
}

vocabulary! {
    /// Where a Chinese name comes from.
    pub enum ChineseNameForm {
        /// The name that it uses itself, with a link to a page that shows it.
        Official = "official",
        /// A translation by the editors.
        Translated = "translated",
    }
}

vocabulary! {
    /// Whether a record is valid.
    pub enum State {
        /// It is valid.
        Published = "published",
        /// It was withdrawn; its page says so, and links to the record that replaces it.
        Withdrawn = "withdrawn",
    }
}

columns! {
    /// A row of `records.csv`.
    pub struct RecordRow {
        /// Its id, a permanent part of its address.
        id: Id,
        /// What it is a record of.
        kind: Kind,
        /// The English name.
        name_en: Text,
        /// Where the English name comes from.
        name_en_form: NameForm,
        /// The Chinese name, if one is known; it is never guessed.
        name_zh: Option<Text>,
        /// Where the Chinese name comes from.
        name_zh_form: Option<ChineseNameForm>,
        /// The page that shows the official Chinese name.
        name_zh_url: Option<Url>,
        /// A sentence of the editors.
        note_en: Option<Box<Text>>,
        /// The same in Chinese.
        note_zh: Option<Box<Text>>,
        /// Whether it is valid.
        state: State,
        /// For a withdrawn record: the record that replaces it.
        replaced_by: Option<Box<RecordId>>,
    }
}

/// A record and the range of its claims.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its row.
    pub row: RecordRow,
    /// Its claims, as a range of [`Package::claims`](crate::package::Package::claims).
    pub claims: Range<usize>,
    /// Words of the editors by which a search finds it; never shown.
    pub search_words: EcoVec<Text>,
}
