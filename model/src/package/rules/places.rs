//! Rules for coordinates: on the earth, in WGS 84, with their basis, and near the district of the place.

use super::Lookup;
use crate::package::tables::Tables;
use crate::place::{CoordinateBasis, Level, LngLat, Place, wgs84_from_gcj02};
use crate::problem::Problems;

const FILE: &str = "places.csv";
/// Outlines are simplified to about a kilometre.
const NEAR_OUTLINE_M: f64 = 1_500.0;

pub(super) fn check(tables: &Tables, lookup: &Lookup<'_>, problems: &mut Problems) {
    for (row, place) in tables.places.iter() {
        for other in lookup.with_ancestors(place).filter(|other| place.also_in.contains(&other.id)) {
            let message = format!(
                "{:?} contains it; accepted: places that it overlaps without being in them",
                other.id.as_str()
            );
            problems.error(FILE, row, "also_in", message);
        }
        if let Some(point) = coordinate(row, place, problems) {
            check_district(row, place, point, tables, lookup, problems);
            check_datum(row, place, point, tables, problems);
        }
    }
    for area in &tables.areas.outlines {
        if !lookup.places.contains_key(area.place.as_str()) && tables.places.unread.is_empty() {
            problems.file(crate::package::AREAS, format!("has an outline for {:?}, which is not in places.csv; accepted: outlines of places that are", area.place.as_str()));
        }
    }
}

/// The coordinate, if it is complete and on the earth.
fn coordinate(row: u32, place: &Place, problems: &mut Problems) -> Option<LngLat> {
    if place.lon.is_some() != place.lat.is_some() {
        problems.error(FILE, row, "lat", "is only half a coordinate; accepted: lon and lat, or neither");
    }
    let has_basis = place.coordinate_basis != CoordinateBasis::None;
    let point = place.lng_lat();
    if point.is_some() != has_basis {
        problems.error(FILE, row, "coordinate_basis", "does not go with the coordinate; accepted: none without one; file, confirmed or recalled with one");
    }
    let point = point?;
    if place.precision_m.is_none_or(|metres| metres == 0) {
        problems.error(
            FILE,
            row,
            "precision_m",
            "is empty or 0; accepted: the radius in metres within which the place certainly lies",
        );
    }
    if place.coordinate_origin.is_none() {
        problems.error(
            FILE,
            row,
            "coordinate_origin",
            "is empty; accepted: where the coordinate was taken from",
        );
    }
    if !(-180.0..=180.0).contains(&point.lng) {
        problems.error(FILE, row, "lon", "is off the earth; accepted: -180 to 180 degrees east");
        return None;
    }
    if !(-90.0..=90.0).contains(&point.lat) {
        problems.error(
            FILE,
            row,
            "lat",
            "is off the earth; accepted: -90 to 90 degrees north (is it the longitude?)",
        );
        return None;
    }
    Some(point)
}

/// Notes a coordinate outside the outline of its district.
fn check_district(
    row: u32,
    place: &Place,
    point: LngLat,
    tables: &Tables,
    lookup: &Lookup<'_>,
    problems: &mut Problems,
) {
    let Some(own) = lookup.places.get(place.id.as_str()) else { return };
    let Some(district) = lookup.with_ancestors(own).find(|place| place.level == Level::District) else {
        return;
    };
    let Some(outline) = tables.areas.outline(district.id.as_str()) else { return };
    let distance = outline.distance_m(point);
    if distance > NEAR_OUTLINE_M {
        problems.note(
            FILE,
            row,
            "lon",
            format!(
                "lies {distance:.0} m outside the outline of {:?}, in which the table puts it",
                district.id.as_str()
            ),
        );
    }
}

/// Refuses a coordinate that was copied from a consumer map: it is far from its control point, but near it once the
/// GCJ-02 shift is undone.
fn check_datum(row: u32, place: &Place, point: LngLat, tables: &Tables, problems: &mut Problems) {
    const FAR_M: f64 = 300.0;
    const NEAR_M: f64 = 120.0;
    let Some(control) = tables.areas.control(place.id.as_str()) else { return };
    let unshifted = wgs84_from_gcj02(point);
    if point.distance_m(control) > FAR_M && unshifted.distance_m(control) < NEAR_M {
        problems.error(
            FILE,
            row,
            "lon",
            format!(
                "is shifted as on a consumer map (GCJ-02); accepted: WGS 84, here about {:.4}, {:.4}",
                unshifted.lng, unshifted.lat
            ),
        );
    }
}
