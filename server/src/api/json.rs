//! JSON responses.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::http::{ProblemDetails, cache_control};

/// Answers with a value that may change with the data.
pub(super) fn json(value: &impl Serialize) -> Response {
    cached_json(value, cache_control::REVALIDATE)
}

/// Answers with a value that never changes at its address.
pub(super) fn immutable_json(value: &impl Serialize) -> Response {
    cached_json(value, cache_control::IMMUTABLE)
}

fn cached_json(value: &impl Serialize, cache: &'static str) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, cache)], body)
            .into_response(),
        Err(cause) => ProblemDetails::Internal(cause.to_string()).into_response(),
    }
}
