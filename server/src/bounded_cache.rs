//! A cache of what takes long to make: rendered pages, pictures.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What a cache can hold.
pub(crate) trait Weight {
    /// How many bytes it takes.
    fn weight(&self) -> usize;
}

/// Values by key, up to a number of bytes. When it is full, it is emptied: an eviction order would need requests that
/// repeat in some pattern, and readers come at random.
pub(crate) struct BoundedCache<T> {
    state: Mutex<CacheState<T>>,
    max_bytes: usize,
}

struct CacheState<T> {
    values: HashMap<String, T>,
    bytes: usize,
}

impl<T: Clone + Weight> BoundedCache<T> {
    /// An empty cache of so many bytes.
    pub(crate) fn new(max_bytes: usize) -> Self {
        Self { state: Mutex::new(CacheState { values: HashMap::new(), bytes: 0 }), max_bytes }
    }

    /// The value with this key.
    pub(crate) fn get(&self, key: &str) -> Option<T> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).values.get(key).cloned()
    }

    /// Adds a value, unless it alone is larger than the cache.
    pub(crate) fn insert(&self, key: String, value: T) {
        let weight = value.weight() + key.len();
        if weight > self.max_bytes {
            return;
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.bytes + weight > self.max_bytes {
            state.values.clear();
            state.bytes = 0;
        }
        state.bytes += weight;
        let length = key.len();
        // Two requests at once make the same value.
        if let Some(replaced) = state.values.insert(key, value) {
            state.bytes -= replaced.weight() + length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    struct Bytes(usize);

    impl Weight for Bytes {
        fn weight(&self) -> usize {
            self.0
        }
    }

    #[test]
    fn a_full_cache_is_emptied_and_what_is_too_large_is_not_kept() {
        let cache = BoundedCache::new(10);
        cache.insert("a".into(), Bytes(4));
        cache.insert("b".into(), Bytes(4));
        assert_eq!((cache.get("a"), cache.get("b")), (Some(Bytes(4)), Some(Bytes(4))));
        cache.insert("c".into(), Bytes(4));
        assert_eq!((cache.get("a"), cache.get("c")), (None, Some(Bytes(4))));
        cache.insert("d".into(), Bytes(10));
        assert_eq!((cache.get("c"), cache.get("d")), (Some(Bytes(4)), None));
    }

    #[test]
    fn a_replaced_value_takes_no_room() {
        let cache = BoundedCache::new(10);
        for _ in 0..3 {
            cache.insert("a".into(), Bytes(4));
        }
        cache.insert("b".into(), Bytes(4));
        assert_eq!((cache.get("a"), cache.get("b")), (Some(Bytes(4)), Some(Bytes(4))));
    }
}
