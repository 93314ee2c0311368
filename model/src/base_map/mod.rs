//! The base map of a release in one language: land, names and places in projected units.
//!
//! The projection is computed once, on the server. Drawing then only adds and multiplies, so that server and browser
//! draw exactly the same picture.

mod definitions;
mod mercator;
mod path;

pub use definitions::definitions;
pub(crate) use mercator::{Extent, Point, Projection, ZOOM};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::index::Index;
use crate::lang::Lang;
use crate::number::round_to_tenth;
use crate::place::{Area, CoordinateBasis, Level, Place, Ring, Scenery, SceneryRole};
use crate::sorted::Map;
use mercator::rings;

/// Where a place is drawn, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Units from the left.
    pub x: f64,
    /// Units from the top.
    pub y: f64,
    /// The radius of its precision in units; 0 where there is none.
    pub r: f64,
    /// How it is drawn.
    pub form: SpotForm,
    /// The places whose outlines it is drawn in: itself, or for an area without an outline those around it.
    pub areas: Vec<String>,
}

/// How a place is drawn, depending on what is known of its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpotForm {
    /// A label on the frame: it is no point on the map.
    Tab,
    /// An outline, hatched.
    Area,
    /// A fading counter-hatch: an area without an outline of its own.
    Schematic,
    /// A ring at the true radius of a park.
    Ring,
    /// A park whose position is from memory.
    DottedRing,
    /// The disc of a venue.
    Disc,
    /// A venue whose position is from memory, or a district without an outline: an area, never a disc.
    Dotted,
}

/// A name on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapName {
    /// The name.
    pub text: String,
    /// What it names.
    pub of: NameOf,
    /// Candidate positions in units, the best first.
    pub at: Vec<(f64, f64)>,
}

/// What a name on the map names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameOf {
    /// An outlined area.
    Area,
    /// Water.
    Water,
    /// A hill.
    Hill,
}

/// The base map of a release in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BaseMap {
    pub(crate) projection: Projection,
    /// Where each place is drawn.
    pub(crate) spots: Map<Id, Spot>,
    /// Names for orientation. That of an area has its id, and is left out where a cluster shows it.
    pub(crate) names: Vec<(Option<Id>, MapName)>,
    /// The bounding box of the outlined land.
    pub(crate) land: Extent,
    /// The bounding box of all places with records; the initial view shows it.
    pub(crate) seen: Extent,
}

impl BaseMap {
    /// The origin of the base map in Web Mercator pixels at zoom 10.
    pub fn corner(&self) -> (f64, f64) {
        (self.projection.0.x, self.projection.0.y)
    }

    /// The base map of a release; `None` where the package has neither outlines nor coordinates.
    pub fn new(index: &Index, lang: Lang) -> Option<Self> {
        let areas = &index.package.areas;
        let projection = Projection::of(&index.package);
        let places = index.package.places.iter().map(|place| &place.id.0);
        let spots: Map<Id, Spot> =
            places.map(|place| (place.clone(), spot(index, projection, place.as_str()))).collect();
        let drawn: BTreeSet<&Id> = index.rows.iter().filter_map(|row| row.drawn_at.as_ref()).collect();
        let seen = extent(drawn.into_iter().filter_map(|place| spots.get(place)));
        let outlined = Extent::of(rings(areas).flatten().map(|point| projection.project(*point)));
        let land_extent = outlined.or(seen)?;
        let names = names(index, projection, lang);
        Some(Self { projection, spots, names, land: land_extent, seen: seen.unwrap_or(land_extent) })
    }
}

/// The bounding box of places, without those on the frame.
pub(crate) fn extent<'spot>(spots: impl Iterator<Item = &'spot Spot>) -> Option<Extent> {
    Extent::of(spots.filter(|spot| spot.form != SpotForm::Tab).flat_map(corners))
}

/// A place on the frame.
pub(crate) const TAB: Spot = Spot { x: 0.0, y: 0.0, r: 0.0, form: SpotForm::Tab, areas: Vec::new() };

/// The part of a place that the view must include. Of an outline it is only the label: a whole district would
/// make everything else small.
fn corners(spot: &Spot) -> [Point; 2] {
    let r = if matches!(spot.form, SpotForm::Ring | SpotForm::DottedRing | SpotForm::Dotted) {
        spot.r
    } else {
        0.0
    };
    [Point { x: spot.x - r, y: spot.y - r }, Point { x: spot.x + r, y: spot.y + r }]
}

fn spot(index: &Index, projection: Projection, id: &str) -> Spot {
    let areas = &index.package.areas;
    let Some(place) = index.place(id).filter(|place| place.level > Level::City) else { return TAB };
    if let Some(area) = areas.outline(id) {
        let point = interior_point(&lines_of(area, projection)).unwrap_or(Point { x: 0.0, y: 0.0 });
        return Spot {
            x: round_to_tenth(point.x),
            y: round_to_tenth(point.y),
            form: SpotForm::Area,
            areas: vec![id.to_owned()],
            ..TAB
        };
    }
    let Some(point) = place.lng_lat().map(|point| projection.project(point)) else { return TAB };
    // A park lies in its district; a new area in none, but it overlaps some.
    let around = || {
        let within = index.with_ancestors(id).skip(1).map(|place| &place.id);
        let outlined = within.chain(&place.also_in).filter(|place| areas.outline(place.as_str()).is_some());
        outlined.map(ToString::to_string).collect()
    };
    let form = form(place);
    Spot {
        x: round_to_tenth(point.x),
        y: round_to_tenth(point.y),
        r: round_to_tenth(f64::from(place.precision_m.unwrap_or_default()) / projection.metres(point)),
        form,
        areas: if form == SpotForm::Schematic { around() } else { Vec::new() },
    }
}

/// The largest radius of a park that is drawn as a ring, in metres.
const WIDE_PARK_M: u32 = 5_000;

fn form(place: &Place) -> SpotForm {
    let recalled = place.coordinate_basis == CoordinateBasis::Recalled;
    match place.level {
        Level::NewArea => SpotForm::Schematic,
        // A ring would hide most of the district.
        Level::Park if place.precision_m > Some(WIDE_PARK_M) => SpotForm::Schematic,
        Level::Park if recalled => SpotForm::DottedRing,
        Level::Park => SpotForm::Ring,
        Level::Venue if !recalled => SpotForm::Disc,
        _ => SpotForm::Dotted,
    }
}

fn lines_of(area: &Area, projection: Projection) -> Vec<Vec<Point>> {
    projected(area.polygons.iter().flatten(), projection)
}

fn projected<'ring>(rings: impl IntoIterator<Item = &'ring Ring>, projection: Projection) -> Vec<Vec<Point>> {
    rings.into_iter().map(|ring| ring.iter().map(|point| projection.project(*point)).collect()).collect()
}

/// A point well inside rings: the middle of the widest chord.
fn interior_point(rings: &[Vec<Point>]) -> Option<Point> {
    chords(rings).into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(point, _)| point)
}

/// The middle and the width of the widest chord of rings on each of nine horizontal lines.
fn chords(rings: &[Vec<Point>]) -> Vec<(Point, f64)> {
    let Some(extent) = Extent::of(rings.iter().flatten().copied()) else { return Vec::new() };
    let chord = |line: i32| {
        let y = extent.from.y + extent.height() * f64::from(line) / 10.0;
        let mut crossings: Vec<f64> = rings
            .iter()
            .flat_map(|ring| ring.windows(2))
            .filter(|pair| (pair[0].y > y) != (pair[1].y > y))
            .map(|pair| pair[0].x + (pair[1].x - pair[0].x) * (y - pair[0].y) / (pair[1].y - pair[0].y))
            .collect();
        crossings.sort_by(f64::total_cmp);
        let widest = crossings.chunks_exact(2).max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])))?;
        Some((Point { x: f64::midpoint(widest[0], widest[1]), y }, widest[1] - widest[0]))
    };
    (1..10).filter_map(chord).collect()
}

/// Names for orientation with their candidate positions.
fn names(index: &Index, projection: Projection, lang: Lang) -> Vec<(Option<Id>, MapName)> {
    let package = &index.package;
    let rounded = |points: Vec<Point>| -> Vec<(f64, f64)> {
        points.into_iter().map(|point| (point.x.round(), point.y.round())).collect()
    };
    let narrow =
        |area: &&Area| index.place(area.place.as_str()).is_some_and(|place| place.level > Level::City);
    let of_areas = package.areas.outlines.iter().filter(narrow).map(|area| {
        let name = index.name(area.place.as_str(), lang);
        let mut chords = chords(&lines_of(area, projection));
        chords.sort_by(|a, b| b.1.total_cmp(&a.1));
        let positions = rounded(chords.into_iter().map(|(point, _)| point).collect());
        // The word would repeat on each label.
        let text = name.strip_suffix(" District").unwrap_or(&name).to_owned();
        (Some(area.place.clone()), MapName { text, of: NameOf::Area, at: positions })
    });
    let named = |scenery: &Scenery| {
        let text = lang
            .pick(&scenery.name_en, &scenery.name_zh)
            .clone()
            .filter(|_| scenery.role != SceneryRole::Context)?;
        let lines = projected(&scenery.lines, projection);
        let points: Vec<Point> = if scenery.filled {
            chords(&lines).into_iter().map(|(point, _)| point).collect()
        } else {
            let line = lines.first()?;
            [5, 3, 7, 2, 8]
                .into_iter()
                .filter_map(|tenths| line.get(line.len() * tenths / 10).copied())
                .collect()
        };
        let of = if scenery.role == SceneryRole::Hill { NameOf::Hill } else { NameOf::Water };
        // A second name in brackets is shown in lists only.
        let text = text.split(" (").next().unwrap_or_default().to_owned();
        Some((None, MapName { text, of, at: rounded(points) }))
    };
    of_areas.chain(package.areas.scenery.iter().filter_map(named)).collect()
}
