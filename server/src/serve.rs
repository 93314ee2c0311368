//! The whole server as a value: settings and a release in, a router out.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::{ArcSwap, ArcSwapOption};
use axum::Router;
use axum::middleware;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;

use crate::answer;
use crate::api::Problem;
use crate::config::Settings;
use crate::log;
use crate::release::Release;
use crate::site::{self, Assets, Kept};
use crate::tiles::{self, Tiles};

/// What requests read.
#[derive(Clone)]
pub struct AppState {
    /// How the site runs.
    pub settings: Arc<Settings>,
    /// The built interface.
    pub assets: Arc<Assets>,
    /// The current data.
    pub release: Arc<ArcSwap<Release>>,
    /// Earlier data, by release.
    pub earlier: Arc<HashMap<String, Arc<Release>>>,
    /// The data before the current, which readers may still have open.
    pub(crate) previous: Arc<ArcSwapOption<Release>>,
    /// Pages that were rendered.
    pub(crate) pages: Arc<Pages>,
    /// Base maps that others draw.
    pub(crate) tiles: Arc<Tiles>,
}

impl AppState {
    /// A state for these settings and data.
    pub fn new(settings: Settings, assets: Arc<Assets>, release: Release, earlier: Vec<Release>) -> Self {
        let most = usize::try_from(settings.cache_mb).unwrap_or(usize::MAX).saturating_mul(1 << 20);
        Self {
            tiles: Arc::new(Tiles::new(&settings)),
            settings: Arc::new(settings),
            assets,
            release: Arc::new(ArcSwap::from_pointee(release)),
            previous: Arc::default(),
            earlier: Arc::new(
                earlier.into_iter().map(|release| (release.id.clone(), release.into())).collect(),
            ),
            pages: Arc::new(Pages { kept: Mutex::default(), most }),
        }
    }
}

impl AppState {
    /// The release that a link was made for, if it is at hand.
    pub(crate) fn release_called(&self, id: &str) -> Option<Arc<Release>> {
        let current = self.release.load_full();
        let previous = || self.previous.load_full().filter(|previous| previous.id == id);
        if current.id == id { Some(current) } else { self.earlier.get(id).cloned().or_else(previous) }
    }

    /// Shows other data from now on.
    pub(crate) fn replace(&self, release: Release) {
        if self.release.load().id != release.id {
            self.previous.store(Some(self.release.swap(release.into())));
        }
    }
}

/// The whole server.
pub fn router(state: AppState) -> Router {
    let base = state.settings.base().to_owned();
    let routes = Router::new()
        .route("/", get(site::root))
        .route("/healthz", get(async || "ok"))
        .route("/robots.txt", get(site::robots))
        .route("/sitemap.xml", get(site::sitemap))
        .route("/{lang}/suggest", get(site::suggested))
        .route("/{lang}/{directory}/{id}", get(site::directory))
        .nest("/api/v1", crate::api::router())
        .nest("/tiles", tiles::router())
        .fallback(site::fallback);
    let routes = if base.is_empty() {
        routes
    } else {
        // What is nested at `/atlas` answers there, and not at `/atlas/`.
        Router::new().nest(&base, routes).route(&format!("{base}/"), get(site::root)).fallback(site::fallback)
    };
    layered(routes).with_state(state)
}

/// What every answer passes on its way out.
fn layered<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    routes
        .layer(middleware::from_fn(answer::finish))
        // Around `finish`, which may panic too, and inside the log, which notes the 500.
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(log::note))
}

/// The reader gets an answer, not a dropped connection. Message and place are in the log by the panic hook.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Problem::Internal("a panic".into()).into_response()
}

/// Rendered pages, by release and query, up to so many bytes; when they are full, all go. A finer order
/// would be kept for readers who come at random.
pub(crate) struct Pages {
    kept: Mutex<(HashMap<String, Kept>, usize)>,
    most: usize,
}

impl Pages {
    pub(crate) fn get(&self, key: &str) -> Option<Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).0.get(key).cloned()
    }

    pub(crate) fn insert(&self, key: String, page: Kept) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let size = page.size() + key.len();
        if kept.1 + size > self.most {
            kept.0.clear();
            kept.1 = 0;
        }
        if size <= self.most {
            kept.1 += size;
            kept.0.insert(key, page);
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{Request, StatusCode, header};
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_with_500_and_the_next_request_as_ever() {
        let broken = get(async || if true { panic!("a fault of ours") } else { "never" });
        let site = layered(Router::new().route("/broken", broken).route("/whole", get(async || "whole")));
        for (path, status) in
            [("/broken", StatusCode::INTERNAL_SERVER_ERROR), ("/whole", StatusCode::OK)].repeat(2)
        {
            let request = Request::builder().uri(path).body(Body::empty()).unwrap();
            let answer = site.clone().oneshot(request).await.unwrap();
            assert_eq!(answer.status(), status, "{path}");
            if status.is_server_error() {
                assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/problem+json");
            }
        }
    }
}
