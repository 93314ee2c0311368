//! `/view`: the whole answer to a query: results, facets, counts and places.

use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::json::json;
use super::query::ApiQuery;
use crate::http::ProblemDetails;
use crate::state::AppState;

/// `/view?…`
pub(super) async fn get(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    ApiQuery::read(query.as_deref())?.view(&state).map(|view| json(&view))
}
