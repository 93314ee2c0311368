//! The static part of the map as SVG `<defs>`: land, borders and scenery, which do not depend on the query.

use std::fmt::Write as _;

use super::mercator::{Extent, Point, Projection, rings};
use super::path::{Borders, GridPoint, grid_point, path, simplify};
use crate::package::Package;
use crate::place::{Area, Level, Ring, SceneryRole};

/// How far a simplified line of scenery may be off, in units.
const TOLERANCE: f64 = 0.8;

/// Paths with ids, for a `<defs>`: `map-land`, `map-border` (of the land), `map-borders` (within it),
/// `map-context`, `map-water`, `map-stream`, `map-hill`, and `area-ID` for each outlined place below a city.
pub fn definitions(package: &Package) -> String {
    let projection = Projection::of(package);
    let mut borders = Borders::default();
    let mut defs = String::new();
    let mut define = |id: &str, d: &str| {
        // Writing to a string cannot fail.
        let _ = write!(defs, "<path id=\"{id}\" vector-effect=\"non-scaling-stroke\" d=\"{d}\"/>");
    };
    let (land, parts): (Vec<&Area>, Vec<&Area>) =
        package.areas.outlines.iter().partition(|area| is_land(package, area));
    let grid_rings = |area: &Area| -> Vec<Vec<GridPoint>> {
        area.polygons
            .iter()
            .flatten()
            .map(|ring| ring.iter().map(|point| grid_point(projection.project(*point))).collect())
            .collect()
    };
    let land: Vec<Vec<GridPoint>> = land.into_iter().flat_map(grid_rings).collect();
    for ring in &land {
        borders.new_parts(ring);
    }
    let mut inner = Vec::new();
    let mut outlined = Vec::new();
    for area in parts {
        let rings = grid_rings(area);
        inner.extend(rings.iter().flat_map(|ring| borders.new_parts(ring)));
        define(&format!("area-{}", area.place), &path(rings.iter().map(Vec::as_slice), true));
        outlined.extend(rings);
    }
    // Without an outline of the city, its parts are the land.
    let land = if land.is_empty() { outlined } else { land };
    define("map-land", &path(land.iter().map(Vec::as_slice), true));
    define("map-borders", &path(inner.iter().map(Vec::as_slice), false));
    scenery(package, projection, &mut borders, &mut define);
    defs
}

/// Whether an outline is that of a city or a larger place.
fn is_land(package: &Package, area: &Area) -> bool {
    package.places.iter().any(|place| place.id.0 == area.place && place.level <= Level::City)
}

fn scenery(
    package: &Package,
    projection: Projection,
    borders: &mut Borders,
    define: &mut impl FnMut(&str, &str),
) {
    let around = Extent::of(rings(&package.areas).flatten().map(|point| projection.project(*point)));
    let coarse = |line: &Ring| -> Vec<GridPoint> {
        let points: Vec<Point> = line.iter().map(|point| projection.project(*point)).collect();
        simplify(&points, TOLERANCE).into_iter().map(grid_point).collect()
    };
    let of = |role, filled| {
        package
            .areas
            .scenery
            .iter()
            .filter(move |scenery| scenery.role == role && scenery.filled == filled)
            .flat_map(|scenery| &scenery.lines)
    };
    for (id, role, filled) in [
        ("map-water", SceneryRole::Water, true),
        ("map-stream", SceneryRole::Water, false),
        ("map-hill", SceneryRole::Hill, true),
    ] {
        let lines: Vec<Vec<GridPoint>> = of(role, filled).map(coarse).collect();
        define(id, &path(lines.iter().map(Vec::as_slice), filled));
    }
    // Neighbouring areas: only nearby ones, without borders that are already drawn.
    let near = around.map(|around| around.expanded(around.width() * 0.4));
    let mut lines = Vec::new();
    for line in of(SceneryRole::Context, true) {
        let grid_line: Vec<GridPoint> =
            line.iter().map(|point| grid_point(projection.project(*point))).collect();
        for part in borders.new_parts(&grid_line) {
            let points: Vec<Point> =
                part.iter().map(|(x, y)| Point { x: f64::from(*x), y: f64::from(*y) }).collect();
            if points.iter().any(|point| near.is_some_and(|near| near.contains(*point))) {
                let part: Vec<GridPoint> =
                    simplify(&points, 2.0 * TOLERANCE).into_iter().map(grid_point).collect();
                lines.push(part);
            }
        }
    }
    define("map-context", &path(lines.iter().map(Vec::as_slice), false));
}
