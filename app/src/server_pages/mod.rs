//! Pages that only the server renders, for each request; the browser inserts their HTML.

pub(crate) mod about;
pub(crate) mod accessibility;
mod document;
mod embed;
mod failure;
mod head;
pub(crate) mod keys;
mod links;
pub(crate) mod missing;
mod offline;
mod parts;
mod preview;
mod reading_bar;
pub(crate) mod record;
mod share;
mod snippets;
pub(crate) mod source;
pub(crate) mod sources;
mod studio;
mod suggestions;

pub use document::{PageData, THEMES, document, map_options, own_title, title};
pub use embed::message_settings;
pub use failure::{Failure, failure_page};
pub use head::Head;
pub use offline::worker_texts;
pub use preview::{LinkPreview, PreviewAddresses};
pub use share::{Shared, Subject};
pub use snippets::{Embedding, FrameWidth, fitting_height};
pub use studio::{Choice, Code, PreviewWidth, StudioData};
pub use suggestions::suggestions;
