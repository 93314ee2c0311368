//! Outlines of the invented city: a grid of three by three districts with irregular borders that fit
//! each other.
//!
//! The city lies in the open sea, so that it cannot be mistaken for a real one. Coordinates are integers
//! in units of 0.00001 degrees, about a metre.

use model::id::Id;
use model::lang::Bilingual;
use serde_json::{Value, json};

use crate::rng::SeededRng;

/// Decimals of a coordinate.
pub(crate) const DIGITS: u32 = 5;

const ORIGIN: GridPoint = GridPoint { lng: 12_500_000, lat: 2_950_000 };
/// Distance between corners of a border: 0.03 degrees, about 3 km.
const STEP: i64 = 3_000;
/// The largest distance of a corner from the straight line.
const MAX_OFFSET: i64 = 700;
/// Steps along one side of a district.
const DISTRICT_STEPS: i64 = 4;
/// Districts along one side of the city.
const CITY_DISTRICTS: i64 = 3;

/// A position in units of 0.00001 degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GridPoint {
    /// Longitude.
    pub(crate) lng: i64,
    /// Latitude.
    pub(crate) lat: i64,
}

impl GridPoint {
    /// Draws a position within about 500 m.
    pub(crate) fn nearby(self, rng: &mut SeededRng) -> Self {
        Self { lng: self.lng + rng.between(-500, 500), lat: self.lat + rng.between(-500, 500) }
    }

    fn written(self) -> Value {
        let degrees = |whole: i64| model::number::Number::whole(whole).scaled_down(DIGITS).approximate();
        json!([degrees(self.lng), degrees(self.lat)])
    }
}

/// The centre of the city.
pub(crate) fn middle() -> GridPoint {
    GridPoint {
        lng: ORIGIN.lng + STEP * DISTRICT_STEPS * CITY_DISTRICTS / 2,
        lat: ORIGIN.lat + STEP * DISTRICT_STEPS * CITY_DISTRICTS / 2,
    }
}

/// Draws a position inside a district, at least one step from its borders.
pub(crate) fn inside(district: usize, rng: &mut SeededRng) -> GridPoint {
    let (column, row) = cell(district);
    let mut within =
        |cell: i64| STEP * DISTRICT_STEPS * cell + rng.between(STEP, STEP * (DISTRICT_STEPS - 1));
    GridPoint { lng: ORIGIN.lng + within(column), lat: ORIGIN.lat + within(row) }
}

fn cell(district: usize) -> (i64, i64) {
    let number = i64::try_from(district).unwrap_or_default();
    (number % CITY_DISTRICTS, number / CITY_DISTRICTS % CITY_DISTRICTS)
}

/// A corner of the grid. Its offset depends on the corner alone, because adjacent districts share it.
fn corner(column: i64, row: i64) -> GridPoint {
    let offset =
        |seed: i64| (column * 7919 + row * 104_729 + seed * 1_299_709) % (2 * MAX_OFFSET + 1) - MAX_OFFSET;
    GridPoint { lng: ORIGIN.lng + column * STEP + offset(1), lat: ORIGIN.lat + row * STEP + offset(5) }
}

/// The ring around a block of the grid, counter-clockwise as GeoJSON requires.
fn ring((column, row): (i64, i64), side: i64) -> Value {
    let south = (0..side).map(|at| (column + at, row));
    let east = (0..side).map(|at| (column + side, row + at));
    let north = (0..side).map(|at| (column + side - at, row + side));
    let west = (0..=side).map(|at| (column, row + side - at));
    south.chain(east).chain(north).chain(west).map(|(column, row)| corner(column, row).written()).collect()
}

/// `areas.geojson`: the city, the districts, and a river along the border between them.
pub(crate) fn written(city: Option<(&Id, &Bilingual)>, districts: Vec<(&Id, &Bilingual)>) -> Vec<u8> {
    let city = city.map(|city| feature(city, &ring((0, 0), DISTRICT_STEPS * CITY_DISTRICTS)));
    let river = city.is_some().then(river);
    let districts = districts.into_iter().enumerate().map(|(number, district)| {
        let (column, row) = cell(number);
        feature(district, &ring((column * DISTRICT_STEPS, row * DISTRICT_STEPS), DISTRICT_STEPS))
    });
    let features: Vec<String> =
        city.into_iter().chain(districts).chain(river).map(|feature| feature.to_string()).collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", features.join(",\n")).into_bytes()
}

fn feature((place, name): (&Id, &Bilingual), ring: &Value) -> Value {
    json!({
        "type": "Feature",
        "id": place.as_str(),
        "properties": {
            "role": "outline", "place": place.as_str(), "name_en": name.en, "name_zh": name.zh,
            "attribution_en": "generated", "attribution_zh": "自动生成",
        },
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    })
}

fn river() -> Value {
    let line: Value = (0..=DISTRICT_STEPS * CITY_DISTRICTS)
        .map(|column| corner(column, DISTRICT_STEPS).written())
        .collect();
    json!({
        "type": "Feature",
        "id": "river",
        "properties": {
            "role": "water", "name_en": "River", "name_zh": "河", "attribution_en": "generated", "attribution_zh": "自动生成",
        },
        "geometry": {"type": "LineString", "coordinates": line},
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::place::{Areas, LngLat};

    #[test]
    fn a_position_inside_a_district_lies_in_its_outline_and_in_no_other() {
        let ids: Vec<(Id, Bilingual)> = (0..9)
            .map(|number| (crate::cell::id("d", number), Bilingual { en: "D".into(), zh: "区".into() }))
            .collect();
        let written = written(None, ids.iter().map(|(id, name)| (id, name)).collect());
        let areas = Areas::read(&written).unwrap();
        let mut rng = SeededRng::new(1);
        for district in 0..9 {
            let point = inside(district, &mut rng);
            let degrees = |whole: i64| model::number::Number::whole(whole).scaled_down(DIGITS).approximate();
            let point = LngLat { lng: degrees(point.lng), lat: degrees(point.lat) };
            let holding: Vec<_> = areas.outlines.iter().filter(|area| area.contains(point)).collect();
            assert_eq!(holding.len(), 1);
            assert_eq!(holding[0].place.as_str(), format!("d-{district}"));
        }
    }
}
