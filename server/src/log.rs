//! The log of the process, as JSON lines on standard error.

use std::backtrace::Backtrace;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;

/// The most lines that wait while standard error is slow. Further ones are dropped, so that memory stays bounded.
const MAX_WAITING_LINES: usize = 4096;

/// How long the process waits for the last lines before it ends.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(2);

/// Logs to standard error until the returned guard is dropped. A separate thread writes: standard error may be a
/// pipe that is closed or that is full and never read, and no response may wait for it.
pub(crate) fn start() -> LogGuard {
    let (writer, guard) = NonBlockingBuilder::default()
        .buffered_lines_limit(MAX_WAITING_LINES)
        .lossy(true)
        .finish(std::io::stderr());
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let log = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(writer);
    // Internal errors would be printed with `eprintln!`, which panics if standard error is closed.
    let _ = log.log_internal_errors(false).try_init();
    // The default hook writes to standard error directly and would block on a full pipe.
    std::panic::set_hook(Box::new(|panic| {
        tracing::error!(%panic, backtrace = %Backtrace::capture(), "panic");
    }));
    LogGuard(Some(guard))
}

/// Writes the last lines when it is dropped.
pub(crate) struct LogGuard(Option<WorkerGuard>);

impl Drop for LogGuard {
    fn drop(&mut self) {
        let guard = self.0.take();
        let (done, wait) = mpsc::channel();
        // On another thread, because dropping the guard may block: if the queue is full, it prints a message to
        // standard output, which may be the same pipe.
        thread::spawn(move || {
            drop(guard);
            let _ = done.send(());
        });
        let _ = wait.recv_timeout(FLUSH_TIMEOUT);
    }
}
