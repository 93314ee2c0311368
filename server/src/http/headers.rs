//! Headers that every response has, with a value for those whose handler sets none. `docs/operation.md` lists them all.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use super::cache_control;

/// Which pages may have a resource in them without CORS.
pub(crate) const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
/// Whether a page shares a group of windows with those that opened it.
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
/// Which functions of the device a page may use.
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// Data that a browser opens as a page loads, runs and shows nothing else.
const DATA: &str = "default-src 'none'; frame-ancestors 'none'";
/// An SVG that a browser opens as a page has its own styles, and may be in a frame of others.
pub(crate) const SVG: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Adds the headers that a response of this status and media type lacks.
pub(super) fn complete(status: StatusCode, headers: &mut HeaderMap) {
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::CACHE_CONTROL, if status.is_redirection() { cache_control::REVALIDATE } else { "no-store" });
    // Whatever scripts of others may read may also be in their pages.
    let is_for_others = headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    let media_type = media_type(headers);
    let (is_html, is_svg) = (media_type == "text/html", media_type == "image/svg+xml");
    // A worker has the policy of its script, and the policy of a style sheet, font or module has no effect.
    let is_program = media_type == "text/javascript"
        || media_type == "text/css"
        || media_type == "application/wasm"
        || media_type.starts_with("font/");
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(RESOURCE_POLICY, if is_for_others { "cross-origin" } else { "same-origin" });
    if is_svg {
        set(header::CONTENT_SECURITY_POLICY, SVG);
    } else if !is_program {
        set(header::CONTENT_SECURITY_POLICY, DATA);
    }
    if is_html {
        set(OPENER_POLICY, "same-origin");
        set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
        set(PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=()");
    }
}

/// The media type without parameters; empty if there is none.
pub(super) fn media_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
