//! The `atlas` command as a library, so that the program and the tests call the same code.
//! Its modules are in layers; `ARCHITECTURE.md` lists them.

mod ancestors;
mod api;
pub mod assets;
mod cache;
pub mod command;
pub mod config;
pub mod connections;
pub mod error;
pub mod folder;
mod http;
mod log;
pub mod metrics;
pub mod pictures;
mod public_url;
mod reference;
pub mod release;
pub mod router;
pub mod search;
mod site;
pub mod state;
pub mod store;
pub mod tiles;
mod work;
