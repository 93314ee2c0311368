//! Pages: rendered once for each release and query, and then answered from the cache.

use app::address::{Base, Page, RECORD_PANEL, SHOW};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use model::presentation::Presentation;
use model::query::Query;

use super::policy;
use super::render::{render, version};
use super::request::PageRequest;
use super::studio_data::StudioRequest;
use crate::ancestors;
use crate::http::{Encoding, Precompressed, cache_control, etag};
use crate::page_cache::RenderedPage;
use crate::state::AppState;

/// The header with release and build of the page; browsers compare it with those of the open page.
const VERSION: HeaderName = HeaderName::from_static("atlas-version");

/// Answers with the page at a path, with status 404 if there is none.
pub(super) fn response(state: &AppState, path: &str, query: &str) -> Response {
    response_with(state, path, query, None)
}

/// The same for a page that is rendered from more than path and query.
pub(super) fn response_with(
    state: &AppState,
    path: &str,
    query: &str,
    studio: Option<StudioRequest>,
) -> Response {
    // The key has only what was read of the query, so that parameters that messengers append find the same page.
    let read = Query::parse(query);
    let release = state.release_or_current(read.query.release.as_ref());
    let record_panel = query.split('&').any(|pair| pair.split_once('=') == Some((SHOW, RECORD_PANEL)));
    let base = Base::new(state.settings.base());
    let (lang, page) = match base.page(path) {
        Some((lang, page)) => (lang, Some(page)),
        None => (base.lang(path), None),
    };
    let is_embed = matches!(page, Some(Page::Embed(..)));
    let mut presentation = if is_embed { Presentation::parse(query) } else { Presentation::default() };
    // Only scripts read the host, from the address; so the page is the same for all hosts.
    presentation.host = None;
    let key =
        format!("{} {path} {} {:?} {presentation} {record_panel}", release.id, read.query, read.refused);
    // The studio names the host and the day of the request, so there is no end of its pages.
    let is_cached = studio.is_none();
    let cached = state.pages.get(&key).filter(|_| is_cached);
    let page = cached.unwrap_or_else(|| {
        let document = render(&PageRequest {
            settings: &state.settings,
            assets: &state.assets,
            release: &release,
            base,
            lang,
            page,
            path,
            read,
            presentation,
            record_panel,
            studio,
        });
        let page = RenderedPage {
            status: if document.found { StatusCode::OK } else { StatusCode::NOT_FOUND },
            etag: etag(document.html.as_bytes()),
            brotli: Encoding::Brotli.compress(document.html.as_bytes()).into(),
            html: document.html.into(),
        };
        if is_cached {
            state.pages.insert(key, page.clone());
        }
        page
    });
    let ancestors = if is_embed {
        ancestors::with_own_site(&state.settings.embed_ancestors)
    } else {
        state.settings.frame_ancestors.clone()
    };
    let mut response = with_headers(state, &version(&state.assets, &release), page, &ancestors);
    if record_panel {
        // An embed in a sandboxed frame has no origin, and fetches the panels of records.
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    response
}

fn with_headers(state: &AppState, version: &str, page: RenderedPage, ancestors: &[String]) -> Response {
    let mut response = (page.status, [(header::ETAG, page.etag)], Body::from(page.html)).into_response();
    response.extensions_mut().insert(Precompressed { brotli: Some(page.brotli), gzip: None });
    let policy = policy::content_security(&[state.assets.look], ancestors);
    let values = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, cache_control::REVALIDATE),
        (VERSION, version),
    ];
    insert(response.headers_mut(), values);
    add_security(response.headers_mut(), &policy);
    response
}

/// Adds the headers that limit what a page may do, with this content security policy.
pub(super) fn add_security(headers: &mut HeaderMap, policy: &str) {
    let values = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    insert(headers, values);
}

fn insert<const COUNT: usize>(headers: &mut HeaderMap, values: [(HeaderName, &str); COUNT]) {
    for (name, value) in values {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
}
