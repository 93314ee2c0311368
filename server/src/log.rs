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

/// The most characters of a text of others in a line.
const MAX_FOREIGN: usize = 500;

/// A text of others for the log: invisible characters are escaped, since JSON escapes control characters only, and marks
/// of direction would show the line in another order; and a long text is cut.
pub(crate) fn foreign(text: &str) -> String {
    let mut safe = String::new();
    for letter in text.chars().take(MAX_FOREIGN) {
        // Letters and a symbol that are drawn as nothing, which Rust counts as printable.
        let is_blank = matches!(letter, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
        if is_blank || letter.is_control() {
            safe.extend(letter.escape_unicode());
        } else if matches!(letter, '\'' | '"') {
            safe.push(letter);
        } else {
            safe.extend(letter.escape_debug());
        }
    }
    if text.chars().nth(MAX_FOREIGN).is_some() {
        safe.push('…');
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped_and_words_are_not() {
        for same in ["/en/records/week-2021", "/zh/%E5%8D%97", "/zh/南京", "/a'b\"c", ""] {
            assert_eq!(foreign(same), same);
        }
        for (text, safe) in [
            ("a\nb", "a\\u{a}b"),
            ("\u{1b}[31m", "\\u{1b}[31m"),
            ("\u{7f}\u{85}", "\\u{7f}\\u{85}"),
            ("a\u{202e}b\u{2066}c", "a\\u{202e}b\\u{2066}c"),
            ("\u{200b}\u{200d}\u{feff}\u{ad}", "\\u{200b}\\u{200d}\\u{feff}\\u{ad}"),
            ("\u{2028}\u{3000}\u{a0}", "\\u{2028}\\u{3000}\\u{a0}"),
            ("\u{fe0f}\u{e0041}\u{3164}", "\\u{fe0f}\\u{e0041}\\u{3164}"),
            // An escape that was written as such is not taken for one of these.
            ("\\u{202e}", "\\\\u{202e}"),
        ] {
            assert_eq!(foreign(text), safe, "{text:?}");
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        let exact = "南".repeat(MAX_FOREIGN);
        assert_eq!(foreign(&exact), exact);
        assert_eq!(foreign(&format!("{exact}京")), format!("{exact}…"));
    }
}
