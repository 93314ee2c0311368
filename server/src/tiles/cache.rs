//! A cache of tiles.

use std::collections::{HashMap, VecDeque};
use std::time::Instant;

use super::coordinate::TileCoordinate;
use super::upstream::Tile;

/// A tile: the index of its tile set, and its coordinate.
pub(super) type TileId = (usize, TileCoordinate);

/// Tiles up to a number of bytes; the oldest is evicted first. Least recently used was rejected: readers look at the
/// same few places, so it would gain little over this order.
#[derive(Default)]
pub(super) struct TileCache {
    tiles: HashMap<TileId, (Tile, Instant)>,
    /// In order of insertion.
    ids: VecDeque<TileId>,
    bytes: usize,
    max_bytes: usize,
}

impl TileCache {
    /// An empty cache of so many bytes.
    pub(super) fn new(max_bytes: usize) -> Self {
        Self { max_bytes, ..Self::default() }
    }

    /// The tile, with the rest of its lifetime, unless that is over.
    pub(super) fn get(&self, id: TileId, now: Instant) -> Option<Tile> {
        let (tile, expires) = self.tiles.get(&id)?;
        let max_age = expires.checked_duration_since(now).filter(|left| !left.is_zero())?;
        Some(Tile { max_age, ..tile.clone() })
    }

    /// Adds a tile, unless it may not be cached or is larger than the cache.
    pub(super) fn insert(&mut self, id: TileId, tile: Tile, now: Instant) {
        let size = tile.bytes.len();
        if tile.max_age.is_zero() || size > self.max_bytes {
            return;
        }
        let expires = now + tile.max_age;
        self.bytes += size;
        match self.tiles.insert(id, (tile, expires)) {
            // A replaced tile keeps its position in the order.
            Some((old, _)) => self.bytes -= old.bytes.len(),
            None => self.ids.push_back(id),
        }
        while self.bytes > self.max_bytes {
            let Some(oldest) = self.ids.pop_front() else { return };
            if let Some((old, _)) = self.tiles.remove(&oldest) {
                self.bytes -= old.bytes.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn tile(size: usize, seconds: u64) -> Tile {
        Tile { bytes: vec![0; size].into(), media_type: "image/png", max_age: Duration::from_secs(seconds) }
    }

    fn id(x: u32) -> TileId {
        (0, TileCoordinate { z: 9, x, y: 0 })
    }

    #[test]
    fn the_cache_stays_within_its_size_and_evicts_the_oldest_tile_first() {
        let mut cache = TileCache::new(100);
        let now = Instant::now();
        for x in 0..50 {
            cache.insert(id(x), tile(30, 60), now);
            assert!(cache.bytes <= 100 && cache.ids.len() == cache.tiles.len());
        }
        assert!(cache.get(id(46), now).is_none() && cache.get(id(47), now).is_some());
        cache.insert(id(99), tile(101, 60), now);
        assert!(
            cache.get(id(99), now).is_none() && cache.get(id(49), now).is_some(),
            "a tile larger than the cache is not inserted and evicts nothing"
        );
    }

    #[test]
    fn a_tile_expires_and_is_replaced() {
        let mut cache = TileCache::new(100);
        let now = Instant::now();
        cache.insert(id(1), tile(10, 60), now);
        let left = cache.get(id(1), now + Duration::from_secs(59)).unwrap().max_age;
        assert_eq!(left, Duration::from_secs(1));
        let later = now + Duration::from_mins(1);
        assert!(cache.get(id(1), later).is_none());
        for _ in 0..20 {
            cache.insert(id(1), tile(20, 60), later);
        }
        assert!(cache.get(id(1), later).is_some() && cache.bytes == 20 && cache.ids.len() == 1);
        cache.insert(id(2), tile(10, 0), later);
        assert!(cache.get(id(2), later).is_none(), "its server forbids caching");
    }
}
