//! `ETag` and `If-None-Match` (RFC 9110).

use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use sha2::{Digest as _, Sha256};

/// The `ETag` of these bytes. It is weak, because their compressed forms have the same one.
pub(crate) fn etag(bytes: &[u8]) -> HeaderValue {
    let hash = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..12]);
    // Letters, digits, dashes and quotation marks are valid in a header.
    HeaderValue::from_str(&format!("W/\"{hash}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Whether `If-None-Match` of a request lists this `ETag`.
pub(crate) fn none_match(request: &HeaderMap) -> impl Fn(&HeaderValue) -> bool + use<> {
    let lines = request.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|line| line.to_str().ok());
    let listed: Vec<String> =
        lines.flat_map(|line| line.split(',')).map(|tag| opaque(tag.trim()).to_owned()).collect();
    move |etag| {
        let etag = opaque(etag.to_str().unwrap_or_default());
        listed.iter().any(|listed| listed == "*" || listed == etag)
    }
}

/// The `ETag` without `W/`: the comparison for `If-None-Match` is weak.
fn opaque(etag: &str) -> &str {
    etag.strip_prefix("W/").unwrap_or(etag)
}
