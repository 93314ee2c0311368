//! Caches of what takes long to make: pages, answers of the API, pictures.

use std::time::Duration;

use moka::future::Cache;

/// What nobody asked for so long is dropped even if there is room. Releases are replaced, and their pages with them.
const MAX_IDLE: Duration = Duration::from_hours(6);

/// A cache of so many bytes. Requests for the same key share one making. Once it is full, a value is only added if its key is
/// asked for more often than those that it would replace, so that a flood of random addresses evicts nothing that is read.
pub(crate) fn bounded<T>(max_bytes: u64, weight: fn(&T) -> usize) -> Cache<String, T>
where
    T: Clone + Send + Sync + 'static,
{
    let weigh = move |key: &String, value: &T| u32::try_from(key.len() + weight(value)).unwrap_or(u32::MAX);
    Cache::builder().max_capacity(max_bytes).weigher(weigh).time_to_idle(MAX_IDLE).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn ask(cache: &Cache<String, Vec<u8>>, key: &str) -> bool {
        let is_cached = cache.contains_key(key);
        let made: Result<_, std::sync::Arc<String>> =
            cache.try_get_with_by_ref(key, async { Ok::<_, String>(vec![0; 100]) }).await;
        assert_eq!(made.unwrap().len(), 100);
        is_cached
    }

    #[tokio::test]
    async fn what_is_read_stays_while_random_keys_pass_by() {
        let cache = bounded(10_000, |bytes: &Vec<u8>| bytes.len());
        let read: Vec<String> = (0..20).map(|page| format!("page {page}")).collect();
        let mut hits = 0;
        for random in 0..5000 {
            ask(&cache, &format!("random {random}")).await;
            if random % 10 == 0 {
                hits += usize::from(ask(&cache, &read[random / 10 % read.len()]).await);
            }
        }
        assert!(hits > 400, "{hits} of 500 requests of readers were answered from the cache");
        cache.run_pending_tasks().await;
        assert!(cache.weighted_size() <= 10_000, "{}", cache.weighted_size());
    }

    #[tokio::test]
    async fn requests_at_once_make_a_value_once_and_an_error_is_not_kept() {
        let cache = bounded(10_000, |bytes: &Vec<u8>| bytes.len());
        let made = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let waiting: Vec<_> = (0..16)
            .map(|_| {
                let (cache, made) = (cache.clone(), std::sync::Arc::clone(&made));
                tokio::spawn(async move {
                    let making = async {
                        tokio::task::yield_now().await;
                        made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        Ok::<_, String>(vec![1])
                    };
                    cache.try_get_with_by_ref("page", making).await
                })
            })
            .collect();
        for one in waiting {
            assert_eq!(one.await.unwrap().unwrap(), [1]);
        }
        assert_eq!(made.load(std::sync::atomic::Ordering::Relaxed), 1);
        let failed = cache.try_get_with_by_ref("other", async { Err::<Vec<u8>, _>("no".to_owned()) }).await;
        assert_eq!(*failed.unwrap_err(), "no");
        assert!(!cache.contains_key("other"));
    }
}
