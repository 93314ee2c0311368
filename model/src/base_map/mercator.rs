//! Web Mercator, in units of the base map.

use std::f64::consts::PI;

use serde::{Deserialize, Serialize};

use crate::package::Package;
use crate::place::{Areas, LngLat, METRES_PER_DEGREE, Ring};

/// The zoom at which a unit is one pixel of a web map: 130 m at 32 degrees north, about the resolution of outlines.
pub(crate) const ZOOM: i32 = 10;
/// The width of the world at this zoom: 256 px, doubled ten times.
const WORLD: f64 = 256.0 * 1024.0;

/// A point in units of the base map: right and down from its north-west corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// A rectangle of the base map.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Extent {
    pub(crate) from: Point,
    pub(crate) to: Point,
}

impl Extent {
    /// The bounding box of points; `None` without a point.
    pub(crate) fn of(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |extent: Option<Self>, point| {
            let Self { from, to } = extent.unwrap_or(Self { from: point, to: point });
            Some(Self {
                from: Point { x: from.x.min(point.x), y: from.y.min(point.y) },
                to: Point { x: to.x.max(point.x), y: to.y.max(point.y) },
            })
        })
    }

    pub(crate) fn width(self) -> f64 {
        self.to.x - self.from.x
    }

    pub(crate) fn height(self) -> f64 {
        self.to.y - self.from.y
    }

    /// The same rectangle with a margin all around.
    pub(crate) fn expanded(self, by: f64) -> Self {
        Self {
            from: Point { x: self.from.x - by, y: self.from.y - by },
            to: Point { x: self.to.x + by, y: self.to.y + by },
        }
    }

    pub(crate) fn contains(self, point: Point) -> bool {
        (self.from.x..=self.to.x).contains(&point.x) && (self.from.y..=self.to.y).contains(&point.y)
    }
}

/// The projection of one package. Its origin is the north-west corner of all outlines, so that numbers stay
/// small.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Projection(pub(crate) Point);

impl Projection {
    pub(crate) fn of(package: &Package) -> Self {
        let outlined = rings(&package.areas).flatten().map(|point| world(*point));
        let placed = package.places.iter().filter_map(|place| place.lng_lat().map(world));
        let corner = Extent::of(outlined).or_else(|| Extent::of(placed)).map(|extent| extent.from);
        Self(
            corner.map_or(Point { x: 0.0, y: 0.0 }, |corner| Point {
                x: corner.x.floor(),
                y: corner.y.floor(),
            }),
        )
    }

    pub(crate) fn project(self, place: LngLat) -> Point {
        let Point { x, y } = world(place);
        Point { x: x - self.0.x, y: y - self.0.y }
    }

    /// Degrees at a point, west to east and south to north.
    pub(crate) fn degrees(self, point: Point) -> LngLat {
        let y = 1.0 - 2.0 * (point.y + self.0.y) / WORLD;
        LngLat { lng: (point.x + self.0.x) / WORLD * 360.0 - 180.0, lat: (y * PI).sinh().atan().to_degrees() }
    }

    /// Metres on the ground per unit at this point; Mercator stretches distances with the latitude.
    pub(crate) fn metres(self, point: Point) -> f64 {
        360.0 * METRES_PER_DEGREE / WORLD * self.degrees(point).lat.to_radians().cos()
    }
}

/// All rings of all outlines.
pub(crate) fn rings(areas: &Areas) -> impl Iterator<Item = &Ring> {
    areas.outlines.iter().flat_map(|area| area.polygons.iter().flatten())
}

fn world(place: LngLat) -> Point {
    // Web Mercator ends at 85.05 degrees.
    let lat = place.lat.clamp(-85.0, 85.0).to_radians();
    Point { x: (place.lng + 180.0) / 360.0 * WORLD, y: (1.0 - lat.tan().asinh() / PI) / 2.0 * WORLD }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NANJING: LngLat = LngLat { lng: 118.7788, lat: 32.0438 };

    #[test]
    fn a_place_lies_in_the_same_tile_as_on_web_maps() {
        // The tile 849/415 at zoom 10, as tile servers number it.
        let point = world(NANJING);
        assert_eq!(((point.x / 256.0).floor(), (point.y / 256.0).floor()), (849.0, 415.0));
        let equator = world(LngLat { lng: 0.0, lat: 0.0 });
        assert!((equator.x - WORLD / 2.0).abs() < 1e-6 && (equator.y - WORLD / 2.0).abs() < 1e-6);
    }

    #[test]
    fn projecting_back_gives_the_same_degrees() {
        let projection = Projection(Point { x: 217_000.0, y: 106_000.0 });
        let back = projection.degrees(projection.project(NANJING));
        assert!((back.lng - NANJING.lng).abs() < 1e-9 && (back.lat - NANJING.lat).abs() < 1e-9, "{back:?}");
    }

    #[test]
    fn metres_per_unit_agree_with_distances_on_the_ground() {
        let projection = Projection(Point { x: 0.0, y: 0.0 });
        let north = LngLat { lat: NANJING.lat + 0.1, ..NANJING };
        let units = projection.project(NANJING).y - projection.project(north).y;
        let metres = units * projection.metres(projection.project(NANJING));
        assert!((metres / NANJING.distance_m(north) - 1.0).abs() < 0.005, "{metres}");
    }
}
