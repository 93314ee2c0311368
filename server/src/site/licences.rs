//! `/about/licences`: whose work the atlas contains, and under which licences. One page for both languages, because the
//! texts of licences are in English.

use axum::extract::{OriginalUri, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::Response;

use super::fallback::fallback;
use super::{files, policy};
use crate::state::AppState;

/// The page of the build; 404 if the site was built without it.
pub(super) async fn get(State(state): State<AppState>, method: Method, uri: OriginalUri) -> Response {
    let Some(page) = &state.assets.licences else { return fallback(State(state), method, uri).await };
    let mut response = files::response(page);
    let policy = policy::content_security(&[], &state.settings.frame_ancestors);
    if let Ok(policy) = HeaderValue::try_from(policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
