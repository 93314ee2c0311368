//! The names of all records, for a search that does without the server.

use model::lang::Lang;
use model::record::State;
use model::words::{fold, name};
use serde::Serialize;

use super::{Search, texts};

/// The names of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecordNames {
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

impl Search {
    /// The names of every published record.
    pub fn names(&self) -> Vec<RecordNames> {
        let published = |at: &usize| self.package.records[*at].row.state == State::Published;
        (0..self.package.records.len())
            .filter(published)
            .map(|at| {
                let record = &self.package.records[at];
                let mut folded: Vec<String> = texts::names(&self.package, record).map(fold).collect();
                folded.sort();
                folded.dedup();
                RecordNames {
                    id: record.row.id.to_string(),
                    en: name(&record.row, Lang::En),
                    zh: name(&record.row, Lang::Zh),
                    row: self.row_of.get(&at).copied(),
                    folded,
                }
            })
            .collect()
    }
}
