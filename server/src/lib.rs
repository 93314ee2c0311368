//! The `atlas` command line as a library: what the binary calls, and what tests and benches may call too.

// A view is one type, as deep as its page.
#![recursion_limit = "512"]

mod api;
pub mod command;
pub mod config;
pub mod error;
pub mod folder;
pub mod generate;
pub mod release;
pub mod serve;
pub mod site;

/// How many results an answer holds, unless it is asked for more.
const fn site_results() -> usize {
    site::RESULTS
}
