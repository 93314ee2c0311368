//! A cache of tiles.

use std::time::{Duration, Instant};

use moka::Expiry;
use moka::future::Cache;

use super::coordinate::TileCoordinate;
use super::upstream::Tile;

/// A tile: the index of its tile set, and its coordinate.
pub(super) type TileId = (usize, TileCoordinate);

/// A tile and the time when it must be fetched again.
#[derive(Clone, Debug)]
pub(super) struct CachedTile {
    tile: Tile,
    expires: Instant,
}

impl CachedTile {
    /// A tile that was fetched now.
    pub(super) fn new(tile: Tile) -> Self {
        Self { expires: Instant::now() + tile.max_age, tile }
    }

    /// The tile, with the rest of its lifetime.
    pub(super) fn into_tile(self) -> Tile {
        let max_age = self.expires.saturating_duration_since(Instant::now());
        Tile { max_age, ..self.tile }
    }
}

/// Tiles up to a number of bytes. Requests for the same tile share one fetch.
pub(super) type TileCache = Cache<TileId, CachedTile>;

/// An empty cache of so many bytes.
pub(super) fn cache(max_bytes: u64) -> TileCache {
    let weigh = |_: &TileId, cached: &CachedTile| u32::try_from(cached.tile.bytes.len()).unwrap_or(u32::MAX);
    Cache::builder().max_capacity(max_bytes).weigher(weigh).expire_after(Lifetime).build()
}

/// A tile stays as long as its server says; zero means that it is not kept.
struct Lifetime;

impl Expiry<TileId, CachedTile> for Lifetime {
    fn expire_after_create(&self, _: &TileId, cached: &CachedTile, _: Instant) -> Option<Duration> {
        Some(cached.tile.max_age)
    }

    fn expire_after_update(
        &self,
        _: &TileId,
        cached: &CachedTile,
        _: Instant,
        _: Option<Duration>,
    ) -> Option<Duration> {
        Some(cached.tile.max_age)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tile(size: usize, max_age: Duration) -> CachedTile {
        CachedTile::new(Tile { bytes: vec![0; size].into(), media_type: "image/png", max_age })
    }

    fn id(x: u32) -> TileId {
        (0, TileCoordinate { z: 9, x, y: 0 })
    }

    #[tokio::test]
    async fn the_cache_stays_within_its_size() {
        let cache = cache(100);
        for x in 0..50 {
            cache.insert(id(x), tile(30, Duration::from_mins(1))).await;
        }
        cache.insert(id(99), tile(101, Duration::from_mins(1))).await;
        cache.run_pending_tasks().await;
        assert!((1..=3).contains(&cache.entry_count()) && !cache.contains_key(&id(99)));
    }

    #[tokio::test]
    async fn a_tile_stays_as_long_as_its_server_says() {
        let cache = cache(100);
        cache.insert(id(1), tile(10, Duration::from_mins(1))).await;
        let left = cache.get(&id(1)).await.unwrap().into_tile().max_age;
        assert!(left <= Duration::from_mins(1) && left > Duration::from_secs(30), "{left:?}");
        cache.insert(id(2), tile(10, Duration::from_millis(50))).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(cache.get(&id(2)).await.is_none() && cache.get(&id(1)).await.is_some());
        cache.insert(id(3), tile(10, Duration::ZERO)).await;
        assert!(cache.get(&id(3)).await.is_none(), "its server forbids caching");
    }
}
