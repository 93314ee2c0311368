//! The position of a picture on the base map.

use super::super::map_size::MapSize;
use super::super::picture::MapPicture;
use crate::base_map::{Extent, Point, Spot, SpotForm};
use crate::number::round_to_tenth;

/// The largest extent of the places of one symbol, as a share of the shorter side of the picture.
///
/// It is less than [`FIT`], so a picture that is fitted to the places of a symbol shows them farther apart than any
/// symbol reaches: opening a symbol always divides it.
const MOST_EXTENT: f64 = 0.6;
/// The share of a picture that the places of a symbol fill after it was opened.
pub(super) const FIT: f64 = 0.75;

/// The transform from units of the base map to pixels of a picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// X offset, y offset, scale.
    pub(super) base: (f64, f64, f64),
    pub(super) size: MapSize,
}

impl Sheet {
    pub(super) fn new(picture: &MapPicture, size: MapSize) -> Self {
        let focus = picture.focus;
        let scale = focus.scale_in(size);
        let offset = |length: f64, middle: f64| round_to_tenth(length / 2.0 - middle * scale);
        Self { base: (offset(size.width, focus.x), offset(size.height, focus.y), scale), size }
    }

    /// The position of a point in the picture.
    pub(super) fn pixels(&self, point: Point) -> (f64, f64) {
        let (left, top, scale) = self.base;
        (round_to_tenth(point.x * scale + left), round_to_tenth(point.y * scale + top))
    }

    /// Whether a place is drawn within the picture. Others have a tab on the frame.
    pub(super) fn shows(&self, spot: &Spot) -> bool {
        let (x, y) = self.pixels(Point { x: spot.x, y: spot.y });
        let is_within = (0.0..=self.size.width).contains(&x) && (0.0..=self.size.height).contains(&y);
        spot.form != SpotForm::Tab && is_within
    }

    /// The largest extent of the places of one symbol, in pixels.
    pub(super) fn most_extent(&self) -> f64 {
        MOST_EXTENT * self.size.width.min(self.size.height)
    }

    /// The largest radius of a circle that is drawn as one, in pixels.
    pub(super) fn most_radius(&self) -> f64 {
        0.5 * self.size.width.min(self.size.height)
    }

    /// Whether one symbol can stand for places with this bounding box.
    pub(super) fn fits_one_symbol(&self, extent: Extent) -> bool {
        extent.width().max(extent.height()) * self.base.2 <= self.most_extent()
    }
}
