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
use model::page::{RefusedValue, SourcePage, sources};
use model::query::{Accepted, Query};
use model::words::{self, Lang};

use super::policy;
use crate::answer::{Ready, etag};
use crate::encoding::Encoding;
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
) -> Response {
    const DIRECTORIES: [&str; 7] =
        ["industries", "places", "people", "organizations", "events", "platforms", "projects"];
    let known = Lang::ALL.into_iter().find(|known| known.tag() == lang);
    match known.filter(|_| DIRECTORIES.contains(&directory.as_str())) {
        Some(lang) => {
            Redirect::permanent(&Base::new(state.settings.base()).to(lang, &Page::Record(id))).into_response()
        }
        None => fallback(State(state), method, uri).await,
    }
}

/// Everything that is no API: files of the interface, then pages.
pub(crate) async fn fallback(State(state): State<AppState>, method: Method, uri: OriginalUri) -> Response {
    if method != Method::GET {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let path = uri.path();
    let file = path.strip_prefix(state.settings.base()).and_then(|path| path.strip_prefix('/'));
    if let Some(asset) = file.and_then(|file| state.assets.get(file)) {
        return serve_asset(asset);
    }
    page(&state, path, uri.query().unwrap_or_default())
}

fn serve_asset(asset: &super::assets::Asset) -> Response {
    let cache = if asset.immutable { "public, max-age=31536000, immutable" } else { "public, max-age=300" };
    let mut response = asset.bytes.clone().into_response();
    let sent = response.headers_mut();
    sent.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    sent.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    sent.insert(header::ETAG, asset.etag.clone());
    response.extensions_mut().insert(asset.ready.clone());
    response
}

/// A page that was rendered.
#[derive(Clone)]
pub(crate) struct Rendered {
    status: StatusCode,
    html: Bytes,
    brotli: Bytes,
    etag: HeaderValue,
}

impl Rendered {
    /// The bytes that it holds.
    pub(crate) fn size(&self) -> usize {
        self.html.len() + self.brotli.len() + self.etag.len()
    }
}

fn page(state: &AppState, path: &str, query: &str) -> Response {
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
    respond(state, rendered)
}

fn respond(state: &AppState, page: Rendered) -> Response {
    let mut response = (page.status, [(header::ETAG, page.etag)], Body::from(page.html)).into_response();
    response.extensions_mut().insert(Ready { brotli: Some(page.brotli), gzip: None });
    let sent = response.headers_mut();
    let policy = policy::content_security(&state.assets.boot, &state.settings.frame_ancestors);
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
            page.refused.extend(unknown_release(release, &read.query, lang));
            PageData::Atlas(Box::new(page), Arc::clone(release.pack(lang)))
        }
        Some(Page::Record(id)) => release.record(id, lang).map_or(PageData::Missing, |page| {
            PageData::Record(Box::new(page), Arc::clone(release.pack(lang)))
        }),
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
        map_module: state.assets.map_module.clone(),
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
    let etag = etag(html.as_bytes());
    let brotli = Encoding::Brotli.compress(html.as_bytes());
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
fn unknown_release(release: &Release, query: &Query, lang: Lang) -> Option<RefusedValue> {
    let asked = query.release.as_ref().filter(|asked| asked.as_str() != release.id)?;
    let parameter = model::query::Parameter::Release.as_str().to_owned();
    let accepted = words::accepted(&Accepted::This(release.id.clone()), lang);
    Some(RefusedValue { parameter, value: asked.to_string(), accepted })
}

/// The description of a page, for those who find it by a search.
fn description(data: &PageData, title: &str, lang: Lang) -> String {
    match data {
        PageData::Atlas(page, _) => page.view.sentence.clone(),
        PageData::Record(page, _) => page.description(lang),
        _ => title.to_owned(),
    }
}
