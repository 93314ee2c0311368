//! The drawn map and timeline: which point of the picture a place, a date or a label stands at.
//!
//! Pure geometry. What needs a projection is computed once, where the package is, and travels as plain
//! units; what remains (fitting a frame, keeping labels apart) is adding and multiplying, so that server
//! and browser draw the same picture to the last digit.

use std::fmt::{self, Write as _};

mod base;
mod boxes;
pub mod brush;
mod camera;
mod layout;
mod map_size;
mod mercator;
mod path;
mod picture;
mod span;
pub mod timeline;

pub use base::base_map;
pub use boxes::text_width;
pub use camera::ZOOMS;
pub use layout::{Drawing, Label, Mark, Overview, Plate, Symbol, TIP_LINE, Tab, Tip, Words, lay_out};
pub use map_size::{FRAME, Size};
pub use picture::{Focus, Form, Ground, MapPicture, Name, NameOf, Spot};
pub use span::{Cell, Span, Unit};

/// A length as a picture prints it: to a tenth of a unit.
pub fn tenth(value: f64) -> f64 {
    // Adding nothing turns a negative zero into a plain one.
    (value * 10.0).round() / 10.0 + 0.0
}

/// A length as an attribute has it: to four places, without zeros at its end. The standard library prints the
/// shortest text that reads back as the same number, which takes 10 kB of the application and is never needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Px(pub f64);

impl fmt::Display for Px {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_possible_truncation, reason = "lengths of a picture and degrees are small")]
        let all = (self.0 * 10_000.0).round() as i64;
        let (whole, rest) = (all.unsigned_abs() / 10_000, all.unsigned_abs() % 10_000);
        if all < 0 {
            out.write_char('-')?;
        }
        write!(out, "{whole}")?;
        if rest > 0 {
            let digits = format!("{rest:04}");
            write!(out, ".{}", digits.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

/// Whether two lengths are printed alike.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.05
}

#[cfg(test)]
mod tests {
    use super::Px;

    #[test]
    fn a_length_is_printed_as_the_standard_library_prints_it_as_far_as_a_picture_is_exact() {
        for value in [0.0, 1.0, -1.0, 0.1, -0.1, 12.5, -3.75, 0.0004, 1234.0625, 217_000.0, -0.5, 99.9999] {
            assert_eq!(Px(value).to_string(), value.to_string());
        }
        assert_eq!(Px(-0.000_01).to_string(), "0");
        assert_eq!(Px(1.0 / 3.0).to_string(), "0.3333");
    }
}
