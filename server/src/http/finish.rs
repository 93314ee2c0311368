//! The last step of every response: `ETag` and 304, compression, and no body for HEAD.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use model::packed::MEDIA_TYPE;

use super::compressed_body::CompressedBody;
use super::encoding::Encoding;
use super::etag::{etag, none_match};
use super::problem::ProblemDetails;
use super::unsent::{Place, Unsent};
use crate::work::WorkQueue;

/// Compressed forms of a body that exist already. Handlers put it into the extensions of a response.
#[derive(Clone, Debug, Default)]
pub(crate) struct Precompressed {
    /// The body in brotli.
    pub(crate) brotli: Option<Bytes>,
    /// The body in gzip.
    pub(crate) gzip: Option<Bytes>,
}

impl Precompressed {
    fn get(&self, encoding: Encoding) -> Option<Bytes> {
        match encoding {
            Encoding::Brotli => self.brotli.clone(),
            Encoding::Gzip => self.gzip.clone(),
        }
    }
}

/// The least size in bytes that is compressed: a smaller body fits into one packet anyway.
const MIN_COMPRESSED: usize = 1000;

/// A text of this size is hashed and compressed in the work queue: it would keep an async worker for milliseconds. What is
/// smaller fits into the buffers of a connection.
const MIN_LARGE: usize = 16_000;

/// What the last step needs: a processor to compress, and memory until clients have read.
#[derive(Clone, Debug)]
pub(crate) struct Finishing {
    work: WorkQueue,
    unsent: Unsent,
}

impl Finishing {
    pub(crate) fn new(work: WorkQueue) -> Self {
        Self { work, unsent: Unsent::new() }
    }
}

/// Finishes a response. It is a layer, so that pages, files and the API behave alike.
pub(crate) async fn finish_response(
    State(Finishing { work, unsent }): State<Finishing>,
    mut request: Request,
    next: Next,
) -> Response {
    // Handlers only see GET; the body of a response to HEAD is dropped here.
    let is_head = request.method() == Method::HEAD;
    if is_head {
        *request.method_mut() = Method::GET;
    }
    let encoding = Encoding::accepted(request.headers());
    let is_known = none_match(request.headers());
    let (head, body) = next.run(request).await.into_parts();
    // All bodies are in memory, so a limit would serve no purpose.
    let plain = match to_bytes(body, usize::MAX).await {
        Ok(plain) => plain,
        Err(cause) => return ProblemDetails::Internal(cause.to_string()).into_response(),
    };
    // Whatever is cached does not wait behind pages that are being rendered, and tiles and pictures do not either: a tile is
    // hashed in a fraction of a millisecond, and pictures have their `ETag`.
    let compressed = head.extensions.get::<CompressedBody>();
    let is_prepared = compressed.is_some_and(|body| body.has(encoding))
        || head.headers.contains_key(header::ETAG) && head.extensions.get::<Precompressed>().is_some();
    let length = compressed.map_or(plain.len(), CompressedBody::plain_length);
    let is_large = length >= MIN_LARGE && !is_prepared;
    let needs_work = is_text(&head.headers) && is_large;
    // Clients share what is prepared; every other body is in memory for its client alone.
    let place = match is_large.then(|| unsent.place(length)) {
        Some(None) => return ProblemDetails::Busy.into_response(),
        place => place.flatten(),
    };
    let finish = move || finished(head, plain, encoding, place, is_known);
    let finished = if needs_work { work.run(finish).await } else { Ok(finish()) };
    match finished {
        Ok(response) if is_head => without_body(response),
        Ok(response) => response,
        Err(error) => ProblemDetails::from(error).into_response(),
    }
}

/// Adds the `ETag`, and answers with 304 if the client knows it, else with the body in the encoding that it accepts.
fn finished(
    mut head: Parts,
    plain: Bytes,
    encoding: Option<Encoding>,
    place: Option<Place>,
    is_known: impl Fn(&HeaderValue) -> bool,
) -> Response {
    let text = is_text(&head.headers);
    if head.status == StatusCode::OK {
        let etag = head.headers.entry(header::ETAG).or_insert_with(|| etag(&plain));
        if is_known(etag) {
            head.status = StatusCode::NOT_MODIFIED;
            head.headers.remove(header::CONTENT_TYPE);
            vary(&mut head.headers);
            return Response::from_parts(head, Body::empty());
        }
    }
    let precompressed = head.extensions.remove::<Precompressed>();
    let shared = head.extensions.remove::<CompressedBody>();
    if text || precompressed.is_some() || shared.is_some() {
        vary(&mut head.headers);
    }
    let existing = |encoding| precompressed.as_ref().and_then(|forms| forms.get(encoding));
    let compressed = |encoding: Encoding| {
        (text && plain.len() >= MIN_COMPRESSED).then(|| Bytes::from(encoding.compress(&plain)))
    };
    let shared = |encoding| shared.as_ref().map(|body| body.form(encoding));
    let encoded = encoding.and_then(|encoding| {
        let bytes = shared(Some(encoding)).or_else(|| existing(encoding)).or_else(|| compressed(encoding));
        Some((encoding.token(), bytes?))
    });
    let body = match encoded {
        Some((token, bytes)) => {
            head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
            bytes
        }
        None => shared(None).unwrap_or(plain),
    };
    let body = match place {
        Some(place) => place.hold(body),
        None => body,
    };
    head.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    Response::from_parts(head, Body::from(body))
}

/// The response to HEAD: that to GET with the length of its body, and without the body.
fn without_body(response: Response) -> Response {
    Response::from_parts(response.into_parts().0, Body::empty())
}

/// Whether to compress a body while the request waits. Wasm is compressed by the build, as it would take seconds.
fn is_text(headers: &HeaderMap) -> bool {
    let media_type =
        headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    media_type.starts_with("text/")
        || ["json", "xml", MEDIA_TYPE].iter().any(|part| media_type.contains(part))
}

/// Adds to `Vary` that the response depends on `Accept-Encoding`.
fn vary(headers: &mut HeaderMap) {
    headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
}
