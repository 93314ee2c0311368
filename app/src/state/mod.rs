//! State shared by components: the state of the atlas, and the visible range of a timeline.

mod answer;
mod atlas;
mod busy;
mod camera;
mod drag;
mod list;
mod section;
mod url;
mod visible_range;

pub(crate) use atlas::{Atlas, use_atlas};
pub(crate) use busy::Busy;
pub(crate) use list::ListPart;
pub(crate) use section::SectionKey;
pub(crate) use visible_range::VisibleRange;
