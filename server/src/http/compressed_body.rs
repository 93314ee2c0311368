//! A body that is sent more than once, with everything that its responses need.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::encoding::Encoding;
use super::etag::etag;

/// A body in every form that clients accept, and its `ETag`. Clones share the bytes.
#[derive(Clone, Debug)]
pub(crate) struct CompressedBody {
    plain: Bytes,
    brotli: Bytes,
    gzip: Bytes,
    etag: HeaderValue,
}

impl CompressedBody {
    /// Compresses a body. Takes some milliseconds for 100 kB, so it belongs into the [work queue](crate::work).
    pub(crate) fn new(plain: impl Into<Bytes>) -> Self {
        let plain = plain.into();
        Self {
            etag: etag(&plain),
            brotli: Encoding::Brotli.compress(&plain).into(),
            gzip: Encoding::Gzip.compress(&plain).into(),
            plain,
        }
    }

    /// How many bytes it takes.
    pub(crate) fn weight(&self) -> usize {
        self.plain.len() + self.brotli.len() + self.gzip.len() + self.etag.len()
    }
}

impl IntoResponse for CompressedBody {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.plain));
        response.headers_mut().insert(header::ETAG, self.etag);
        response
            .extensions_mut()
            .insert(super::Precompressed { brotli: Some(self.brotli), gzip: Some(self.gzip) });
        response
    }
}
