//! `/.well-known/security.txt`: whom researchers tell about security problems (RFC 9116). It belongs to the host, so it is
//! at its root even below a base path.

use axum::extract::{OriginalUri, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse as _, Response};

use super::fallback::fallback;
use super::studio::today;
use crate::http::cache_control;
use crate::state::AppState;

/// The path.
pub(crate) const PATH: &str = "/.well-known/security.txt";

/// How many days an answer is valid. The standard recommends less than a year.
const VALID_DAYS: i32 = 180;

/// The file, or a page with status 404 if the operator names no contact.
pub(crate) async fn get(State(state): State<AppState>, method: Method, uri: OriginalUri) -> Response {
    let Some(contact) = &state.settings.security_contact else {
        return fallback(State(state), method, uri).await;
    };
    let expires = today().plus(VALID_DAYS);
    let mut text = format!("Contact: {contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: zh, en\n");
    let origin = state.settings.origin();
    if !origin.is_empty() {
        text.extend(["Canonical: ", origin, PATH, "\n"]);
    }
    let headers =
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, cache_control::SHORT)];
    (headers, text).into_response()
}
