//! Writing and reading rows.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Row;
use crate::facet::Tags;
use crate::id::Id;
use crate::index::{Facts, Snippet};
use crate::text::Text;
use crate::when::When;

/// The fields of a [`Row`] without the distinction of what languages share. `#[serde(flatten)]` would keep all values
/// of a row in a buffer while it reads them, and cannot be packed.
#[derive(Serialize, Deserialize)]
pub(super) struct RowFields {
    id: Id,
    tags: Tags,
    name: Text,
    when: Option<When>,
    date: Option<Text>,
    place: Option<Id>,
    drawn_at: Option<Id>,
    is_site_unnamed: bool,
    wholes: Box<[usize]>,
    has_no_later_word: bool,
    amount: Option<Text>,
    snippet: Option<Snippet>,
}

impl From<RowFields> for Row {
    fn from(read: RowFields) -> Self {
        let RowFields { id, tags, name, when, date, place, drawn_at, amount, snippet, .. } = read;
        let RowFields { is_site_unnamed, wholes, has_no_later_word, .. } = read;
        let facts =
            Facts { id, tags, when, place, drawn_at, is_site_unnamed, wholes, has_no_later_word, snippet };
        Self { facts: Arc::new(facts), name, date, amount }
    }
}

impl From<Row> for RowFields {
    fn from(Row { facts, name, date, amount }: Row) -> Self {
        let Facts { id, tags, when, place, drawn_at, is_site_unnamed, wholes, has_no_later_word, snippet } =
            Arc::unwrap_or_clone(facts);
        Self {
            id,
            tags,
            name,
            when,
            date,
            place,
            drawn_at,
            is_site_unnamed,
            wholes,
            has_no_later_word,
            amount,
            snippet,
        }
    }
}
