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
pub(crate) mod security_txt;
mod studio;
mod studio_data;
mod suggest;
mod worker;

use app::address::PictureFile;
use axum::routing::get;
use axum::{Router, middleware};

pub(crate) use fallback::fallback;
pub(crate) use render::site_settings;
pub(crate) use root::root;

use crate::assets::LICENCES_PATH;
use crate::http::in_work_queue;
use crate::state::AppState;
use crate::work::WorkQueue;

/// The routes of the site; all other paths go to [`fallback`].
pub(crate) fn router(work: &WorkQueue) -> Router<AppState> {
    let made_for_each_request = Router::new()
        .route("/sitemap.xml", get(crawlers::sitemap))
        .route("/oembed", get(oembed::get))
        .layer(middleware::from_fn_with_state(work.clone(), in_work_queue));
    let routes = made_for_each_request
        .route("/", get(root))
        .route("/robots.txt", get(crawlers::robots))
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
