//! Everything that has no route: files of the interface, then pages.

use axum::extract::{OriginalUri, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse as _, Response};

use super::{files, pages};
use crate::http::ProblemDetails;
use crate::state::AppState;

/// Answers with the file at this path, else with a page, which is a 404 page for unknown paths.
pub(crate) async fn fallback(State(state): State<AppState>, method: Method, uri: OriginalUri) -> Response {
    if method != Method::GET {
        return ([(header::ALLOW, "GET, HEAD")], ProblemDetails::MethodNotAllowed).into_response();
    }
    let path = uri.path();
    let file = path.strip_prefix(state.settings.base()).and_then(|path| path.strip_prefix('/'));
    if let Some(asset) = file.and_then(|file| state.assets.get(file)) {
        return files::response(asset);
    }
    pages::response(&state, path, uri.query().unwrap_or_default()).await
}
