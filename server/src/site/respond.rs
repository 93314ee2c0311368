//! Files and pages as answers: their heads, and pages that are kept.

use app::address::{Base, RECORD_PANEL, SHOW};
use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use model::query::Query;

use super::assets::Asset;
use super::policy;
use super::render::{Asked, render};
use crate::answer::{Ready, etag};
use crate::encoding::Encoding;
use crate::serve::AppState;

/// Answers with a file of the interface.
pub(super) fn file(asset: &Asset) -> Response {
    let cache = if asset.immutable { "public, max-age=31536000, immutable" } else { "public, max-age=300" };
    let mut response = asset.bytes.clone().into_response();
    let sent = response.headers_mut();
    sent.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    sent.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    sent.insert(header::ETAG, asset.etag.clone());
    response.extensions_mut().insert(asset.ready.clone());
    response
}

/// A page as it is kept, ready to be sent.
#[derive(Clone)]
pub(crate) struct Kept {
    status: StatusCode,
    html: Bytes,
    brotli: Bytes,
    etag: HeaderValue,
}

impl Kept {
    /// The bytes that it holds.
    pub(crate) fn size(&self) -> usize {
        self.html.len() + self.brotli.len() + self.etag.len()
    }
}

/// Answers with the page at a path, made anew or as it is kept.
pub(super) fn page(state: &AppState, path: &str, query: &str) -> Response {
    // A page depends on what was read of the query, so that a messenger's additions find the same page.
    let read = Query::read(query);
    let asked = read.query.release.as_ref().and_then(|id| state.release_called(id.as_str()));
    let release = asked.unwrap_or_else(|| state.release.load_full());
    let part = query.split('&').any(|pair| pair.split_once('=') == Some((SHOW, RECORD_PANEL)));
    let key = format!("{} {path} {} {:?} {part}", release.id, read.query, read.refused);
    let kept = state.pages.get(&key).unwrap_or_else(|| {
        let base = Base::new(state.settings.base());
        let (lang, page) = match base.page(path) {
            Some((lang, page)) => (lang, Some(page)),
            None => (base.lang(path), None),
        };
        let document = render(&Asked {
            settings: &state.settings,
            assets: &state.assets,
            release: &release,
            base,
            lang,
            page,
            path,
            read,
            part,
        });
        let kept = Kept {
            status: if document.found { StatusCode::OK } else { StatusCode::NOT_FOUND },
            etag: etag(document.html.as_bytes()),
            brotli: Encoding::Brotli.compress(document.html.as_bytes()).into(),
            html: document.html.into(),
        };
        state.pages.insert(key, kept.clone());
        kept
    });
    respond(state, kept)
}

fn respond(state: &AppState, page: Kept) -> Response {
    let mut response = (page.status, [(header::ETAG, page.etag)], Body::from(page.html)).into_response();
    response.extensions_mut().insert(Ready { brotli: Some(page.brotli), gzip: None });
    let sent = response.headers_mut();
    let policy =
        policy::content_security(&[state.assets.look, &state.assets.boot], &state.settings.frame_ancestors);
    let values = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=0, must-revalidate"),
        (header::CONTENT_SECURITY_POLICY, &policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in values {
        if let Ok(value) = HeaderValue::from_str(value) {
            sent.insert(name, value);
        }
    }
    response
}
