//! Pages for readers, files of the interface, and files for crawlers.

mod component;
mod crawlers;
mod fallback;
mod files;
mod legacy_redirects;
mod licences;
mod oembed;
mod pages;
mod pictures;
mod policy;
mod preview;
mod render;
mod request;
mod root;
mod studio;
mod studio_data;
mod suggest;
mod worker;

use app::address::PictureFile;
use axum::Router;
use axum::routing::get;

pub(crate) use fallback::fallback;
pub(crate) use root::root;

use crate::assets::LICENCES_PATH;
use crate::state::AppState;

/// The routes of the site; all other paths go to [`fallback`].
pub(crate) fn router() -> Router<AppState> {
    let routes = Router::new()
        .route("/", get(root))
        .route("/robots.txt", get(crawlers::robots))
        .route("/sitemap.xml", get(crawlers::sitemap))
        .route("/oembed", get(oembed::get))
        .route("/sw.js", get(worker::worker))
        .route("/innovation-atlas.js", get(component::get))
        .route(&format!("/{LICENCES_PATH}"), get(licences::get))
        .route("/{lang}/manifest.webmanifest", get(worker::manifest))
        .route("/{lang}/suggest", get(suggest::get))
        .route("/{lang}/embed/studio", get(studio::get))
        .route("/{lang}/{directory}/{id}", get(legacy_redirects::get));
    PictureFile::ALL.into_iter().fold(routes, |routes, file| {
        routes
            .route(&format!("/{{lang}}/{}", file.name()), get(pictures::get))
            .route(&format!("/{{lang}}/records/{{id}}/{}", file.name()), get(pictures::get))
    })
}
