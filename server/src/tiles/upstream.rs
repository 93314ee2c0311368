//! Requests to tile servers, the only ones that the server makes.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, Uri, header};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// The largest accepted tile in bytes; usual ones have a fiftieth of it.
const MAX_BYTES: usize = 1 << 20;
/// The most concurrent requests for a layer. Waiting for a free one counts towards the timeout. Each layer has its own,
/// so that one with a slow server does not delay the others.
const MAX_CONCURRENT: usize = 16;
/// The lifetime of a tile without `max-age`, and the limits for one with it.
const DEFAULT_MAX_AGE: Duration = Duration::from_hours(24);
const MIN_MAX_AGE: Duration = Duration::from_mins(5);
const MAX_MAX_AGE: Duration = Duration::from_hours(7 * 24);

/// Why there is no tile. Its text ends a sentence about the tile server and contains neither address nor key.
#[derive(Clone, Debug, thiserror::Error)]
pub(super) enum UpstreamError {
    /// The server has no such tile, which is no failure.
    #[error("has no tile there")]
    NoTile,
    /// The response was not complete in time.
    #[error("did not answer in time")]
    Timeout,
    /// The connection failed. The cause is for the log.
    #[error("could not be reached")]
    Unreachable(String),
    /// A redirect. It is not followed, because another host might receive the key.
    #[error("answered with a redirect, which is not followed")]
    Redirect,
    /// An error status.
    #[error("answered with status {}", .0.as_u16())]
    Status(StatusCode),
    /// A success with another content than an image.
    #[error("sent no image; accepted: PNG, JPEG or WebP, up to 1 MB")]
    NoImage,
}

/// An image with its lifetime.
#[derive(Clone, Debug)]
pub(super) struct Tile {
    pub(super) bytes: Bytes,
    /// Its media type, detected from its bytes.
    pub(super) media_type: &'static str,
    /// How long it may be cached; zero forbids it.
    pub(super) max_age: Duration,
}

/// A client for tile servers. Redirects and cookies are disabled: `hyper` implements neither.
pub(super) struct Upstream {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    headers: HeaderMap,
    timeout: Duration,
}

/// The right to request tiles of a layer, so many at a time.
pub(super) fn permits() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(MAX_CONCURRENT))
}

impl Upstream {
    /// A client whose requests fail after `timeout`. `public_url` is the referrer, by which providers restrict keys.
    pub(super) fn new(timeout: Duration, public_url: &str) -> Self {
        // Root certificates are compiled in, so that the program runs on machines without any.
        let connector =
            HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        let mut headers = HeaderMap::new();
        let mut set = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        set(header::ACCEPT, "image/png, image/jpeg, image/webp");
        set(header::USER_AGENT, concat!("innovation-atlas/", env!("CARGO_PKG_VERSION")));
        if !public_url.is_empty() {
            set(header::REFERER, &format!("{public_url}/"));
        }
        let client = Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Self { client, headers, timeout }
    }

    /// The tile at an address, once its layer has a permit.
    pub(super) async fn fetch(&self, address: Uri, permits: &Semaphore) -> Result<Tile, UpstreamError> {
        timeout(self.timeout, self.request(address, permits)).await.unwrap_or(Err(UpstreamError::Timeout))
    }

    async fn request(&self, address: Uri, permits: &Semaphore) -> Result<Tile, UpstreamError> {
        let permit = permits.acquire().await.map_err(|error| unreachable(&error))?;
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = address;
        request.headers_mut().clone_from(&self.headers);
        let response = self.client.request(request).await.map_err(|error| unreachable(&error))?;
        match response.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND | StatusCode::NO_CONTENT => return Err(UpstreamError::NoTile),
            status if status.is_redirection() => return Err(UpstreamError::Redirect),
            status => return Err(UpstreamError::Status(status)),
        }
        let (head, body) = response.into_parts();
        if !declares_image(&head.headers) {
            return Err(UpstreamError::NoImage);
        }
        // A body that is too large and one that breaks off give the same error.
        let bytes = to_bytes(Body::new(body), MAX_BYTES).await.map_err(|_| UpstreamError::NoImage)?;
        drop(permit);
        let media_type = media_type(&bytes).ok_or(UpstreamError::NoImage)?;
        Ok(Tile { bytes, media_type, max_age: max_age(&head.headers) })
    }
}

/// An error with its causes. None of them contains the address of the tile.
fn unreachable(error: &dyn Error) -> UpstreamError {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    UpstreamError::Unreachable(text)
}

/// Whether `Content-Type` is one of the accepted images.
fn declares_image(headers: &HeaderMap) -> bool {
    let declared = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let declared = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    // `image/jpg` is a common misspelling.
    ["image/png", "image/jpeg", "image/jpg", "image/webp"].contains(&declared.as_str())
}

/// The media type by the first bytes: servers confuse image types, and browsers go by the bytes.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// How long a tile may be cached.
fn max_age(headers: &HeaderMap) -> Duration {
    let lines = headers.get_all(header::CACHE_CONTROL).into_iter().filter_map(|line| line.to_str().ok());
    let directives: Vec<String> =
        lines.flat_map(|line| line.split(',')).map(|part| part.trim().to_ascii_lowercase()).collect();
    if directives.iter().any(|part| part == "no-store" || part == "private") {
        return Duration::ZERO;
    }
    let seconds = directives.iter().find_map(|part| part.strip_prefix("max-age=")?.parse().ok());
    seconds.map_or(DEFAULT_MAX_AGE, Duration::from_secs).clamp(MIN_MAX_AGE, MAX_MAX_AGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn max_age_of(text: &str) -> Duration {
        max_age(&HeaderMap::from_iter([(header::CACHE_CONTROL, text.parse().unwrap())]))
    }

    #[test]
    fn the_server_sets_the_lifetime_of_a_tile_within_limits() {
        assert_eq!(max_age(&HeaderMap::new()), DEFAULT_MAX_AGE);
        assert_eq!(max_age_of("public, max-age=3600"), Duration::from_hours(1));
        assert_eq!(max_age_of("max-age=0"), MIN_MAX_AGE);
        assert_eq!(max_age_of("Max-Age=999999999"), MAX_MAX_AGE);
        assert_eq!(max_age_of("max-age=soon"), DEFAULT_MAX_AGE);
        assert_eq!(max_age_of("no-store"), Duration::ZERO);
    }

    #[test]
    fn the_media_type_of_an_image_is_detected_from_its_first_bytes() {
        assert_eq!(media_type(b"\x89PNG\r\n\x1a\nrest"), Some("image/png"));
        assert_eq!(media_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(media_type(b"RIFF\0\0\0\0WEBPVP8 "), Some("image/webp"));
        for none in [&b""[..], b"<html>", b"GIF89a", b"\x89PNG", b"<svg xmlns"] {
            assert_eq!(media_type(none), None);
        }
    }
}
