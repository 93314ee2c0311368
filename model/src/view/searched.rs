//! What a text search found, as the server tells it to whoever computes a view.

use serde::{Deserialize, Serialize};

use crate::dataset::QuestionLink;
use crate::record::Kind;
use crate::view::MarkedText;

/// The rows of a text search, and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matches {
    /// Positions of rows, the best first.
    pub rows: Vec<usize>,
    /// What readers are told of the search.
    pub searched: Searched,
}

/// How a search was read, and what it found besides rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Searched {
    /// A question of the package that is close to the text, with its answer.
    pub question: Option<QuestionLink>,
    /// Words that neither a row nor a page has, as they were typed.
    pub absent: Vec<String>,
    /// Words that nothing has as they were typed; words spelt alike were searched for.
    pub misspelt: Vec<String>,
    /// Other words that not every row has, as they were typed.
    pub left_out: Vec<String>,
    /// Dates of the text. Each row may lie in one of them, or has its year in its name.
    pub dates: Vec<TypedDate>,
    /// Pages of people, organisations, industries, places and sources, the best first; with dates only those that a row of
    /// these dates is linked to.
    pub pages: Vec<MatchedPage>,
    /// What may help where neither a row nor a page matches.
    pub help: Option<SearchHelp>,
}

/// What is close to a search that found nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchHelp {
    /// Words of the release that are close to its words.
    pub words: Vec<String>,
    /// The closest questions of the package.
    pub questions: Vec<QuestionLink>,
}

/// A date in the text of a search.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TypedDate {
    /// The date in words.
    pub label: String,
    /// The text without it; `None` if nothing is left.
    pub without: Option<String>,
}

/// A page that a search found.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MatchedPage {
    /// The id of the record or source.
    pub id: String,
    /// The kind of the record; `None` for a source.
    pub kind: Option<Kind>,
    /// The kind in words.
    pub label: String,
    /// Its name.
    pub name: String,
    /// Another text of it that has words of the search, with these words marked.
    pub reason: Option<MarkedText>,
}
