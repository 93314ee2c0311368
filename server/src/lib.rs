//! The `atlas` command line as a library: what the binary calls, and what tests and benches may call too.

pub mod command;
pub mod error;
pub mod folder;
pub mod generate;
