//! The site over HTTP, as readers without JavaScript, programs and attackers use it. A few small files replace the
//! built interface, so that these tests need no browser tools. Files are named after modules of the server.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is how a test fails")]

mod api;
mod client;
mod connections;
mod faulty_proxy;
#[path = "../fixtures.rs"]
mod fixtures;
mod headers;
mod host;
mod html;
mod http;
mod metrics;
mod release;
mod search_not_built;
mod site;
mod tile_server;
mod tiles;
mod withdrawn_records;
