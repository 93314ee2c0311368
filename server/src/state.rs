//! What handlers read: settings, the built interface, data and caches.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use arc_swap::{ArcSwap, ArcSwapOption};
use axum::extract::FromRef;
use axum::http::{HeaderMap, header};
use model::id::Id;
use moka::future::Cache;

use crate::assets::Assets;
use crate::cache;
use crate::config::Settings;
use crate::http::{CachedResponse, cache_control};
use crate::metrics::Metrics;
use crate::pictures::Pictures;
use crate::public_url;
use crate::release::Release;
use crate::search::SearchError;
use crate::tiles::TileProxy;
use crate::work::WorkQueue;

/// The state that all handlers share; a clone refers to the same.
#[derive(Clone)]
pub struct AppState {
    /// The settings of the operator.
    pub settings: Arc<Settings>,
    /// The built interface.
    pub assets: Arc<Assets>,
    /// The current release.
    pub release: Arc<ArcSwap<Release>>,
    /// Earlier releases by id.
    pub earlier: Arc<HashMap<String, Arc<Release>>>,
    /// The release before the last reload, which readers may still have open.
    pub(crate) previous: Arc<ArcSwapOption<Release>>,
    /// Pages, and answers of the API.
    pub(crate) responses: Cache<String, CachedResponse>,
    /// What operators watch.
    pub metrics: Arc<Metrics>,
    /// What renders, draws, searches and compresses.
    pub(crate) work: WorkQueue,
    /// Pictures of views and records.
    pub pictures: Arc<Pictures>,
    /// Base maps of other providers.
    pub(crate) tiles: Arc<TileProxy>,
}

impl AppState {
    /// A state with empty caches.
    pub fn new(settings: Settings, assets: Arc<Assets>, release: Release, earlier: Vec<Release>) -> Self {
        let metrics = Arc::new(Metrics::default());
        metrics.current(&release.id);
        let tiles = TileProxy::new(
            &settings.tiles,
            settings.tiles_timeout,
            &settings.public_url,
            bytes(settings.tiles_cache_mb),
            Arc::clone(&metrics),
        );
        Self {
            tiles: Arc::new(tiles),
            responses: cache::bounded(bytes(settings.cache_mb), CachedResponse::weight),
            metrics,
            work: WorkQueue::new(),
            pictures: Arc::new(Pictures::new(bytes(settings.pictures_cache_mb))),
            settings: Arc::new(settings),
            assets,
            release: Arc::new(ArcSwap::from_pointee(release)),
            previous: Arc::default(),
            earlier: Arc::new(
                earlier.into_iter().map(|release| (release.id.clone(), release.into())).collect(),
            ),
        }
    }

    /// The release with this id, if the server has it: the current one, an earlier one, or the previous one.
    pub(crate) fn release(&self, id: &str) -> Option<Arc<Release>> {
        let current = self.release.load_full();
        let previous = || self.previous.load_full().filter(|previous| previous.id == id);
        if current.id == id { Some(current) } else { self.earlier.get(id).cloned().or_else(previous) }
    }

    /// The requested release; the current one if none is requested or the server does not have it.
    pub(crate) fn release_or_current(&self, id: Option<&Id>) -> Arc<Release> {
        id.and_then(|id| self.release(id.as_str())).unwrap_or_else(|| self.release.load_full())
    }

    /// The origin of the site: of the configured public address, else of this request, of which only a host is read.
    pub(crate) fn origin(&self, headers: &HeaderMap) -> String {
        if self.settings.public_url.is_empty() {
            let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
            return host
                .and_then(|host| public_url::origin("http", host))
                .unwrap_or_else(|| "http://localhost".into());
        }
        self.settings.origin().to_owned()
    }

    /// `Cache-Control` of what contains [`AppState::origin`]. Without a public address it depends on the `Host` of the
    /// request, which anybody may choose, and some shared caches leave it out of their keys.
    pub(crate) fn cache_control(&self, with_public_url: &'static str) -> &'static str {
        if self.settings.public_url.is_empty() { cache_control::PRIVATE } else { with_public_url }
    }

    /// Builds the search of every release, the current one first, and calls `built` after each.
    pub fn build_searches(&self, built: impl Fn()) {
        for release in std::iter::once(self.release.load_full()).chain(self.earlier.values().cloned()) {
            let start = Instant::now();
            match release.build_search() {
                Ok(_) => {
                    let records = release.index.package.records.len();
                    let milliseconds = start.elapsed().as_millis();
                    tracing::info!(release = release.id, records, milliseconds, "built the search");
                }
                Err(error) => {
                    tracing::error!(release = release.id, %error, "could not build the search");
                }
            }
            built();
        }
    }

    /// Makes a release the current one, unless it is that already.
    pub(crate) fn replace(&self, release: Release) {
        let current = self.release.load();
        if current.id != release.id || matches!(current.search(), Err(SearchError::Failed(_))) {
            self.metrics.current(&release.id);
            self.previous.store(Some(self.release.swap(release.into())));
        }
    }
}

/// Lets handlers of tiles take only what they need, so that `tiles` does not depend on this module.
impl FromRef<AppState> for Arc<TileProxy> {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.tiles)
    }
}

/// Lets the layers of responses take only what they need.
impl FromRef<AppState> for WorkQueue {
    fn from_ref(state: &AppState) -> Self {
        state.work.clone()
    }
}

fn bytes(megabytes: u64) -> u64 {
    megabytes.saturating_mul(1 << 20)
}
