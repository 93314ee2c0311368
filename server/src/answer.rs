//! What every answer gets on its way out: a mark to ask again with, the compression that the reader's program
//! accepts, and no body where none was asked for.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use sha2::{Digest as _, Sha256};

use crate::encoding::Encoding;

/// Compressed forms of a body that are at hand before anyone asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ready {
    /// The body in brotli.
    pub(crate) brotli: Option<Bytes>,
    /// The body in gzip.
    pub(crate) gzip: Option<Bytes>,
}

impl Ready {
    fn get(&self, encoding: Encoding) -> Option<Bytes> {
        match encoding {
            Encoding::Brotli => self.brotli.clone(),
            Encoding::Gzip => self.gzip.clone(),
        }
    }
}

/// Below this, a compressed body saves no packet.
const WORTH_IT: usize = 1000;

/// Finishes an answer. It is outermost, so that pages, files and the API are alike.
pub(crate) async fn finish(mut request: Request, next: Next) -> Response {
    // Whoever answers need not know of HEAD: it is GET, and the body goes nowhere.
    let without_body = request.method() == Method::HEAD;
    if without_body {
        *request.method_mut() = Method::GET;
    }
    let encoding = Encoding::accepted(request.headers());
    let seen = seen(request.headers());
    let (mut head, body) = next.run(request).await.into_parts();
    // Bodies are values in memory, so there is no end that could be too far.
    let Ok(plain) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let text = is_text(&head.headers);
    if head.status == StatusCode::OK {
        let tag = head.headers.entry(header::ETAG).or_insert_with(|| etag(&plain));
        if seen.iter().any(|seen| seen == "*" || opaque(seen) == opaque(tag.to_str().unwrap_or_default())) {
            head.status = StatusCode::NOT_MODIFIED;
            head.headers.remove(header::CONTENT_TYPE);
            vary(&mut head.headers);
            return Response::from_parts(head, Body::empty());
        }
    }
    let ready = head.extensions.remove::<Ready>();
    if text || ready.is_some() {
        vary(&mut head.headers);
    }
    let at_hand = |encoding| ready.as_ref().and_then(|ready| ready.get(encoding));
    let now = |encoding: Encoding| {
        (text && plain.len() >= WORTH_IT).then(|| Bytes::from(encoding.compress(&plain)))
    };
    let travels = encoding.and_then(|encoding| {
        at_hand(encoding).or_else(|| now(encoding)).map(|bytes| (encoding.token(), bytes))
    });
    let body = match travels {
        Some((token, bytes)) => {
            head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
            bytes
        }
        None => plain,
    };
    if without_body {
        head.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        return Response::from_parts(head, Body::empty());
    }
    Response::from_parts(head, Body::from(body))
}

/// A mark for these bytes. It is a weak one, since the same mark stands on every compressed form of them.
pub(crate) fn etag(bytes: &[u8]) -> HeaderValue {
    let hash = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..12]);
    // Letters, digits, dashes and quotation marks are fit for a header.
    HeaderValue::from_str(&format!("W/\"{hash}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// The marks of what the reader's program has already.
fn seen(headers: &HeaderMap) -> Vec<String> {
    let lines = headers.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(|mark| mark.trim().to_owned()).collect()
}

/// A mark without its weakness: whether bytes are the same or only what they mean is all one here.
fn opaque(mark: &str) -> &str {
    mark.strip_prefix("W/").unwrap_or(mark)
}

/// Whether it pays to compress this on the path of a request. Wasm would take seconds; it is compressed when
/// it is built.
fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/") || ["json", "xml"].iter().any(|part| kind.contains(part))
}

/// Tells caches that the answer depends on what was accepted, beside what else it depends on.
fn vary(headers: &mut HeaderMap) {
    headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
}
