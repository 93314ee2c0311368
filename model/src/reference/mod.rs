//! References to the atlas for the works of others: to the answer to a query, or to a record.
//!
//! A reference names the release, because the next one may give another answer at the same address. Nothing here knows
//! the date of today, so a reference has a date of access only if the caller passes one.

mod bibtex;
mod csl;
mod text;

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::column::vocabulary;
use crate::facet::Facet;
use crate::lang::Lang;
use crate::page::RecordPage;
use crate::query::Query;
use crate::view::View;
use crate::when::Day;

vocabulary! {
    /// The formats of references.
    pub enum Format {
        /// Plain text, for a footnote.
        Text = "text",
        /// A BibTeX entry, for LaTeX and reference managers.
        Bibtex = "bibtex",
        /// CSL-JSON, for reference managers and processors of the Citation Style Language.
        Csl = "csl",
    }
}

impl Format {
    /// The media type of a file in this format.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain; charset=utf-8",
            Self::Bibtex => "application/x-bibtex; charset=utf-8",
            Self::Csl => "application/vnd.citationstyles.csl+json",
        }
    }

    /// The ending of the name of such a file.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Bibtex => "bib",
            Self::Csl => "json",
        }
    }
}

/// What all references to an edition of the atlas have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The name of the atlas.
    pub atlas: String,
    /// Who publishes it, if the operator has said so.
    pub publisher: Option<String>,
    /// The release of the data.
    pub release: String,
    /// The language of the cited page.
    pub lang: Lang,
    /// The day on which the page was read, if it is known.
    pub accessed: Option<Day>,
}

/// A reference to a page of the atlas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its key in a bibliography, of letters, digits, `-` and `_`. Pages that differ have different keys.
    pub key: String,
    /// The title of the page.
    pub title: String,
    /// The edition.
    pub edition: Edition,
    /// The absolute address of the page, with the release.
    pub address: String,
}

impl Reference {
    /// A reference to the answer to a query.
    pub fn to_view(edition: Edition, query: &Query, view: &View, address: String) -> Self {
        let filters = Query { release: None, sort: None, ..query.results_only() }.to_string();
        let name = if filters.is_empty() { "atlas".into() } else { format!("view-{}", digest(&filters)) };
        Self { key: key(&name, &edition), title: view_title(query, view, edition.lang), edition, address }
    }

    /// A reference to a record.
    pub fn to_record(edition: Edition, page: &RecordPage, address: String) -> Self {
        Self { key: key(&page.id, &edition), title: page.name.clone(), edition, address }
    }

    /// The reference in a format, as the content of a file.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Text => self.text() + "\n",
            Format::Bibtex => self.bibtex(),
            Format::Csl => self.csl_json(),
        }
    }
}

/// The answer in one sentence, without its full stop, and the filters that the sentence does not mention.
pub fn view_title(query: &Query, view: &View, lang: Lang) -> String {
    let is_mentioned = |facet: Facet| matches!(facet, Facet::Kind | Facet::Place);
    let values = view.facets.iter().filter(|facet| !is_mentioned(facet.facet));
    let values = values.flat_map(|facet| facet.chosen().map(|value| value.label.clone()));
    let filters: Vec<String> = query.text.iter().map(|text| lang.quoted(text)).chain(values).collect();
    let sentence = capitalized(view.sentence.trim_end_matches(['.', '。']));
    match lang {
        _ if filters.is_empty() => sentence,
        Lang::En => format!("{sentence} ({})", filters.join("; ")),
        Lang::Zh => format!("{sentence}（{}）", filters.join("；")),
    }
}

/// The text with an upper-case first letter.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn key(name: &str, edition: &Edition) -> String {
    format!("{name}-{}-{}", edition.lang.tag(), edition.release)
}

/// Eight hexadecimal digits that stand for a text.
fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(4).fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
