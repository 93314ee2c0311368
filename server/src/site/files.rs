//! Files of the interface.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use crate::assets::Asset;
use crate::http::cache_control;

/// Answers with a file of the interface.
pub(super) fn response(asset: &Asset) -> Response {
    let cache = if asset.immutable { cache_control::IMMUTABLE } else { cache_control::SHORT };
    let mut response = asset.bytes.clone().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::ETAG, asset.etag.clone());
    if asset.immutable {
        // Modules and fonts are fetched with CORS, and an embed in a sandboxed frame has no origin.
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    response.extensions_mut().insert(asset.precompressed.clone());
    response
}
