//! `/match`: the rows that a text search finds, and why.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use model::dataset::Snippet;
use model::query::Query;
use model::view::{Hit, Matches, Page, Reasons, Searched};
use serde::Serialize;

use super::json::json;
use super::query::SearchQuery;
use crate::http::ProblemDetails;
use crate::state::AppState;

/// The most records with reasons; rows are not limited.
const MAX_EXPLAINED: usize = 1000;

/// The result of a search.
#[derive(Serialize)]
struct MatchResponse<'release> {
    release: &'release str,
    /// Positions of rows in the release, the best first.
    rows: Vec<usize>,
    /// How the search was read.
    searched: Searched,
    /// Their records in this order, with reasons.
    found: Vec<MatchedRecord>,
}

/// Why a record was found.
#[derive(Serialize)]
struct MatchedRecord {
    id: String,
    snippet: Option<Snippet>,
    reasons: Option<Box<Reasons>>,
}

/// `/match?q=…`. Positions are valid for one release only, so browsers name the release that they have.
pub(super) async fn get(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let SearchQuery { text, release, lang } = SearchQuery::read(&state, query.as_deref())?;
    let Matches { rows, searched } = release.search()?.find(&text, lang);
    let query = Query { text: Some(text), ..Query::default() };
    let view = release.view(&query, lang, Page { limit: MAX_EXPLAINED, ..Page::RESULTS })?;
    let found = view.results.into_iter().map(|hit| {
        let Hit { id, snippet, reasons, .. } = hit;
        MatchedRecord { id, snippet, reasons }
    });
    Ok(json(&MatchResponse { release: &release.id, rows, searched, found: found.collect() }))
}
