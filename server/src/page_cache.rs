//! A cache of rendered pages.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode};

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

impl RenderedPage {
    fn size(&self) -> usize {
        self.html.len() + self.brotli.len() + self.etag.len()
    }
}

/// Rendered pages by key, up to a number of bytes. When it is full, it is emptied: an eviction order would need
/// requests that repeat in some pattern, and readers come at random.
pub(crate) struct PageCache {
    state: Mutex<CacheState>,
    max_bytes: usize,
}

#[derive(Default)]
struct CacheState {
    pages: HashMap<String, RenderedPage>,
    bytes: usize,
}

impl PageCache {
    /// An empty cache of so many bytes.
    pub(crate) fn new(max_bytes: usize) -> Self {
        Self { state: Mutex::default(), max_bytes }
    }

    /// The page with this key.
    pub(crate) fn get(&self, key: &str) -> Option<RenderedPage> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).pages.get(key).cloned()
    }

    /// Adds a page, unless it alone is larger than the cache.
    pub(crate) fn insert(&self, key: String, page: RenderedPage) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let size = page.size() + key.len();
        if state.bytes + size > self.max_bytes {
            state.pages.clear();
            state.bytes = 0;
        }
        if size <= self.max_bytes {
            state.bytes += size;
            state.pages.insert(key, page);
        }
    }
}
