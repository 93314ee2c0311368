//! Responses with JSON and with other bodies.

use std::error::Error;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::http::{CompressedBody, ProblemDetails, cache_control};

/// Answers with a value that may change with the data.
pub(super) fn json(value: &impl Serialize) -> Response {
    revalidated("application/json", serde_json::to_vec(value))
}

/// Answers with a body that may change with the data.
pub(super) fn revalidated(media_type: &'static str, body: Result<Vec<u8>, impl Error>) -> Response {
    headed(media_type, cache_control::REVALIDATE, body)
}

/// Answers with a body that never changes at its address.
pub(super) fn immutable(media_type: &'static str, body: Result<CompressedBody, impl Error>) -> Response {
    headed(media_type, cache_control::IMMUTABLE, body)
}

fn headed(
    media_type: &'static str,
    cache: &'static str,
    body: Result<impl IntoResponse, impl Error>,
) -> Response {
    match body {
        Ok(body) => {
            ([(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, cache)], body).into_response()
        }
        Err(cause) => ProblemDetails::Internal(cause.to_string()).into_response(),
    }
}
