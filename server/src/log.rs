//! The log: how it is written to standard error, and one line for each answer: what was asked, how it went, how long it
//! took.

use std::backtrace::Backtrace;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use axum::body::HttpBody as _;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;

/// The most lines that wait while standard error is slow. Further ones are dropped: a path may be long, and memory
/// is finite.
const WAITING: usize = 4096;

/// How long the program waits for its last lines before it ends.
const LAST_LINES: Duration = Duration::from_secs(2);

/// Writes the log to standard error until the returned value is dropped. A thread of its own writes, because
/// standard error may be a pipe that is closed, or full and never read; no answer waits for it.
pub(crate) fn start() -> Log {
    let (lines, guard) =
        NonBlockingBuilder::default().buffered_lines_limit(WAITING).lossy(true).finish(std::io::stderr());
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let log = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(lines);
    // It would print errors of its own with `eprintln!`, which panics where standard error is closed.
    let _ = log.log_internal_errors(false).try_init();
    // The default hook writes to standard error itself, and would wait where that is full.
    std::panic::set_hook(Box::new(|panic| {
        tracing::error!(%panic, backtrace = %Backtrace::capture(), "a panic");
    }));
    Log(Some(guard))
}

/// The running log; its last lines are written when this is dropped.
pub(crate) struct Log(Option<WorkerGuard>);

impl Drop for Log {
    fn drop(&mut self) {
        let guard = self.0.take();
        let (ended, end) = mpsc::channel();
        // Dropping the guard waits a second for the last lines. When the queue is full it prints that to standard
        // output, which may be the same full or closed pipe: so not on this thread.
        thread::spawn(move || {
            drop(guard);
            let _ = ended.send(());
        });
        let _ = end.recv_timeout(LAST_LINES);
    }
}

/// Writes that line. The query is left out: what readers look for is theirs.
pub(crate) async fn note(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    tracing::info!(
        %method,
        path,
        status = response.status().as_u16(),
        bytes = response.body().size_hint().exact(),
        micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
        "answered"
    );
    response
}
