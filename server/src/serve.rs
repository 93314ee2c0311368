//! The whole server as a value: settings and a release in, a router out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use axum::Router;
use axum::middleware;
use axum::routing::get;

use crate::answer;
use crate::config::Settings;
use crate::release::Release;
use crate::site::{self, Assets, Kept};

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
    /// Pages that were rendered.
    pub(crate) pages: Arc<Pages>,
}

impl AppState {
    /// A state for these settings and data.
    pub fn new(settings: Settings, assets: Arc<Assets>, release: Release, earlier: Vec<Release>) -> Self {
        let most = usize::try_from(settings.cache_mb).unwrap_or(usize::MAX).saturating_mul(1 << 20);
        Self {
            settings: Arc::new(settings),
            assets,
            release: Arc::new(ArcSwap::from_pointee(release)),
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
        if current.id == id { Some(current) } else { self.earlier.get(id).cloned() }
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
        .fallback(site::fallback);
    let routes = if base.is_empty() {
        routes
    } else {
        // What is nested at `/atlas` answers there, and not at `/atlas/`.
        Router::new().nest(&base, routes).route(&format!("{base}/"), get(site::root)).fallback(site::fallback)
    };
    routes.layer(middleware::from_fn(answer::finish)).with_state(state)
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
