//! The site over HTTP, as a reader without JavaScript, a program or a vandal meets it. The built interface is
//! stood in for by a few small files, so that these tests need no browser tools.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is how a test fails")]

mod api;
mod beside;
mod files;
mod pages;
mod queries;
mod readers;
mod reading;
mod releases;
mod search;
mod site;
mod tiles;
mod travel;
mod withdrawn;
