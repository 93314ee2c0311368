//! One log line for each request, and its numbers.

use std::sync::Arc;
use std::time::Instant;

use axum::body::HttpBody as _;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::metrics::Metrics;

/// The route of pages and files, which have none of their own.
const PAGES: &str = "pages and files";

/// Logs method, path, status, size and duration. The query is left out: what readers search for is private.
pub(crate) async fn log_request(
    State(metrics): State<Arc<Metrics>>,
    route: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let (status, duration) = (response.status().as_u16(), started.elapsed());
    metrics.answered(route.as_ref().map_or(PAGES, MatchedPath::as_str), status, duration);
    tracing::info!(
        %method,
        path,
        status,
        bytes = response.body().size_hint().exact(),
        micros = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX),
        "request"
    );
    response
}
