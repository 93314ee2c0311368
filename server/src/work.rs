//! Work that takes a processor for a while, such as rendering, searching and compressing: beside the async workers, which
//! answer meanwhile, and only so much at a time.

use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// The longest wait for a free processor. Readers leave after that, and a proxy asks again.
const MAX_WAIT: Duration = Duration::from_secs(10);
/// How many requests may wait for each processor. More would wait longer than [`MAX_WAIT`] anyway.
const MAX_WAITING: usize = 128;

/// Why work was not done.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum WorkError {
    /// The queue is full or does not move.
    #[error("too many requests wait for a processor")]
    Busy,
    /// The work panicked.
    #[error("{0}")]
    Failed(String),
}

/// The right to use the processors. Clones share it.
#[derive(Clone, Debug)]
pub(crate) struct WorkQueue {
    /// One permit for each processor.
    running: Arc<Semaphore>,
    /// One permit for each place in the queue, those being served included.
    places: Arc<Semaphore>,
    most_places: usize,
}

impl WorkQueue {
    /// A queue for the processors of this machine.
    pub(crate) fn new() -> Self {
        Self::with_limits(available_parallelism().map_or(1, NonZero::get), MAX_WAITING)
    }

    fn with_limits(processors: usize, waiting: usize) -> Self {
        let places = processors + processors * waiting;
        Self {
            running: Semaphore::new(processors).into(),
            places: Semaphore::new(places).into(),
            most_places: places,
        }
    }

    /// Runs a function on a blocking thread once a processor is free. It does not run if the caller goes away before.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, WorkError> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| WorkError::Busy)?;
        let permit = self.permit().await?;
        let running = tokio::task::spawn_blocking(move || {
            // Given back when the work is done, even if nobody waits for it any more.
            let _permits = (place, permit);
            work()
        });
        running.await.map_err(|error| WorkError::Failed(error.to_string()))
    }

    /// How many requests wait for a processor or have one.
    pub(crate) fn places_taken(&self) -> usize {
        self.most_places - self.places.available_permits()
    }

    /// Whether it refuses work.
    pub(crate) fn is_full(&self) -> bool {
        self.places.available_permits() == 0
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, WorkError> {
        let permit = timeout(MAX_WAIT, Arc::clone(&self.running).acquire_owned()).await;
        let closed = |error: AcquireError| WorkError::Failed(error.to_string());
        permit.map_err(|_| WorkError::Busy)?.map_err(closed)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;

    use tokio::task::JoinHandle;

    use super::*;

    /// Occupies the only processor of a queue until the sender says so or is dropped.
    async fn occupy(queue: &WorkQueue) -> (mpsc::Sender<()>, JoinHandle<Result<bool, WorkError>>) {
        let (finish, wait) = mpsc::channel();
        let queue = queue.clone();
        let running = Arc::clone(&queue.running);
        let work = tokio::spawn(async move { queue.run(move || wait.recv().is_ok()).await });
        until_taken(&running).await;
        (finish, work)
    }

    async fn until_taken(permits: &Semaphore) {
        while permits.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn a_full_queue_refuses_and_admits_again_once_work_is_done() {
        let queue = WorkQueue::with_limits(1, 1);
        let (finish, first) = occupy(&queue).await;
        let second = tokio::spawn({
            let queue = queue.clone();
            async move { queue.run(|| "second").await }
        });
        until_taken(&queue.places).await;
        assert!(matches!(queue.run(|| "third").await, Err(WorkError::Busy)) && queue.is_full());
        finish.send(()).unwrap();
        assert!(first.await.unwrap().unwrap());
        assert_eq!(second.await.unwrap().unwrap(), "second");
        assert_eq!(queue.run(|| "fourth").await.unwrap(), "fourth");
        assert!(!queue.is_full());
    }

    #[tokio::test]
    async fn work_that_nobody_waits_for_any_more_does_not_begin() {
        let queue = WorkQueue::with_limits(1, 8);
        let begun = Arc::new(AtomicUsize::new(0));
        let (finish, first) = occupy(&queue).await;
        let waiting: Vec<_> = (0..8)
            .map(|_| {
                let (queue, begun) = (queue.clone(), Arc::clone(&begun));
                tokio::spawn(async move { queue.run(move || begun.fetch_add(1, Ordering::Relaxed)).await })
            })
            .collect();
        until_taken(&queue.places).await;
        for one in &waiting {
            one.abort();
        }
        for one in waiting {
            assert!(one.await.unwrap_err().is_cancelled());
        }
        finish.send(()).unwrap();
        assert!(first.await.unwrap().is_ok());
        assert!(queue.run(|| ()).await.is_ok());
        assert_eq!(begun.load(Ordering::Relaxed), 0);
    }

    #[tokio::test]
    async fn a_panic_of_the_work_is_an_error_and_gives_its_place_back() {
        let queue = WorkQueue::with_limits(1, 0);
        for _ in 0..3 {
            let answer = queue.run::<()>(|| panic!("a bug")).await;
            assert!(matches!(answer, Err(WorkError::Failed(_))));
        }
        assert_eq!(queue.run(|| 1).await.unwrap(), 1);
    }
}
