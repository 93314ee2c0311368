//! The `atlas` command as a library, so that the program and the tests call the same code.
//! Its modules are in layers; `ARCHITECTURE.md` lists them.

mod ancestors;
mod api;
pub mod assets;
mod bounded_cache;
pub mod command;
pub mod config;
pub mod error;
pub mod folder;
mod http;
mod log;
mod page_cache;
pub mod pictures;
mod public_url;
mod reference;
pub mod release;
pub mod router;
mod site;
pub mod state;
pub mod store;
pub mod tiles;
