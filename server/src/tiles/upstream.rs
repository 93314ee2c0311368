//! The one call that the site makes to others: a tile from the server that draws it.

use std::error::Error;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, Uri, header};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// A tile that is larger is none; usual ones have a fiftieth of it.
const LARGEST: usize = 1 << 20;
/// How many calls may be under way; who comes later waits, and the wait counts.
const AT_ONCE: usize = 16;
/// How long a tile is kept whose server says nothing of that, and the least and the most that it may say.
const USUAL: Duration = Duration::from_hours(24);
const SHORTEST: Duration = Duration::from_mins(5);
const LONGEST: Duration = Duration::from_hours(7 * 24);

/// Why there is no tile. What it prints is fit for readers: it names neither address nor key.
#[derive(Clone, Debug, thiserror::Error)]
pub(super) enum Fault {
    /// The server has none at this place. That is no failure.
    #[error("has no tile there")]
    Absent,
    /// Nothing came within the limit.
    #[error("did not answer in time")]
    Slow,
    /// No connection, or a broken one. The cause is for the log.
    #[error("was not reached")]
    Unreachable(String),
    /// Another host might get the key.
    #[error("leads elsewhere, and is not followed")]
    Elsewhere,
    /// An answer that is no success.
    #[error("answered with status {}", .0.as_u16())]
    Status(StatusCode),
    /// A success that is no picture.
    #[error("sent no picture; accepted: PNG, JPEG or WebP, up to 1 MB")]
    NoPicture,
}

/// A tile as it came.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    pub(super) bytes: Bytes,
    /// Its media type, as its bytes have it.
    pub(super) kind: &'static str,
    /// How long it may be kept; not at all if nothing.
    pub(super) lasts: Duration,
}

/// Asks the servers of tiles. It follows no redirect and keeps no cookie, since nobody taught it to.
pub(super) struct Upstream {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    headers: HeaderMap,
    wait: Duration,
    turns: Semaphore,
}

impl Upstream {
    /// Calls end after `wait`; `public_url` is who asks, as servers and their rules for keys want to know.
    pub(super) fn new(wait: Duration, public_url: &str) -> Self {
        // Certificates are known to the program itself, so that it runs on a machine that has none.
        let connector =
            HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        let mut headers = HeaderMap::new();
        let mut say = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        say(header::ACCEPT, "image/png, image/jpeg, image/webp");
        say(header::USER_AGENT, concat!("innovation-atlas/", env!("CARGO_PKG_VERSION")));
        if !public_url.is_empty() {
            say(header::REFERER, &format!("{public_url}/"));
        }
        let client = Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Self { client, headers, wait, turns: Semaphore::new(AT_ONCE) }
    }

    /// The tile at an address.
    pub(super) async fn fetch(&self, address: Uri) -> Result<Picture, Fault> {
        timeout(self.wait, self.ask(address)).await.unwrap_or(Err(Fault::Slow))
    }

    async fn ask(&self, address: Uri) -> Result<Picture, Fault> {
        let turn = self.turns.acquire().await.map_err(|error| unreachable(&error))?;
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = address;
        request.headers_mut().clone_from(&self.headers);
        let answer = self.client.request(request).await.map_err(|error| unreachable(&error))?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND | StatusCode::NO_CONTENT => return Err(Fault::Absent),
            status if status.is_redirection() => return Err(Fault::Elsewhere),
            status => return Err(Fault::Status(status)),
        }
        let (head, body) = answer.into_parts();
        if !names_picture(&head.headers) {
            return Err(Fault::NoPicture);
        }
        // An end that is too far and one that never comes look alike here.
        let bytes = to_bytes(Body::new(body), LARGEST).await.map_err(|_| Fault::NoPicture)?;
        drop(turn);
        let kind = kind(&bytes).ok_or(Fault::NoPicture)?;
        Ok(Picture { bytes, kind, lasts: lasts(&head.headers) })
    }
}

/// An error with its causes. None of them holds the address that was asked for.
fn unreachable(error: &dyn Error) -> Fault {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        said = format!("{said}: {error}");
        cause = error.source();
    }
    Fault::Unreachable(said)
}

/// Whether the server says that it sends a picture that we take.
fn names_picture(headers: &HeaderMap) -> bool {
    let named = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let named = named.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    // `image/jpg` is a common misspelling.
    ["image/png", "image/jpeg", "image/jpg", "image/webp"].contains(&named.as_str())
}

/// What these bytes are by how they begin; servers mix up the pictures that they name, and browsers go by this.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// How long a tile may be kept.
fn lasts(headers: &HeaderMap) -> Duration {
    let lines = headers.get_all(header::CACHE_CONTROL).into_iter().filter_map(|line| line.to_str().ok());
    let said: Vec<String> =
        lines.flat_map(|line| line.split(',')).map(|part| part.trim().to_ascii_lowercase()).collect();
    if said.iter().any(|part| part == "no-store" || part == "private") {
        return Duration::ZERO;
    }
    let seconds = said.iter().find_map(|part| part.strip_prefix("max-age=")?.parse().ok());
    seconds.map_or(USUAL, Duration::from_secs).clamp(SHORTEST, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Duration {
        lasts(&HeaderMap::from_iter([(header::CACHE_CONTROL, text.parse().unwrap())]))
    }

    #[test]
    fn a_tile_is_kept_as_long_as_its_server_says_within_bounds() {
        assert_eq!(lasts(&HeaderMap::new()), USUAL);
        assert_eq!(said("public, max-age=3600"), Duration::from_hours(1));
        assert_eq!(said("max-age=0"), SHORTEST);
        assert_eq!(said("Max-Age=999999999"), LONGEST);
        assert_eq!(said("max-age=soon"), USUAL);
        assert_eq!(said("no-store"), Duration::ZERO);
    }

    #[test]
    fn a_picture_is_known_by_how_it_begins() {
        assert_eq!(kind(b"\x89PNG\r\n\x1a\nrest"), Some("image/png"));
        assert_eq!(kind(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(kind(b"RIFF\0\0\0\0WEBPVP8 "), Some("image/webp"));
        for none in [&b""[..], b"<html>", b"GIF89a", b"\x89PNG", b"<svg xmlns"] {
            assert_eq!(kind(none), None);
        }
    }
}
