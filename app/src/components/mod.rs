//! The components: one file each, with its state and its handlers.

pub(crate) mod answer;
pub(crate) mod embed;
pub(crate) mod facets;
pub(crate) mod footer;
pub(crate) mod header;
pub(crate) mod load_failed;
pub(crate) mod map;
pub(crate) mod messages;
pub(crate) mod parts;
pub(crate) mod questions;
pub(crate) mod record_panel;
pub(crate) mod results;
pub(crate) mod search;
mod searched;
pub(crate) mod sheets;
pub(crate) mod timeline;
pub(crate) mod trays;
