//! HTTP matters that pages, files, tiles and the API share, and the layers that every response passes.

mod access_log;
pub(crate) mod cache_control;
mod cached_response;
mod complete;
mod compressed_body;
mod encoding;
mod etag;
mod finish;
pub(crate) mod headers;
mod problem;
mod unsent;
mod weights;

use std::any::Any;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Router, middleware};
use tokio::runtime::Handle;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;

pub(crate) use cached_response::CachedResponse;
pub(crate) use compressed_body::CompressedBody;
pub(crate) use encoding::Encoding;
pub(crate) use etag::etag;
pub(crate) use finish::Precompressed;
pub(crate) use problem::ProblemDetails;
pub(crate) use weights::{Weighted, weighted};

use crate::metrics::Metrics;
use crate::work::WorkQueue;

/// Adds the layers that every response passes. `hsts` is the value of `Strict-Transport-Security`, if the site has one.
pub(crate) fn with_layers<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    hsts: Option<HeaderValue>,
    work: &WorkQueue,
    metrics: &Arc<Metrics>,
) -> Router<S> {
    routes
        .layer(middleware::from_fn(complete::complete_response))
        .layer(middleware::from_fn_with_state(finish::Finishing::new(work.clone()), finish::finish_response))
        // Outside of `finish_response`, which may panic too, and inside of the log, which records the 500.
        .layer(CatchPanicLayer::custom(answer_panic))
        .layer(SetResponseHeaderLayer::overriding(header::STRICT_TRANSPORT_SECURITY, hsts))
        .layer(middleware::from_fn_with_state(Arc::clone(metrics), access_log::log_request))
}

/// Runs handlers that render, search or serialize in the work queue, each as a whole. Such a handler must not
/// call [`fallback`](crate::site::fallback) or another that waits for a place in the queue.
pub(crate) async fn in_work_queue(State(work): State<WorkQueue>, request: Request, next: Next) -> Response {
    let runtime = Handle::current();
    let handler = move || runtime.block_on(next.run(request));
    work.run(handler).await.unwrap_or_else(|error| ProblemDetails::from(error).into_response())
}

/// Answers with 500 instead of closing the connection. The panic hook has logged message and location.
fn answer_panic(_: Box<dyn Any + Send>) -> Response {
    ProblemDetails::Internal("panic".into()).into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{Request, StatusCode};
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_with_500_and_later_requests_succeed() {
        let panics = get(async || if true { panic!("a bug") } else { "unreachable" });
        let routes = Router::new().route("/panics", panics).route("/works", get(async || "ok"));
        let site = with_layers(routes, None, &WorkQueue::new(), &Arc::default());
        for (path, status) in
            [("/panics", StatusCode::INTERNAL_SERVER_ERROR), ("/works", StatusCode::OK)].repeat(2)
        {
            let request = Request::builder().uri(path).body(Body::empty()).unwrap();
            let response = site.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status(), status, "{path}");
            if status.is_server_error() {
                assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
                assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
                assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
            }
        }
    }
}
