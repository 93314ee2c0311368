//! Whole pages: rendered, compressed, kept.

use std::sync::Arc;

use app::address::{Base, Page};
use app::context::Context;
use app::load::{FirstPage, PageData, Site};
use app::markup::Markup;
use app::shell::{Head, document};
use axum::body::{Body, Bytes};
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use model::page::{RecordPage, RefusedValue, SourcePage, sources};
use model::query::Query;
use model::words::Lang;

use super::policy;
use crate::release::Release;
use crate::serve::AppState;

/// `/`: to the language that the reader's browser asks for.
pub(crate) async fn root(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let accepted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lang = preferred(accepted);
    let address = Base::new(state.settings.base()).to(lang, &Page::Atlas(Query::default()));
    ([(header::VARY, "Accept-Language")], Redirect::temporary(&address)).into_response()
}

/// Chinese before English where the header names it first, English otherwise.
fn preferred(accepted: &str) -> Lang {
    let named =
        |tag: &str| accepted.split(',').position(|part| part.trim().to_ascii_lowercase().starts_with(tag));
    match (named("zh"), named("en")) {
        (Some(zh), Some(en)) if zh < en => Lang::Zh,
        (Some(_), None) => Lang::Zh,
        _ => Lang::En,
    }
}

/// Addresses by kind lead to the page of the record: `/en/industries/ID` to `/en/records/ID`.
pub(crate) async fn directory(
    State(state): State<AppState>,
    Path((lang, directory, id)): Path<(String, String, String)>,
    method: Method,
    uri: OriginalUri,
    headers: HeaderMap,
) -> Response {
    const DIRECTORIES: [&str; 7] =
        ["industries", "places", "people", "organizations", "events", "platforms", "projects"];
    let known = Lang::ALL.into_iter().find(|known| known.tag() == lang);
    match known.filter(|_| DIRECTORIES.contains(&directory.as_str())) {
        Some(lang) => {
            Redirect::permanent(&Base::new(state.settings.base()).to(lang, &Page::Record(id))).into_response()
        }
        None => fallback(State(state), method, uri, headers).await,
    }
}

/// Everything that is no API: files of the interface, then pages.
pub(crate) async fn fallback(
    State(state): State<AppState>,
    method: Method,
    uri: OriginalUri,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let path = uri.path();
    let file = path.strip_prefix(state.settings.base()).and_then(|path| path.strip_prefix('/'));
    if let Some(asset) = file.and_then(|file| state.assets.get(file)) {
        return serve_asset(asset, &headers);
    }
    page(&state, path, uri.query().unwrap_or_default(), &headers)
}

fn serve_asset(asset: &super::assets::Asset, headers: &HeaderMap) -> Response {
    let cache = if asset.immutable { "public, max-age=31536000, immutable" } else { "public, max-age=300" };
    let mut response = match &asset.brotli {
        Some(brotli) if accepts_brotli(headers) => {
            ([(header::CONTENT_ENCODING, "br")], brotli.clone()).into_response()
        }
        _ => asset.bytes.clone().into_response(),
    };
    let sent = response.headers_mut();
    sent.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    sent.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    sent.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

pub(crate) fn accepts_brotli(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|part| part.trim().starts_with("br")))
}

/// A page that was rendered.
#[derive(Clone)]
pub(crate) struct Rendered {
    status: StatusCode,
    html: Bytes,
    brotli: Bytes,
    etag: String,
}

impl Rendered {
    /// The bytes that it holds.
    pub(crate) fn size(&self) -> usize {
        self.html.len() + self.brotli.len() + self.etag.len()
    }
}

fn page(state: &AppState, path: &str, query: &str, headers: &HeaderMap) -> Response {
    // A page depends on what was read of the query, so that a messenger's additions find the same page.
    let read = Query::read(query);
    let asked = read.query.release.as_ref().and_then(|id| state.release_called(id.as_str()));
    let release = asked.unwrap_or_else(|| state.release.load_full());
    let base = Base::new(state.settings.base());
    let (lang, page) = match base.page(path) {
        Some((lang, page)) => (lang, Some(page)),
        None => (base.lang(path), None),
    };
    let key = format!("{} {path} {} {:?}", release.id, read.query, read.refused);
    let rendered = state.pages.get(&key).unwrap_or_else(|| {
        let rendered = render(state, &release, lang, page, path, query);
        state.pages.insert(key, rendered.clone());
        rendered
    });
    respond(state, rendered, headers)
}

fn respond(state: &AppState, page: Rendered, headers: &HeaderMap) -> Response {
    let matches =
        headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()) == Some(page.etag.as_str());
    let mut response = if matches && page.status == StatusCode::OK {
        StatusCode::NOT_MODIFIED.into_response()
    } else if accepts_brotli(headers) {
        (page.status, [(header::CONTENT_ENCODING, "br")], Body::from(page.brotli)).into_response()
    } else {
        (page.status, Body::from(page.html)).into_response()
    };
    let sent = response.headers_mut();
    let policy = policy::content_security(&state.assets.boot, &state.settings.frame_ancestors);
    let values = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=0, must-revalidate"),
        (header::VARY, "Accept-Encoding"),
        (header::ETAG, &page.etag),
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

fn render(
    state: &AppState,
    release: &Arc<Release>,
    lang: Lang,
    page: Option<Page>,
    path: &str,
    query: &str,
) -> Rendered {
    let settings = &state.settings;
    let base = Base::new(settings.base());
    let read = Query::read(query);
    let index = &release.index;
    let data = match &page {
        None => PageData::Missing,
        Some(Page::Atlas(_)) => {
            let mut page = release.atlas(&read, lang);
            page.refused.extend(unknown_release(release, &read.query));
            PageData::Atlas(Box::new(page), Arc::clone(release.pack(lang)))
        }
        Some(Page::Record(id)) => RecordPage::new(index, id, lang)
            .map_or(PageData::Missing, |page| PageData::Record(Box::new(page))),
        Some(Page::Sources) => PageData::Sources(sources(index, lang)),
        Some(Page::Source(id)) => SourcePage::new(index, id, lang)
            .map_or(PageData::Missing, |page| PageData::Source(Box::new(page))),
        Some(Page::About) => PageData::About,
        Some(Page::Accessibility) => PageData::Accessibility,
    };
    let status = if matches!(data, PageData::Missing) { StatusCode::NOT_FOUND } else { StatusCode::OK };
    let canonical = page.map(|page| match page {
        Page::Atlas(_) => Page::Atlas(read.query.results_only()),
        page => page,
    });
    let name = release.index.package.title(lang);
    let title = app::pages::title(&data, lang, name);
    let description = description(&data, &title, lang);
    let absolute = |lang, page: &Page| {
        format!(
            "{}{}",
            settings.public_url.strip_suffix(settings.base()).unwrap_or_default(),
            base.to(lang, page)
        )
    };
    let head = Head {
        title,
        description,
        canonical: canonical.as_ref().map(|page| absolute(lang, page)).unwrap_or_default(),
        alternates: canonical
            .iter()
            .flat_map(|page| Lang::ALL.map(|lang| (lang.tag().to_owned(), absolute(lang, page))))
            .collect(),
        // The space of queries is closed to crawlers; every record has a page of its own.
        index: status == StatusCode::OK && !read.query.filters(),
        styles: state.assets.styles.clone(),
        boot: state.assets.boot.clone(),
    };
    let address = if query.is_empty() { path.to_owned() } else { format!("{path}?{}", read.query) };
    let site = Site {
        name: name.to_owned(),
        base: base.path(),
        public_url: settings.public_url.clone(),
        release: release.id.clone(),
        map_approval: settings.map_approval.clone(),
        correction_url: settings.correction_url.clone(),
        footer: settings.footer.clone(),
    };
    let first = FirstPage { address, site };
    let cx = Context {
        base: &base,
        site: &first.site,
        lang,
        path,
        query: &read.query,
        failed: false,
        span: None,
        playing: false,
    };
    let html = html(lang, &head, &first, &app::pages::body(&cx, &data));
    let etag = format!("\"{}\"", etag(html.as_bytes()));
    let brotli = compress(html.as_bytes(), 5);
    Rendered { status, html: html.into(), brotli: brotli.into(), etag }
}

/// Renders a document. Nothing in it waits, so it is rendered at once, without a runtime.
fn html(lang: Lang, head: &Head, first: &FirstPage, body: &Markup) -> String {
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(Base::new(&first.site.base));
        provide_context(RequestUrl::new(&first.address));
        document(lang, head, first, body)
    });
    owner.cleanup();
    html
}

/// A link for a release that is not at hand gets the current one, and is told so.
fn unknown_release(release: &Release, query: &Query) -> Option<RefusedValue> {
    let asked = query.release.as_ref().filter(|asked| asked.as_str() != release.id)?;
    let parameter = model::query::Parameter::Release.as_str().to_owned();
    Some(RefusedValue { parameter, value: asked.to_string(), accepted: format!("{} (this one)", release.id) })
}

/// The description of a page, for those who find it by a search.
fn description(data: &PageData, title: &str, lang: Lang) -> String {
    match data {
        PageData::Atlas(page, _) => page.view.sentence.clone(),
        PageData::Record(page) => page.description(lang),
        _ => title.to_owned(),
    }
}

fn etag(bytes: &[u8]) -> String {
    use base64::Engine as _;
    use sha2::{Digest as _, Sha256};
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..12])
}

/// Brotli; quality 5 on the path of a request, where 11 would take 70 times as long.
pub(crate) fn compress(bytes: &[u8], quality: i32) -> Vec<u8> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    // Writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters);
    out
}
