//! Responses that are kept for further clients.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::compressed_body::CompressedBody;
use super::problem::ProblemDetails;

/// The most bytes of a body that is kept. Larger ones are for programs that ask once.
const MAX_KEPT: usize = 1 << 20;

/// A response with status 200: its headers, and its body in every form. Clones share the bytes.
#[derive(Clone, Debug)]
pub(crate) struct CachedResponse {
    headers: HeaderMap,
    body: CompressedBody,
}

impl CachedResponse {
    /// A response with headers besides those of its body.
    pub(crate) fn new(headers: HeaderMap, body: CompressedBody) -> Self {
        Self { headers, body }
    }

    /// The response to keep, which takes some milliseconds to compress.
    ///
    /// # Errors
    /// The response itself if it is not to be kept: if it is an error, or large.
    pub(crate) async fn of(response: Response) -> Result<Self, Box<Response>> {
        let (head, body) = response.into_parts();
        let body = match to_bytes(body, usize::MAX).await {
            Ok(body) if head.status == StatusCode::OK && body.len() <= MAX_KEPT => body,
            Ok(body) => return Err(Box::new(Response::from_parts(head, Body::from(body)))),
            Err(cause) => return Err(Box::new(ProblemDetails::Internal(cause.to_string()).into_response())),
        };
        let mut headers = head.headers;
        headers.remove(header::CONTENT_LENGTH);
        Ok(Self::new(headers, CompressedBody::new(&body)))
    }

    /// How many bytes it takes.
    pub(crate) fn weight(&self) -> usize {
        let headers = self.headers.iter().map(|(name, value)| name.as_str().len() + value.len());
        headers.sum::<usize>() + self.body.weight()
    }
}

impl IntoResponse for CachedResponse {
    fn into_response(self) -> Response {
        let mut response = self.body.into_response();
        response.headers_mut().extend(self.headers);
        response
    }
}
