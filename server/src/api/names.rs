//! `/names/{release}`: the names and aliases of all records of a release. The service worker searches in them while it
//! has no server.

use axum::extract::{Path, State};
use axum::response::Response;

use super::json::immutable;
use crate::http::ProblemDetails;
use crate::state::AppState;

/// `/names/{release}`
pub(super) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> Result<Response, ProblemDetails> {
    let release = state.release(&id).ok_or(ProblemDetails::NotFound { kind: "release", id })?;
    Ok(immutable("application/json", release.names()))
}
