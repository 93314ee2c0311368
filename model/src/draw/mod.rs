//! The geometry of the drawn map and timeline: positions of places, dates and labels in a picture.
//!
//! Places are projected once, in [`crate::base_map`]. The layout only adds and multiplies, so that server and browser
//! draw exactly the same picture.

mod boxes;
pub mod brush;
mod camera;
mod layout;
mod lines;
mod map_size;
mod picture;
mod span;
pub mod timeline;
mod whole;
mod zoom;

pub use boxes::text_width;
pub use layout::{
    Drawing, MapLabel, MapMark, MapWords, Opening, Overview, Plate, STACK, Symbol, TIP_LINE, Tab, Tip,
    lay_out,
};
pub use lines::{balanced_lines, break_lines, line_width};
pub use map_size::{FRAME, MapSize};
pub use picture::{Focus, MapPicture};
pub use span::{Span, TimeCell, TimeUnit};
pub use whole::Whole;
pub use zoom::ZOOMS;

/// Whether two lengths are the same to a tenth.
fn nearly_equal(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.05
}
