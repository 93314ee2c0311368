//! Answers that depend on the release and the address alone: made once, and then taken from the cache.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::runtime::Handle;

use crate::http::{CachedResponse, ProblemDetails};
use crate::state::AppState;

/// Answers from the cache, or in the [work queue](crate::work), which also compresses the answer. Errors are not kept.
pub(super) async fn answer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let release = state.release.load_full();
    let key = format!("{} api {}", release.id, request.uri());
    let cached = state.responses.get(&key).await;
    state.metrics.answer(cached.is_some());
    if let Some(cached) = cached {
        return cached.into_response();
    }
    let runtime = Handle::current();
    let making = move || runtime.block_on(async { CachedResponse::of(next.run(request).await).await });
    match state.work.run(making).await {
        Ok(Ok(made)) => {
            // The handler may have read a release that replaced this one meanwhile.
            if state.release.load().id == release.id {
                state.responses.insert(key, made.clone()).await;
            }
            made.into_response()
        }
        Ok(Err(response)) => *response,
        Err(error) => ProblemDetails::from(error).into_response(),
    }
}
