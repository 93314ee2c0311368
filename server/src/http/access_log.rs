//! One log line for each request, and its numbers.

use std::sync::Arc;
use std::time::Instant;

use axum::body::HttpBody as _;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::log;
use crate::metrics::Metrics;

/// The route of pages and files, which have none of their own.
const PAGES: &str = "pages and files";

/// Logs method, path, status, size and duration. Query and address of the client are left out: who searches for what is
/// private.
pub(crate) async fn log_request(
    State(metrics): State<Arc<Metrics>>,
    route: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let (method, path) = (request.method().clone(), log::foreign(request.uri().path()));
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
