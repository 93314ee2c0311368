//! Values of `Cache-Control`.

/// For content that may change at any time: caches ask again, with its `ETag`.
pub(crate) const REVALIDATE: &str = "public, max-age=0, must-revalidate";

/// For content that never changes at its address: a year is the longest that caches honour.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// For content that may change at any time, and that a shared cache must not give to others.
pub(crate) const PRIVATE: &str = "private, no-cache";

/// For small files that change with the build or the data: five minutes old is good enough.
pub(crate) const SHORT: &str = "public, max-age=300";
