//! Names: how close a search is to one, and all of them for a search that does without the server.

use std::collections::BTreeMap;

use model::index::Index;
use model::lang::Lang;
use model::package::Package;
use model::record::State;
use model::source::Source;
use model::words::{fold, name};
use serde::Serialize;

use super::{fold as folding, texts};

/// How a search is related to the names of a document, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameRank {
    Whole,
    Beginning,
    Other,
}

impl NameRank {
    pub(super) fn of_record(package: &Package, at: usize, words: &str) -> Self {
        let names = texts::names(package, &package.records[at]);
        names.map(|name| Self::of(name, words)).min().unwrap_or(Self::Other)
    }

    pub(super) fn of_source(source: &Source, words: &str) -> Self {
        Self::of(&source.label_en, words).min(Self::of(&source.label_zh, words))
    }

    /// `words` is a [`phrase`].
    fn of(name: &str, words: &str) -> Self {
        match phrase(name).strip_prefix(words) {
            Some("") => Self::Whole,
            Some(_) if !words.is_empty() => Self::Beginning,
            _ => Self::Other,
        }
    }
}

/// A text as the index has it, to compare names.
pub(super) fn phrase(text: &str) -> String {
    let pieces = folding::pieces(text);
    pieces.iter().map(folding::Piece::text).collect::<Vec<_>>().join(" ")
}

/// The names of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct RecordNames {
    /// Its id.
    pub id: String,
    /// Its name in English.
    pub en: String,
    /// Its name in Chinese.
    pub zh: String,
    /// The position of its row, if it has one.
    pub row: Option<usize>,
    /// All its names and aliases without case, width and diacritics.
    pub folded: Vec<String>,
}

/// The names of every published record.
pub(crate) fn names(index: &Index) -> Vec<RecordNames> {
    let package = &index.package;
    let row_of: BTreeMap<usize, usize> =
        index.rows.iter().enumerate().map(|(at, row)| (row.record, at)).collect();
    let published =
        package.records.iter().enumerate().filter(|(_, record)| record.row.state == State::Published);
    published
        .map(|(at, record)| {
            let mut folded: Vec<String> = texts::names(package, record).map(fold).collect();
            folded.sort();
            folded.dedup();
            RecordNames {
                id: record.row.id.to_string(),
                en: name(&record.row, Lang::En),
                zh: name(&record.row, Lang::Zh),
                row: row_of.get(&at).copied(),
                folded,
            }
        })
        .collect()
}
