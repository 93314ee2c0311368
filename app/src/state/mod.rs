//! State that components share: the atlas, and the stretch of time that a timeline shows.

pub(crate) mod atlas;
pub(crate) mod stretch;

pub(crate) use atlas::{Atlas, use_atlas};
pub(crate) use stretch::Stretch;
