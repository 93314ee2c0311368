//! `/api/v1/embed/messages.schema.json`: the form of the messages between an embed and the page around it.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::http::cache_control;

/// The JSON Schema of all messages, in both directions. `docs/embed.md` explains them.
pub(super) async fn messages() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/schema+json"),
        (header::CACHE_CONTROL, cache_control::REVALIDATE),
    ];
    (headers, include_str!("embed_messages.schema.json")).into_response()
}
