//! Outlines of an invented city: nine districts of three by three, whose borders are as crooked as real
//! ones and fit each other.
//!
//! The city lies in the open sea, so that nobody takes it for a real one. All coordinates are whole numbers
//! of the fifth decimal, about a metre.

use model::claim::Both;
use model::id::Id;
use serde_json::{Value, json};

use crate::rng::SeededRng;

/// Decimals of a degree.
pub(crate) const DIGITS: u32 = 5;

const ORIGIN: GridPoint = GridPoint { lng: 12_500_000, lat: 2_950_000 };
/// Borders have a corner every 0.03 degrees, about 3 km.
const STEP: i64 = 3_000;
/// Corners lie off the straight line by so much at most.
const CROOKED: i64 = 700;
/// Steps along one side of a district.
const SIDE: i64 = 4;
/// Districts along one side of the city.
const ACROSS: i64 = 3;

/// A position in whole numbers of the fifth decimal of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GridPoint {
    /// East.
    pub(crate) lng: i64,
    /// North.
    pub(crate) lat: i64,
}

impl GridPoint {
    /// A position within some hundred metres.
    pub(crate) fn nearby(self, rng: &mut SeededRng) -> Self {
        Self { lng: self.lng + rng.between(-500, 500), lat: self.lat + rng.between(-500, 500) }
    }

    fn written(self) -> Value {
        let degrees = |whole: i64| model::number::Number::whole(whole).scaled_down(DIGITS).approximate();
        json!([degrees(self.lng), degrees(self.lat)])
    }
}

/// The middle of the city.
pub(crate) fn middle() -> GridPoint {
    GridPoint { lng: ORIGIN.lng + STEP * SIDE * ACROSS / 2, lat: ORIGIN.lat + STEP * SIDE * ACROSS / 2 }
}

/// A position inside a district, away from its borders.
pub(crate) fn inside(district: usize, rng: &mut SeededRng) -> GridPoint {
    let (column, row) = cell(district);
    let mut within = |cell: i64| STEP * SIDE * cell + rng.between(STEP, STEP * (SIDE - 1));
    GridPoint { lng: ORIGIN.lng + within(column), lat: ORIGIN.lat + within(row) }
}

fn cell(district: usize) -> (i64, i64) {
    let number = i64::try_from(district).unwrap_or_default();
    (number % ACROSS, number / ACROSS % ACROSS)
}

/// A corner of the net of borders. Two districts that meet share it, so how crooked it is depends on the
/// corner alone.
fn corner(column: i64, row: i64) -> GridPoint {
    let crooked =
        |seed: i64| (column * 7919 + row * 104_729 + seed * 1_299_709) % (2 * CROOKED + 1) - CROOKED;
    GridPoint { lng: ORIGIN.lng + column * STEP + crooked(1), lat: ORIGIN.lat + row * STEP + crooked(5) }
}

/// The ring around a block of the net, counter-clockwise as GeoJSON wants it.
fn ring((column, row): (i64, i64), side: i64) -> Value {
    let south = (0..side).map(|at| (column + at, row));
    let east = (0..side).map(|at| (column + side, row + at));
    let north = (0..side).map(|at| (column + side - at, row + side));
    let west = (0..=side).map(|at| (column, row + side - at));
    south.chain(east).chain(north).chain(west).map(|(column, row)| corner(column, row).written()).collect()
}

/// `areas.geojson`: the city, the districts, and a river along the border between them.
pub(crate) fn written(city: Option<(&Id, &Both)>, districts: Vec<(&Id, &Both)>) -> Vec<u8> {
    let city = city.map(|city| feature(city, &ring((0, 0), SIDE * ACROSS)));
    let river = city.is_some().then(river);
    let districts = districts.into_iter().enumerate().map(|(number, district)| {
        let (column, row) = cell(number);
        feature(district, &ring((column * SIDE, row * SIDE), SIDE))
    });
    let features: Vec<String> =
        city.into_iter().chain(districts).chain(river).map(|feature| feature.to_string()).collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", features.join(",\n")).into_bytes()
}

fn feature((place, name): (&Id, &Both), ring: &Value) -> Value {
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
    let line: Value = (0..=SIDE * ACROSS).map(|column| corner(column, SIDE).written()).collect();
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
        let ids: Vec<(Id, Both)> = (0..9)
            .map(|number| (crate::cell::id("d", number), Both { en: "D".into(), zh: "区".into() }))
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
