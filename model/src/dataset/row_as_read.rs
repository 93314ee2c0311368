//! Reading rows from JSON.

use std::sync::Arc;

use serde::Deserialize;

use super::Row;
use crate::facet::Tags;
use crate::id::Id;
use crate::index::{Facts, Snippet};
use crate::text::Text;
use crate::when::When;

/// The fields of a [`Row`] without the distinction of what languages share. `#[serde(flatten)]` would keep all values
/// of a row in a buffer while it reads them.
#[derive(Deserialize)]
pub(super) struct RowAsRead {
    id: Id,
    tags: Tags,
    name: Text,
    when: Option<When>,
    date: Option<Text>,
    place: Option<Id>,
    drawn_at: Option<Id>,
    #[serde(default)]
    is_site_unnamed: bool,
    #[serde(default)]
    wholes: Box<[usize]>,
    #[serde(default)]
    has_no_later_word: bool,
    amount: Option<Text>,
    snippet: Option<Snippet>,
}

impl From<RowAsRead> for Row {
    fn from(read: RowAsRead) -> Self {
        let RowAsRead { id, tags, name, when, date, place, drawn_at, amount, snippet, .. } = read;
        let RowAsRead { is_site_unnamed, wholes, has_no_later_word, .. } = read;
        let facts =
            Facts { id, tags, when, place, drawn_at, is_site_unnamed, wholes, has_no_later_word, snippet };
        Self { facts: Arc::new(facts), name, date, amount }
    }
}
