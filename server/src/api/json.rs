//! JSON responses.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::http::{CompressedBody, ProblemDetails, cache_control};

/// Answers with a value that may change with the data.
pub(super) fn json(value: &impl Serialize) -> Response {
    serde_json::to_vec(value)
        .map_or_else(|cause| failed(&cause), |body| headed(cache_control::REVALIDATE, body))
}

/// Answers with JSON that never changes at its address.
pub(super) fn immutable_json(body: Result<CompressedBody, serde_json::Error>) -> Response {
    body.map_or_else(|cause| failed(&cause), |body| headed(cache_control::IMMUTABLE, body))
}

fn headed(cache: &'static str, body: impl IntoResponse) -> Response {
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, cache)], body).into_response()
}

fn failed(cause: &serde_json::Error) -> Response {
    ProblemDetails::Internal(cause.to_string()).into_response()
}
