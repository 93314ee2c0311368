//! The drawn map and timeline: which point of the picture a place, a date or a label stands at.
//!
//! Pure geometry. What needs a projection is computed once, where the package is, and travels as plain
//! units; what remains (fitting a frame, keeping labels apart) is adding and multiplying, so that server
//! and browser draw the same picture to the last digit.

mod base;
mod boxes;
pub mod brush;
mod camera;
mod layout;
mod mercator;
mod path;
mod picture;
mod span;
pub mod timeline;

pub use base::base_map;
pub use boxes::text_width;
pub use camera::ZOOMS;
pub use layout::{Drawing, Label, Mark, Overview, Plate, Size, Symbol, Tab, Words, lay_out};
pub use picture::{Focus, Form, Ground, MapPicture, Name, NameOf, Spot};
pub use span::{Cell, Span, Unit};

/// A length as a picture prints it: to a tenth of a unit.
pub fn tenth(value: f64) -> f64 {
    // Adding nothing turns a negative zero into a plain one.
    (value * 10.0).round() / 10.0 + 0.0
}

/// Whether two lengths are printed alike.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.05
}
