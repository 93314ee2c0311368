//! `areas.geojson`: outlines of areas by place id, and control points to check coordinates against.

use serde::Deserialize;

use super::{Level, LngLat, Place};
use crate::id::Id;

/// A closed line of points; the last equals the first.
pub type Ring = Vec<LngLat>;

/// The content of `areas.geojson`: what the map draws, and what coordinates are checked against.
#[derive(Clone, Debug, Default)]
pub struct Areas {
    /// Outlines of places.
    pub outlines: Vec<Area>,
    /// Known positions by place id.
    pub controls: Vec<(Id, LngLat)>,
    /// What is drawn around and between the outlines, without records.
    pub scenery: Vec<Scenery>,
}

/// Water, a hill, or a neighbour: drawn for orientation only.
#[derive(Clone, Debug)]
pub struct Scenery {
    /// What it is.
    pub role: SceneryRole,
    /// Its English name, if the file has one.
    pub name_en: Option<String>,
    /// Its Chinese name, if the file has one.
    pub name_zh: Option<String>,
    /// Rings of an area, or lines.
    pub lines: Vec<Ring>,
    /// Whether the lines are rings of an area.
    pub filled: bool,
}

/// What a piece of scenery is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SceneryRole {
    /// A neighbouring area.
    Context,
    /// A river or a lake.
    Water,
    /// A hill.
    Hill,
}

/// The outline of a place.
#[derive(Clone, Debug)]
pub struct Area {
    /// The place.
    pub place: Id,
    /// Polygons; the first ring of each is the outer one, the others are holes.
    pub polygons: Vec<Vec<Ring>>,
}

/// Why `areas.geojson` cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAreas(pub String);

/// The part of GeoJSON (RFC 7946) that is read here.
#[derive(Deserialize)]
struct FeatureCollection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    role: FeatureRole,
    place: Option<String>,
    name_en: Option<String>,
    name_zh: Option<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum FeatureRole {
    Outline,
    Control,
    Context,
    Water,
    Hill,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point([f64; 2]),
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
    LineString(Vec<[f64; 2]>),
    MultiLineString(Vec<Vec<[f64; 2]>>),
}

impl Areas {
    /// Reads the file; the error says which feature is wrong and what is accepted.
    pub fn read(bytes: &[u8]) -> Result<Self, BadAreas> {
        let collection: FeatureCollection = serde_json::from_slice(bytes)
            .map_err(|error| BadAreas(format!("is not the GeoJSON that is read here: {error}; accepted: a FeatureCollection in which each feature has a role (outline, control, context, water, hill) and a place where it is an outline or a control")))?;
        let mut areas = Self::default();
        for (number, feature) in (1..).zip(collection.features) {
            areas.add(feature).map_err(|reason| BadAreas(format!("feature {number} {reason}")))?;
        }
        Ok(areas)
    }

    fn add(&mut self, feature: Feature) -> Result<(), String> {
        let polygons = match (&feature.properties.role, feature.geometry) {
            (FeatureRole::Outline, Geometry::Polygon(rings)) => vec![rings],
            (FeatureRole::Outline, Geometry::MultiPolygon(polygons)) => polygons,
            (FeatureRole::Outline, _) => {
                return Err("is an outline; accepted: a Polygon or MultiPolygon".into());
            }
            (FeatureRole::Control, Geometry::Point(point)) => {
                self.controls.push((place_of(feature.properties.place)?, position(point)?));
                return Ok(());
            }
            (FeatureRole::Control, _) => return Err("is a control; accepted: a Point".into()),
            (FeatureRole::Context, geometry) => {
                return self.add_scenery(SceneryRole::Context, feature.properties, geometry);
            }
            (FeatureRole::Water, geometry) => {
                return self.add_scenery(SceneryRole::Water, feature.properties, geometry);
            }
            (FeatureRole::Hill, geometry) => {
                return self.add_scenery(SceneryRole::Hill, feature.properties, geometry);
            }
        };
        let ring = |points: Vec<[f64; 2]>| {
            let ring = points.into_iter().map(position).collect::<Result<Ring, _>>()?;
            let is_closed = ring.len() >= 4 && ring.first() == ring.last();
            if is_closed {
                Ok(ring)
            } else {
                Err("has an open ring; accepted: four points or more, the last equal to the first")
            }
        };
        let polygons = polygons
            .into_iter()
            .map(|rings| rings.into_iter().map(ring).collect::<Result<Vec<_>, _>>())
            .collect::<Result<Vec<_>, _>>()?;
        self.outlines.push(Area { place: place_of(feature.properties.place)?, polygons });
        Ok(())
    }

    fn add_scenery(
        &mut self,
        role: SceneryRole,
        properties: Properties,
        geometry: Geometry,
    ) -> Result<(), String> {
        let filled = matches!(geometry, Geometry::Polygon(_) | Geometry::MultiPolygon(_));
        let lines = match geometry {
            Geometry::Point(_) => return Err("is scenery; accepted: a line or an area".into()),
            Geometry::LineString(line) => vec![line],
            Geometry::Polygon(lines) | Geometry::MultiLineString(lines) => lines,
            Geometry::MultiPolygon(polygons) => polygons.concat(),
        };
        let line = |points: Vec<[f64; 2]>| points.into_iter().map(position).collect::<Result<Ring, _>>();
        let lines = lines.into_iter().map(line).collect::<Result<_, _>>()?;
        self.scenery.push(Scenery {
            role,
            name_en: properties.name_en,
            name_zh: properties.name_zh,
            lines,
            filled,
        });
        Ok(())
    }

    /// The outline of a place, if it has one.
    pub fn outline(&self, place: &str) -> Option<&Area> {
        self.outlines.iter().find(|area| area.place.as_str() == place)
    }

    /// The base map as GeoJSON, without controls and names. The roles are `land`, `area` (each part of the land),
    /// `context`, `water`, `stream` and `hill`.
    pub fn geojson(&self, places: &[Place]) -> serde_json::Value {
        let is_land =
            |area: &&Area| places.iter().any(|place| place.id.0 == area.place && place.level <= Level::City);
        let (land, parts): (Vec<&Area>, Vec<&Area>) = self.outlines.iter().partition(is_land);
        // Without an outline of the city, its parts are the land.
        let land = if land.is_empty() { &parts } else { &land };
        let land = land.iter().map(|area| feature("land", None, "MultiPolygon", &polygons(area)));
        let parts = parts
            .iter()
            .map(|area| feature("area", Some(area.place.as_str()), "MultiPolygon", &polygons(area)));
        let scenery = self.scenery.iter().map(|scenery| {
            let lines: serde_json::Value = scenery.lines.iter().map(ring).collect();
            match (scenery.role, scenery.filled) {
                (SceneryRole::Water, true) => feature("water", None, "Polygon", &lines),
                (SceneryRole::Water, false) => feature("stream", None, "MultiLineString", &lines),
                (SceneryRole::Hill, _) => feature("hill", None, "Polygon", &lines),
                (SceneryRole::Context, _) => feature("context", None, "MultiLineString", &lines),
            }
        });
        let features: Vec<_> = land.chain(parts).chain(scenery).collect();
        serde_json::json!({ "type": "FeatureCollection", "features": features })
    }

    /// The control point of a place, if there is one.
    pub fn control(&self, place: &str) -> Option<LngLat> {
        self.controls.iter().find(|(id, _)| id.as_str() == place).map(|(_, point)| *point)
    }
}

fn feature(
    role: &str,
    place: Option<&str>,
    geometry: &str,
    coordinates: &serde_json::Value,
) -> serde_json::Value {
    serde_json::json!({
        "type": "Feature",
        "properties": { "role": role, "place": place },
        "geometry": { "type": geometry, "coordinates": coordinates },
    })
}

fn polygons(area: &Area) -> serde_json::Value {
    area.polygons.iter().map(|rings| rings.iter().map(ring).collect::<serde_json::Value>()).collect()
}

fn ring(points: &Ring) -> serde_json::Value {
    points.iter().map(|point| serde_json::json!([point.lng, point.lat])).collect()
}

fn place_of(place: Option<String>) -> Result<Id, String> {
    place.ok_or_else(|| "has no place; accepted: the id of a place".to_owned()).and_then(|id| Id::new(&id))
}

fn position([lng, lat]: [f64; 2]) -> Result<LngLat, &'static str> {
    let on_earth = (-180.0..=180.0).contains(&lng) && (-90.0..=90.0).contains(&lat);
    if on_earth {
        Ok(LngLat { lng, lat })
    } else {
        Err("has a position off the earth; accepted: longitude, then latitude, in degrees")
    }
}

impl Area {
    /// Metres from the point to the area; 0 inside it.
    pub fn distance_m(&self, point: LngLat) -> f64 {
        if self.contains(point) {
            return 0.0;
        }
        let rings = self.polygons.iter().flatten();
        let edges = rings.flat_map(|ring| ring.windows(2).map(|pair| (pair[0], pair[1])));
        edges.map(|(a, b)| distance_to_edge(point, a, b)).fold(f64::INFINITY, f64::min)
    }

    /// Whether the point lies inside, by the even-odd rule: a ray to the east crosses the rings an odd
    /// number of times.
    pub fn contains(&self, point: LngLat) -> bool {
        let rings = self.polygons.iter().flatten();
        let edges = rings.flat_map(|ring| ring.windows(2).map(|pair| (pair[0], pair[1])));
        let crossings = edges.filter(|(a, b)| {
            let spans = (a.lat > point.lat) != (b.lat > point.lat);
            spans && point.lng < a.lng + (b.lng - a.lng) * (point.lat - a.lat) / (b.lat - a.lat)
        });
        crossings.count() % 2 == 1
    }
}

fn distance_to_edge(point: LngLat, a: LngLat, b: LngLat) -> f64 {
    let ((ax, ay), (bx, by)) = (a.offset_m(point), b.offset_m(point));
    let (dx, dy) = (bx - ax, by - ay);
    let length_2 = dx * dx + dy * dy;
    // The share of the way from a to b at which the edge comes nearest to the point.
    let share = if length_2 > 0.0 { (-(ax * dx + ay * dy) / length_2).clamp(0.0, 1.0) } else { 0.0 };
    (ax + share * dx).hypot(ay + share * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Area {
        let file = br#"{"type":"FeatureCollection","features":[{"type":"Feature",
            "properties":{"role":"outline","place":"square"},
            "geometry":{"type":"Polygon","coordinates":[[[118,32],[119,32],[119,33],[118,33],[118,32]],
                [[118.4,32.4],[118.6,32.4],[118.6,32.6],[118.4,32.6],[118.4,32.4]]]}}]}"#;
        Areas::read(file).unwrap().outlines.remove(0)
    }

    #[test]
    fn a_point_in_a_hole_lies_outside() {
        assert!(square().contains(LngLat { lng: 118.2, lat: 32.5 }));
        assert!(!square().contains(LngLat { lng: 118.5, lat: 32.5 }));
        assert!(!square().contains(LngLat { lng: 119.5, lat: 32.5 }));
    }

    #[test]
    fn the_distance_to_an_area_is_in_metres_and_zero_inside() {
        assert!(square().distance_m(LngLat { lng: 118.2, lat: 32.2 }).abs() < f64::EPSILON);
        let north = square().distance_m(LngLat { lng: 118.5, lat: 33.01 });
        assert!((1100.0..1125.0).contains(&north), "{north}");
    }

    #[test]
    fn swapped_degrees_and_open_rings_are_refused() {
        for (coordinates, reason) in [
            ("[[[32,118],[32,119],[33,119],[32,118]]]", "off the earth"),
            ("[[[118,32],[119,32],[119,33]]]", "open ring"),
        ] {
            let file = format!(
                r#"{{"features":[{{"properties":{{"role":"outline","place":"p"}},"geometry":{{"type":"Polygon","coordinates":{coordinates}}}}}]}}"#
            );
            let error = Areas::read(file.as_bytes()).unwrap_err();
            assert!(error.0.contains(reason) && error.0.starts_with("feature 1 "), "{error:?}");
        }
    }
}
