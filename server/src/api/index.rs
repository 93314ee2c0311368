//! `/index/{release}`: the rows of a release, from which the browser computes views.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::json::immutable_json;
use super::query::ApiQuery;
use crate::http::ProblemDetails;
use crate::state::AppState;

/// `/index/{release}?lang=…`
pub(super) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let lang = ApiQuery::read(query.as_deref())?.lang;
    let release = state.release(&id).ok_or(ProblemDetails::NotFound { kind: "release", id })?;
    Ok(immutable_json(&**release.dataset(lang)))
}
