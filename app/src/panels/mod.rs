//! Regions of a page.

pub(crate) mod answer;
pub(crate) mod asked;
pub(crate) mod brush;
pub(crate) mod claims;
pub(crate) mod facets;
pub(crate) mod footer;
pub(crate) mod header;
#[cfg(not(feature = "hydrate"))]
pub(crate) mod keys;
pub(crate) mod map;
pub(crate) mod messages;
pub(crate) mod outcome;
pub(crate) mod questions;
pub(crate) mod record_figures;
pub(crate) mod record_head;
pub(crate) mod record_place;
pub(crate) mod record_rail;
pub(crate) mod record_rows;
pub(crate) mod record_time;
pub(crate) mod results;
pub(crate) mod search;
#[cfg(not(feature = "hydrate"))]
pub(crate) mod suggestions;
pub(crate) mod timeline;
pub(crate) mod trays;
pub(crate) mod views;
