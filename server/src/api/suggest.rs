//! `/suggest`: records whose names contain the words typed so far.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use model::page::SuggestionGroup;
use serde::Serialize;

use super::json::json;
use super::query::SearchQuery;
use crate::http::ProblemDetails;
use crate::state::AppState;

/// The most suggestions in a response.
const MAX_SUGGESTIONS: usize = 8;

/// Suggestions by group.
#[derive(Serialize)]
struct SuggestResponse<'release> {
    release: &'release str,
    groups: Vec<SuggestionGroup>,
}

/// `/suggest?q=…`
pub(super) async fn get(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let SearchQuery { text, release, lang } = SearchQuery::read(&state, query.as_deref())?;
    let groups = release.search()?.suggest(&text, lang, MAX_SUGGESTIONS);
    Ok(json(&SuggestResponse { release: &release.id, groups }))
}
