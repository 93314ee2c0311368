//! Pictures of views and records as files: drawn two at a time, and then answered from a cache.

mod fonts;
mod png;

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::HeaderValue;
use moka::future::Cache;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::cache;
pub use fonts::PictureFonts;

/// How many pictures are drawn at a time. One takes a processor and some megabytes.
const AT_A_TIME: usize = 2;

/// A picture as it is sent.
#[derive(Clone)]
pub(crate) struct PictureBytes {
    /// The file.
    pub(crate) bytes: Bytes,
    /// Its `ETag`.
    pub(crate) etag: HeaderValue,
}

/// Pictures that were drawn, up to a number of bytes, and the right to draw others.
pub struct Pictures {
    pub(crate) drawn: Cache<String, PictureBytes>,
    permits: Arc<Semaphore>,
}

impl Pictures {
    /// No pictures yet; the cache holds so many bytes.
    pub(crate) fn new(max_bytes: u64) -> Self {
        let weight = |picture: &PictureBytes| picture.bytes.len() + picture.etag.len();
        Self { drawn: cache::bounded(max_bytes, weight), permits: Arc::new(Semaphore::new(AT_A_TIME)) }
    }

    /// The right to draw one picture, until it is dropped; `None` while as many as possible are being drawn.
    pub fn permit(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.permits).try_acquire_owned().ok()
    }
}

/// Draws an SVG of ours as PNG, with so many pixels a unit.
pub(crate) fn png(fonts: &PictureFonts, svg: &str, scale: f32) -> Result<Vec<u8>, String> {
    png::png(fonts, svg, scale)
}
