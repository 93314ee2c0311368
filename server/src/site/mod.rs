//! Pages for readers, files of the interface, and files for crawlers.

mod crawlers;
mod fallback;
mod files;
mod legacy_redirects;
mod pages;
mod policy;
mod render;
mod root;
mod suggest;
mod worker;

use axum::Router;
use axum::routing::get;

pub(crate) use fallback::fallback;
pub(crate) use root::root;

use crate::state::AppState;

/// The routes of the site; all other paths go to [`fallback`].
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/", get(root))
        .route("/robots.txt", get(crawlers::robots))
        .route("/sitemap.xml", get(crawlers::sitemap))
        .route("/sw.js", get(worker::worker))
        .route("/{lang}/manifest.webmanifest", get(worker::manifest))
        .route("/{lang}/suggest", get(suggest::get))
        .route("/{lang}/{directory}/{id}", get(legacy_redirects::get))
}
