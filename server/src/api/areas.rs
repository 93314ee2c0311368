//! `/areas/{release}`: the outlines under the maps of a release, as GeoJSON.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::http::{ProblemDetails, cache_control};
use crate::state::AppState;

/// `/areas/{release}`
pub(super) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> Result<Response, ProblemDetails> {
    let release = state.release(&id).ok_or(ProblemDetails::NotFound { kind: "release", id })?;
    let headers =
        [(header::CONTENT_TYPE, "application/geo+json"), (header::CACHE_CONTROL, cache_control::IMMUTABLE)];
    Ok((headers, release.areas()).into_response())
}
