//! `/areas/{release}`: the outlines under the maps of a release, as GeoJSON.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::http::{Precompressed, ProblemDetails, cache_control};
use crate::state::AppState;

/// `/areas/{release}`
pub(super) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> Result<Response, ProblemDetails> {
    let release = state.release(&id).ok_or(ProblemDetails::NotFound { kind: "release", id })?;
    let headers =
        [(header::CONTENT_TYPE, "application/geo+json"), (header::CACHE_CONTROL, cache_control::IMMUTABLE)];
    let precompressed = Precompressed { brotli: Some(release.areas.brotli.clone()), gzip: None };
    Ok((headers, Extension(precompressed), release.areas.plain.clone()).into_response())
}
