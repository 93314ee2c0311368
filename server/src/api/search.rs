//! Search: the rows that a text finds, and what it may become.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use model::query::{Parameter, Query};
use model::search::{Group, Reasons};
use model::view::{Cut, Hit, Snippet};
use model::words::Lang;
use serde::Serialize;

use super::problem::Problem;
use super::{Asked, asked, json, parameters};
use crate::release::Release;
use crate::serve::AppState;

/// The most suggestions of an answer.
const MOST: usize = 8;
/// The most records of which it is said why they were found.
const MOST_FOUND: usize = 1000;

/// The rows that a text finds.
#[derive(Serialize)]
struct Matched<'release> {
    release: &'release str,
    /// Positions of rows, in the order of the release.
    rows: Vec<usize>,
    /// Their records, in the order of results, and why each was found.
    found: Vec<Found>,
}

/// Why a record was found.
#[derive(Serialize)]
struct Found {
    id: String,
    snippet: Option<Snippet>,
    reasons: Option<Box<Reasons>>,
}

/// What a text may become.
#[derive(Serialize)]
struct Suggested<'release> {
    release: &'release str,
    groups: Vec<Group>,
}

/// `/match?q=…`: the rows that a text finds. Positions hold for one release, so a browser names the one it holds.
pub(super) async fn matched(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (text, release, lang) = searched(&state, query.as_deref())?;
    let rows = release.search.rows(&text);
    let query = Query { text: Some(text), ..Query::default() };
    let view = release.view(&query, lang, Cut { most: MOST_FOUND, ..Cut::PAGE });
    let found =
        view.results.into_iter().map(|Hit { id, snippet, reasons, .. }| Found { id, snippet, reasons });
    Ok(json(&Matched { release: &release.id, rows, found: found.collect() }))
}

/// `/suggest?q=…`: records whose names hold what was typed so far.
pub(super) async fn suggested(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (text, release, lang) = searched(&state, query.as_deref())?;
    Ok(json(&Suggested { release: &release.id, groups: release.search.suggest(&text, lang, MOST) }))
}

/// A text, where to search for it, and for whom. What would narrow a view is refused: it narrows nothing here.
fn searched(state: &AppState, query: Option<&str>) -> Result<(String, Arc<Release>, Lang), Problem> {
    let Asked { read, lang, .. } = asked(query)?;
    let accepted = [Parameter::Text.as_str(), Parameter::Release.as_str(), "lang"];
    for (name, value) in parameters(query.unwrap_or_default()) {
        if !accepted.contains(&name) {
            return Err(Problem::bad(name, value, "nothing: this address takes q, release and lang"));
        }
    }
    let text = read.query.text.ok_or_else(|| Problem::bad("q", "", "words to look for"))?;
    let release = match read.query.release {
        None => state.release.load_full(),
        Some(id) => state
            .release_called(id.as_str())
            .ok_or_else(|| Problem::NotFound { kind: "release", id: id.to_string() })?,
    };
    Ok((text, release, lang))
}
