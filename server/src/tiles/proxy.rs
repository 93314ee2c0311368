//! Fetches tiles from the servers of the layers, each once at a time, and caches them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::cache::{CachedTile, TileCache, TileId, cache};
use super::coordinate::TileCoordinate;
use super::layer::{Layer, TileSet};
use crate::log;

use super::upstream::{self, Tile, Upstream, UpstreamError};
use crate::metrics::Metrics;

/// The tiles of all layers.
pub(crate) struct TileProxy {
    sources: Vec<TileSource>,
    upstream: Upstream,
    cache: TileCache,
    metrics: Arc<Metrics>,
}

/// A tile set and the state of its server.
struct TileSource {
    set: TileSet,
    zooms: (u8, u8),
    /// Those of its layer.
    permits: Arc<Semaphore>,
    /// Whether the last request failed, so that an outage is logged once.
    failing: AtomicBool,
}

impl TileSource {
    /// Logs when the server starts to fail and when it works again.
    fn log(&self, outcome: &Result<Tile, UpstreamError>) {
        let error = match outcome {
            Ok(_) => None,
            Err(UpstreamError::NoTile) => return,
            Err(error) => Some(error),
        };
        if self.failing.swap(error.is_some(), Ordering::Relaxed) == error.is_some() {
            return;
        }
        let layer = &self.set.id;
        match error {
            None => tracing::info!(layer, "the tile server works again"),
            Some(UpstreamError::Unreachable(cause)) => {
                tracing::warn!(layer, cause = log::foreign(cause), "the tile server could not be reached");
            }
            Some(error) => tracing::warn!(layer, "the tile server {error}"),
        }
    }
}

impl TileProxy {
    /// A proxy for these layers with an empty cache. A request fails after `timeout`; `public_url` is sent as its
    /// referrer.
    pub(crate) fn new(
        layers: &[Layer],
        timeout: Duration,
        public_url: &str,
        cache_bytes: u64,
        metrics: Arc<Metrics>,
    ) -> Self {
        let sources = layers.iter().flat_map(|layer| {
            let (zooms, permits) = (layer.zooms, upstream::permits());
            layer.sets.iter().cloned().map(move |set| TileSource {
                set,
                zooms,
                permits: Arc::clone(&permits),
                failing: AtomicBool::new(false),
            })
        });
        Self {
            sources: sources.collect(),
            upstream: Upstream::new(timeout, public_url),
            cache: cache(cache_bytes),
            metrics,
        }
    }

    /// The index of the tile set with this id.
    pub(super) fn source(&self, id: &str) -> Option<usize> {
        self.sources.iter().position(|source| source.set.id == id)
    }

    /// The id of a tile; `None` if the layer does not have this zoom.
    pub(super) fn id(&self, source: usize, coordinate: TileCoordinate) -> Option<TileId> {
        let (min, max) = self.sources[source].zooms;
        (min..=max).contains(&coordinate.z).then_some((source, coordinate))
    }

    /// A tile from the cache, from a request in progress, or from a new request. If the reader who started the request goes
    /// away, another who waits starts it again.
    pub(super) async fn get(&self, id: TileId) -> Result<Tile, UpstreamError> {
        let tile = self.cache.try_get_with(id, self.fetch(id)).await;
        tile.map(CachedTile::into_tile).map_err(|error: Arc<UpstreamError>| (*error).clone())
    }

    async fn fetch(&self, id: TileId) -> Result<CachedTile, UpstreamError> {
        let (source, coordinate) = id;
        let source = &self.sources[source];
        // Templates are checked when they are read, so every coordinate has an address.
        let address = source.set.template.address(coordinate).ok_or(UpstreamError::NoTile)?;
        let outcome = self.upstream.fetch(address, &source.permits).await;
        source.log(&outcome);
        let is_success = matches!(outcome, Ok(_) | Err(UpstreamError::NoTile));
        self.metrics.tile(&source.set.id, is_success);
        outcome.map(CachedTile::new)
    }
}
