//! `/{lang}/embed/studio`: the embed studio. Unlike other pages it contains addresses with a host, and today's date.

use std::time::{SystemTime, UNIX_EPOCH};

use app::server_pages::Choice;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::Response;
use model::lang::Lang;
use model::when::Day;

use super::fallback::fallback;
use super::pages;
use super::studio_data::StudioRequest;
use crate::http::cache_control;
use crate::state::AppState;

/// The page.
pub(super) async fn get(
    State(state): State<AppState>,
    Path(tag): Path<String>,
    method: Method,
    uri: OriginalUri,
    headers: HeaderMap,
) -> Response {
    if Lang::from_tag(&tag).is_none() {
        return fallback(State(state), method, uri).await;
    }
    let query = uri.query().unwrap_or_default();
    let studio = StudioRequest {
        choice: Choice::parse(query),
        public_url: format!("{}{}", state.origin(&headers), state.settings.base()),
        today: today(),
    };
    let mut response = pages::response_with(&state, uri.path(), query, Some(studio)).await;
    let cache = HeaderValue::from_static(state.cache_control(cache_control::REVALIDATE));
    response.headers_mut().insert(header::CACHE_CONTROL, cache);
    response
}

/// Today, in UTC.
pub(super) fn today() -> Day {
    const SECONDS: u64 = 24 * 60 * 60;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Day::constant(1970, 1, 1).plus(i32::try_from(since.as_secs() / SECONDS).unwrap_or_default())
}
