//! The drawn map and timeline: which point of the picture a place, a date or a label stands at.
//!
//! Pure geometry. What needs a projection is computed once, where the package is, and travels as plain
//! units; what remains (fitting a frame, keeping labels apart) is adding and multiplying, so that server
//! and browser draw the same picture to the last digit.

mod boxes;
pub mod brush;
mod camera;
mod layout;
mod map_size;
mod picture;
mod span;
pub mod timeline;

pub use boxes::text_width;
pub use layout::{
    Drawing, MapLabel, MapMark, MapWords, Overview, Plate, Symbol, TIP_LINE, Tab, Tip, lay_out,
};
pub use map_size::{FRAME, MapSize};
pub use picture::{Focus, MapPicture, ZOOMS};
pub use span::{Span, TimeCell, TimeUnit};

/// Whether two lengths are printed alike.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.05
}
