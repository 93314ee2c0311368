//! Gives every response the headers and the form of its kind.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::headers::{complete, media_type};
use super::problem::ProblemDetails;

/// Completes a response. The layer is inside of `finish_response`, so that a 304 repeats the headers of the 200.
pub(crate) async fn complete_response(request: Request, next: Next) -> Response {
    let response = in_own_form(next.run(request).await);
    let (mut head, body) = response.into_parts();
    complete(head.status, &mut head.headers);
    Response::from_parts(head, body)
}

/// Errors of routes and extractors as those of handlers: they have an empty body, or one line of text.
fn in_own_form(response: Response) -> Response {
    let media_type = media_type(response.headers());
    if !response.status().is_client_error() || media_type == "text/html" || media_type.contains("problem") {
        return response;
    }
    let problem = match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => ProblemDetails::MethodNotAllowed,
        _ => ProblemDetails::InvalidAddress,
    };
    let allowed = response.headers().get(header::ALLOW).cloned();
    let mut problem = problem.into_response();
    if let Some(allowed) = allowed {
        problem.headers_mut().insert(header::ALLOW, allowed);
    }
    problem
}
