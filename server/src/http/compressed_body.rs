//! A body that is sent more than once, with everything that its responses need.

use std::io::Read as _;
use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::encoding::Encoding;
use super::etag::etag;

/// A body in brotli, which most clients accept, and its `ETag`. Other forms are made from that when somebody asks for them:
/// gzip is kept, the plain body is not, since it takes several times the memory. Clones share the bytes.
#[derive(Clone, Debug)]
pub(crate) struct CompressedBody {
    brotli: Bytes,
    gzip: Arc<OnceLock<Bytes>>,
    plain_length: usize,
    etag: HeaderValue,
}

impl CompressedBody {
    /// Compresses a body. Takes some milliseconds for 100 kB, so it belongs into the [work queue](crate::work).
    pub(crate) fn new(plain: impl AsRef<[u8]>) -> Self {
        let plain = plain.as_ref();
        Self {
            etag: etag(plain),
            brotli: Encoding::Brotli.compress(plain).into(),
            gzip: Arc::default(),
            plain_length: plain.len(),
        }
    }

    /// How many bytes it takes, with gzip if that is made.
    pub(crate) fn weight(&self) -> usize {
        2 * self.brotli.len() + self.etag.len()
    }

    /// The length of the plain body.
    pub(super) const fn plain_length(&self) -> usize {
        self.plain_length
    }

    /// Whether the form for these clients exists.
    pub(super) fn has(&self, encoding: Option<Encoding>) -> bool {
        match encoding {
            Some(Encoding::Brotli) => true,
            Some(Encoding::Gzip) => self.gzip.get().is_some(),
            None => false,
        }
    }

    /// The form for clients that accept this encoding. Making it takes milliseconds, so that belongs into the work queue.
    pub(super) fn form(&self, encoding: Option<Encoding>) -> Bytes {
        match encoding {
            Some(Encoding::Brotli) => self.brotli.clone(),
            Some(Encoding::Gzip) => {
                self.gzip.get_or_init(|| Encoding::Gzip.compress(&self.plain()).into()).clone()
            }
            None => self.plain().into(),
        }
    }

    fn plain(&self) -> Vec<u8> {
        let mut plain = Vec::with_capacity(self.plain_length);
        // Reading from memory what was compressed here cannot fail.
        let _ = brotli::Decompressor::new(&*self.brotli, 4096).read_to_end(&mut plain);
        plain
    }
}

impl IntoResponse for CompressedBody {
    /// A response without a body: [`finish_response`](super::finish::finish_response) adds it in the form that the client
    /// accepts.
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        response.headers_mut().insert(header::ETAG, self.etag.clone());
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_made_from_the_compressed_one() {
        let text = "南京 Nanjing ".repeat(500);
        let body = CompressedBody::new(&text);
        assert_eq!(body.form(None), text.as_bytes());
        assert_eq!(body.plain_length(), text.len());
        assert!(body.has(Some(Encoding::Brotli)) && !body.has(Some(Encoding::Gzip)) && !body.has(None));
        let mut read = String::new();
        let gzip = body.form(Some(Encoding::Gzip));
        flate2::read::GzDecoder::new(&*gzip).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        assert!(body.has(Some(Encoding::Gzip)), "it is kept");
        assert!(body.weight() < text.len() / 10);
    }
}
