//! `atlas serve` as a process: settings, signals, exit status, log, and what once stopped it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a panic is how a test fails")]

#[path = "../fixtures.rs"]
mod fixtures;
mod incidents;
mod lifecycle;
mod process;
