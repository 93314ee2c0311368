//! Values of `Cache-Control`.

/// For content that may change at any time: caches ask again, with its `ETag`.
pub(crate) const REVALIDATE: &str = "public, max-age=0, must-revalidate";

/// For content that never changes at its address: a year is the longest that caches honour.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
