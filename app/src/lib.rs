//! The interface of the atlas: a Leptos application, rendered by the server and hydrated in the browser.
//!
//! [`app`] holds the routes. The atlas is built of components on both sides, from a value that each side computes.
//! Pages that are only read (records, sources, about) are rendered by the server alone, in `server_pages`; the
//! browser takes them as HTML.
//!
//! Components work on the elements of their own events and node references. What else the document is asked for is in
//! `browser/` and `map/`, with two exceptions: the panel of a record looks for its row, and the small timeline of a record
//! for the element that it is mounted in.

#![recursion_limit = "1024"]
#![allow(
    unreachable_pub,
    clippy::needless_pass_by_value,
    reason = "the macro `component` writes a public function for each component, whose props are values"
)]
#![allow(
    clippy::large_types_passed_by_value,
    reason = "a struct of signals is a struct of handles; in debug builds each handle says where it was made"
)]

pub mod address;
pub mod app;
mod browser;
mod components;
pub mod context;
pub mod data;
mod drawings;
#[cfg(feature = "hydrate")]
mod hydrate;
mod map;
mod query_form;
mod routes;
#[cfg(feature = "ssr")]
pub mod server_pages;
mod state;
mod texts;
