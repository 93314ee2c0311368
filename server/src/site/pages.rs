//! Pages: rendered once for each release and query, and then answered from the cache.

use std::sync::Arc;

use app::address::{Base, Page, RECORD_PANEL, SHOW};
use app::server_pages::{Failure, failure_page};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use model::lang::Lang;
use model::presentation::Presentation;
use model::query::Query;
use moka::Entry;

use super::policy;
use super::render::{render, version};
use super::request::PageRequest;
use super::studio_data::StudioRequest;
use crate::ancestors;
use crate::http::{CachedResponse, CompressedBody, ProblemDetails, cache_control, headers};
use crate::release::Release;
use crate::state::AppState;

/// The header with release and build of the page; browsers compare it with those of the open page.
const VERSION: HeaderName = HeaderName::from_static("atlas-version");

/// Why a page is not in the cache.
enum Uncached {
    /// It does not exist; there is no end of such addresses.
    Missing(Box<CachedResponse>),
    /// It was not rendered.
    Problem(ProblemDetails),
}

/// Answers with the page at a path, with status 404 if there is none.
pub(super) async fn response(state: &AppState, path: &str, query: &str) -> Response {
    response_with(state, path, query, None).await
}

/// The same for a page that is rendered from more than path and query.
pub(super) async fn response_with(
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
    let is_cached = studio.is_none() && page.is_some();
    let rendering = {
        let (state, release, path) = (state.clone(), Arc::clone(&release), path.to_owned());
        async move {
            let work = state.work.clone();
            let render = move || {
                let rendered = render(&PageRequest {
                    settings: &state.settings,
                    assets: &state.assets,
                    release: &release,
                    base,
                    lang,
                    page,
                    path: &path,
                    read,
                    presentation,
                    record_panel,
                    studio,
                });
                let document = rendered.map_err(|error| Uncached::Problem(error.into()))?;
                let headers = page_headers(&state, &release, is_embed, record_panel);
                let response = CachedResponse::new(headers, CompressedBody::new(document.html));
                if document.found { Ok(response) } else { Err(Uncached::Missing(response.into())) }
            };
            work.run(render).await.map_err(|error| Uncached::Problem(error.into()))?
        }
    };
    let page = if is_cached {
        let entry = state.responses.entry(key).or_try_insert_with(rendering).await;
        state.metrics.page(entry.as_ref().is_ok_and(|entry| !entry.is_fresh()));
        entry.map(Entry::into_value)
    } else {
        rendering.await.map_err(Arc::new)
    };
    match page {
        Ok(page) => page.into_response(),
        Err(uncached) => match &*uncached {
            Uncached::Missing(page) => (StatusCode::NOT_FOUND, (**page).clone()).into_response(),
            Uncached::Problem(problem) => failed(problem, lang),
        },
    }
}

/// The answer to a request whose page was not rendered: that of the API, with words for readers.
fn failed(problem: &ProblemDetails, lang: Lang) -> Response {
    let failure = match problem {
        ProblemDetails::Busy => Failure::Busy,
        ProblemDetails::SearchNotBuilt => Failure::SearchNotBuilt,
        _ => Failure::Internal,
    };
    let (mut head, _) = problem.clone().into_response().into_parts();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
    ] {
        head.headers.insert(name, HeaderValue::from_static(value));
    }
    Response::from_parts(head, failure_page(lang, failure).into())
}

/// The headers of a page.
fn page_headers(state: &AppState, release: &Release, is_embed: bool, record_panel: bool) -> HeaderMap {
    let settings = &state.settings;
    let ancestors = if is_embed {
        ancestors::with_own_site(&settings.embed_ancestors)
    } else {
        settings.frame_ancestors.clone()
    };
    let policy = policy::content_security(&[state.assets.look], &ancestors);
    // Whoever may show the page in a frame may need this: pages with `Cross-Origin-Embedder-Policy`.
    let resource_policy = if ancestors::is_own_site(&ancestors) { "same-origin" } else { "cross-origin" };
    let version = version(&state.assets, release);
    let values = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, cache_control::REVALIDATE),
        (header::CONTENT_SECURITY_POLICY, &policy),
        (headers::RESOURCE_POLICY, resource_policy),
        (VERSION, &version),
    ];
    let mut headers = HeaderMap::new();
    for (name, value) in values {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    if record_panel {
        // An embed in a sandboxed frame has no origin, and fetches the panels of records.
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    headers
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    #[tokio::test]
    async fn a_page_that_was_not_rendered_tells_readers_so_in_their_language() {
        let internal = ProblemDetails::Internal("cause".into());
        for (problem, status, words, retry) in [
            (ProblemDetails::Busy, StatusCode::SERVICE_UNAVAILABLE, "当前访问较多", Some("2")),
            (ProblemDetails::SearchNotBuilt, StatusCode::SERVICE_UNAVAILABLE, "检索功能正在准备", Some("15")),
            (internal, StatusCode::INTERNAL_SERVER_ERROR, "此页未能生成", None),
        ] {
            let response = failed(&problem, Lang::Zh);
            assert_eq!(response.status(), status);
            let after = response.headers().get(header::RETRY_AFTER);
            assert_eq!(after.map(|value| value.to_str().unwrap()), retry);
            assert_eq!(response.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            assert!(String::from_utf8_lossy(&body).contains(words), "{words}");
        }
    }
}
