//! State that components share: the atlas, and the part of time that a timeline shows.

mod answer;
pub(crate) mod atlas;
mod camera;
mod drag;
mod url;
mod visible_range;

pub(crate) use atlas::{Atlas, use_atlas};
pub(crate) use visible_range::VisibleRange;
