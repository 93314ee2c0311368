//! The `atlas` command line as a library: what the binary calls, and what tests and benches may call too.

mod answer;
mod api;
pub mod command;
pub mod config;
mod encoding;
pub mod error;
pub mod folder;
mod log;
pub mod release;
pub mod serve;
pub mod site;
pub mod store;
pub mod tiles;
