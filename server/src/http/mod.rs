//! HTTP matters that pages, files, tiles and the API share, and the layers that every response passes.

mod access_log;
pub(crate) mod cache_control;
mod encoding;
mod etag;
mod finish;
pub(crate) mod headers;
mod problem;
mod weights;

use std::any::Any;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;

pub(crate) use encoding::Encoding;
pub(crate) use etag::etag;
pub(crate) use finish::Precompressed;
pub(crate) use problem::ProblemDetails;
pub(crate) use weights::{Weighted, weighted};

/// Adds the layers that every response passes. `hsts` is the value of `Strict-Transport-Security`, if the site has one.
pub(crate) fn with_layers<S>(routes: Router<S>, hsts: Option<HeaderValue>) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    routes
        .layer(middleware::from_fn(headers::complete_response))
        .layer(middleware::from_fn(finish::finish_response))
        // Outside of `finish_response`, which may panic too, and inside of the log, which records the 500.
        .layer(CatchPanicLayer::custom(answer_panic))
        .layer(SetResponseHeaderLayer::overriding(header::STRICT_TRANSPORT_SECURITY, hsts))
        .layer(middleware::from_fn(access_log::log_request))
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
        let site = with_layers(routes, None);
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
