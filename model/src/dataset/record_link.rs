//! A record as a link.

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::index::Index;
use crate::lang::Lang;
use crate::record::{Kind, Record};
use crate::words;

/// A record as a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordLink {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// The role, or other details of the connection.
    pub detail: Option<String>,
    /// The basis of the connection.
    pub basis: BasisWord,
}

impl RecordLink {
    /// A link to a record, without details.
    pub(crate) fn of(record: &Record, lang: Lang) -> Self {
        Self {
            id: record.row.id.to_string(),
            name: words::name(&record.row, lang),
            kind: record.row.kind,
            detail: None,
            basis: BasisWord::Explicit,
        }
    }

    /// A link to the record with this id, without details.
    pub fn to(index: &Index, id: &str, lang: Lang) -> Self {
        let kind = index.package.record(id).map_or(Kind::Place, |record| record.row.kind);
        Self { id: id.into(), name: index.name(id, lang), kind, detail: None, basis: BasisWord::Explicit }
    }
}
