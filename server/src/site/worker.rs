//! `/sw.js`: the service worker, which keeps the atlas readable without a network; and the manifest, with which it can
//! be installed.

use app::address::{Base, Page};
use app::context::html_lang;
use app::server_pages::{THEMES, worker_texts};
use axum::extract::OriginalUri;
use axum::extract::{Path, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse as _, Response};
use model::lang::Lang;
use model::query::Query;
use serde_json::json;

use super::fallback::fallback;
use super::render::version;
use crate::http::cache_control;
use crate::state::AppState;

/// The worker with the addresses of this build and release in it, so that a change of either is another worker. With
/// `offline = false` it is one that removes itself, for readers who have one.
pub(super) async fn worker(State(state): State<AppState>) -> Response {
    let base = Base::new(state.settings.base());
    let release = state.release.load();
    let (settings, script) = if state.settings.offline {
        let id = &release.id;
        let mut data = vec![base.file(&format!("api/v1/areas/{id}"))];
        // Without its rows a package that is too large for browsers is read offline as the pages that were visited.
        if release.index.rows.len() <= state.settings.browser_rows {
            data.extend(Lang::ALL.map(|lang| base.rows(id, lang)));
            data.push(base.file(&format!("api/v1/names/{id}")));
        }
        let pages = [Page::Atlas(Query::default()), Page::Offline];
        let pages = pages.map(|page| Lang::ALL.map(|lang| base.to(lang, &page))).concat();
        let settings = json!({
            "base": base.path(),
            "version": version(&state.assets, &release),
            "files": state.assets.current.iter().chain(&data).collect::<Vec<_>>(),
            "pages": pages,
            "texts": worker_texts(),
        });
        (settings, include_str!("../assets/sw.js"))
    } else {
        (json!({ "base": base.path() }), include_str!("../assets/sw-off.js"))
    };
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        // Browsers ask again at each visit, with the `ETag`.
        (header::CACHE_CONTROL, "no-cache"),
        // The worker may fetch from its own site, and nothing else.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; connect-src 'self'"),
    ];
    (headers, format!("const settings = {settings};\n{script}")).into_response()
}

/// `/{lang}/manifest.webmanifest`: how the atlas is installed, in a language.
pub(super) async fn manifest(
    State(state): State<AppState>,
    Path(tag): Path<String>,
    method: Method,
    uri: OriginalUri,
) -> Response {
    let Some(lang) = Lang::from_tag(&tag).filter(|_| method == Method::GET) else {
        return fallback(State(state), method, uri).await;
    };
    let base = Base::new(state.settings.base());
    let name = state.release.load().index.package.title(lang).to_owned();
    let icon = |file: &str, size: &str, purpose: &str| json!({ "src": base.file(file), "sizes": size, "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "id": base.file(""),
        "lang": html_lang(lang),
        "name": name,
        "short_name": lang.pick("Atlas", "图谱"),
        "start_url": base.to(lang, &Page::Atlas(Query::default())),
        "scope": base.file(""),
        "display": "minimal-ui",
        "background_color": THEMES[0].1,
        "theme_color": THEMES[0].1,
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable-512.png", "512x512", "maskable"),
        ],
    });
    (
        [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, cache_control::SHORT)],
        manifest.to_string(),
    )
        .into_response()
}
