//! Pages that only the server renders, for each request; the browser inserts their HTML.

pub(crate) mod about;
pub(crate) mod accessibility;
mod document;
mod embed;
pub(crate) mod keys;
pub(crate) mod missing;
mod offline;
mod parts;
mod reading_bar;
pub(crate) mod record;
pub(crate) mod source;
pub(crate) mod sources;
mod suggestions;

pub use document::{Head, PageData, THEMES, document, map_options, title};
pub use embed::message_settings;
pub use offline::worker_texts;
pub use suggestions::suggestions;
