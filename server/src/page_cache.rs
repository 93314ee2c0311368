//! Rendered pages in a cache.

use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode};

use crate::bounded_cache::{BoundedCache, Weight};

/// A rendered page with everything that its response needs.
#[derive(Clone)]
pub(crate) struct RenderedPage {
    /// 200, or 404 if there is no such page.
    pub(crate) status: StatusCode,
    /// The document.
    pub(crate) html: Bytes,
    /// The document in brotli.
    pub(crate) brotli: Bytes,
    /// The `ETag` of the document.
    pub(crate) etag: HeaderValue,
}

impl Weight for RenderedPage {
    fn weight(&self) -> usize {
        self.html.len() + self.brotli.len() + self.etag.len()
    }
}

/// Rendered pages by key.
pub(crate) type PageCache = BoundedCache<RenderedPage>;
