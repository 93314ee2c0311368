//! Zoom levels of the drawn map, and its scale at each.

use crate::base_map::ZOOM;

/// The least and the largest zoom of the drawn map.
pub const ZOOMS: (f64, f64) = (6.0, 15.0);

/// The zoom of a picture with so many pixels per unit.
pub(super) fn zoom_of(scale: f64) -> f64 {
    scale.log2() + f64::from(ZOOM)
}

/// Pixels per unit at a zoom.
pub(super) fn scale_of(zoom: f64) -> f64 {
    (zoom - f64::from(ZOOM)).exp2()
}
