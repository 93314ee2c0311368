//! The interface of the atlas: a Leptos application, rendered by the server and hydrated in the browser.
//!
//! [`app`] holds the routes. The atlas is rendered by the same components on the server and in the browser, from a
//! value that both compute. Pages without interaction (records, sources, about) are rendered by the server alone, in
//! `server_pages`; the browser fetches them as HTML.
//!
//! Components access the DOM through their own events and node references. All other access is in `browser/` and
//! `map/`, with two exceptions: the panel of a record looks up its row, and the small timeline of a record looks up the
//! element that it is mounted in.
//!
//! Modules, from the lowest to the highest; none uses a later one: `texts`, `address`, `context`, `query_form`,
//! `browser`, `drawings`, `engine`, `data`, `state`, `map`, `components`, `routes`, `app`, and at the top `hydrate`, `pictures`
//! and `server_pages`.

#![recursion_limit = "1024"]
#![allow(
    unreachable_pub,
    clippy::needless_pass_by_value,
    reason = "the macro `component` writes a public function for each component, whose props are values"
)]
#![allow(
    clippy::large_types_passed_by_value,
    reason = "a struct of signals is a struct of handles; in debug builds each handle holds the location of its creation"
)]

pub mod address;
pub mod app;
mod browser;
mod components;
pub mod context;
pub mod data;
mod drawings;
pub mod engine;
#[cfg(feature = "hydrate")]
mod hydrate;
mod map;
#[cfg(feature = "ssr")]
pub mod pictures;
mod query_form;
mod routes;
#[cfg(feature = "ssr")]
pub mod server_pages;
mod state;
mod texts;
