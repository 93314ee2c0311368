//! What the map of one view needs besides its clusters: positions in units of the base map.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::camera::ZOOMS;
use super::mercator::{Extent, Point, Projection, ZOOM, rings};
use super::tenth;
use crate::id::Id;
use crate::place::{Area, Level, Place, Ring, Scenery, SceneryRole};
use crate::query::Query;
use crate::sorted::Map;
use crate::view::{Cluster, Index};
use crate::words::Lang;

/// The map of a view: where its clusters stand, and what the picture shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapPicture {
    /// One for each cluster of the view, in the same order.
    pub spots: Vec<Spot>,
    /// Names for orientation, the more important first; each is drawn where there is room, or not at all.
    pub names: Vec<Name>,
    /// What the picture shows.
    pub focus: Focus,
    /// The land: left, top, right, bottom.
    pub land: [f64; 4],
    /// Every tenth of a degree: meridians, from west to east.
    pub meridians: Vec<f64>,
    /// And parallels, from north to south.
    pub parallels: Vec<f64>,
    /// Metres in a unit at the centre.
    pub metres: f64,
    /// The corner of the base map in the world of web maps at zoom 10, in pixels from the north-west.
    pub corner: (f64, f64),
}

/// Where and as what a cluster is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
    /// The radius of what is not a point.
    pub r: f64,
    /// How it is drawn.
    pub form: Form,
    /// The place whose outline it is drawn in, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
}

/// How a place is drawn, by what is known of where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// On the frame: it is no point within the land.
    Tab,
    /// An outline, hatched.
    Area,
    /// A counter-hatch that fades: it has no outline of its own.
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
pub struct Name {
    /// The name.
    pub text: String,
    /// What it names.
    pub of: NameOf,
    /// Where it may stand, the best first.
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

/// What a picture shows: a part that must be seen, or a scale that the address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Focus {
    /// The centre.
    pub x: f64,
    /// The centre.
    pub y: f64,
    /// The width that must be seen.
    pub width: f64,
    /// The height that must be seen.
    pub height: f64,
    /// Pixels in a unit, if the address has a camera.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<f64>,
}

/// At least so much of the width, and of the height, of the land is seen: records that lie close together
/// are of little use without what lies around them.
const LEAST_SEEN: (f64, f64) = (0.55, 0.36);
/// How much more than what must be seen a picture shows, and how much more than the land.
const ROOM: f64 = 1.5;
const WHOLE: f64 = 1.15;

/// What every map of a release is made of, in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ground {
    projection: Projection,
    /// Where each place stands.
    spots: Map<Id, Spot>,
    /// Names for orientation; that of an area stands only where no cluster names it.
    names: Vec<(Option<Id>, Name)>,
    /// All of the outlined land.
    land: Extent,
    /// What must be seen.
    seen: Extent,
}

impl Ground {
    /// The corner of the base map in the world of web maps at zoom 10, in pixels from the north-west.
    pub fn corner(&self) -> (f64, f64) {
        (self.projection.0.x, self.projection.0.y)
    }

    /// The ground of a release; none where the package has neither outlines nor coordinates.
    pub fn new(index: &Index, lang: Lang) -> Option<Self> {
        let areas = &index.package.areas;
        let projection = Projection::of(&index.package);
        let places = index.package.places.iter().map(|place| &place.id.0);
        let spots: Map<Id, Spot> =
            places.map(|place| (place.clone(), spot(index, projection, place.as_str()))).collect();
        let drawn: BTreeSet<&Id> = index.rows.iter().filter_map(|row| row.drawn_at.as_ref()).collect();
        let seen = extent(drawn.into_iter().filter_map(|place| spots.get(place)));
        let outlined = Extent::of(rings(areas).flatten().map(|point| projection.project(*point)));
        let whole = outlined.or(seen)?;
        let names = names(index, projection, lang);
        Some(Self { projection, spots, names, land: whole, seen: seen.unwrap_or(whole) })
    }
}

/// What must be seen of places: those on the frame are seen in any case.
fn extent<'spot>(spots: impl Iterator<Item = &'spot Spot>) -> Option<Extent> {
    Extent::of(spots.filter(|spot| spot.form != Form::Tab).flat_map(corners))
}

impl MapPicture {
    /// The map of a view.
    pub fn new(ground: &Ground, query: &Query, clusters: &[Cluster]) -> Self {
        Self::showing(ground, ground.seen, query, clusters)
    }

    /// The map of a few clusters, drawn as close to them as is of use.
    pub fn close(ground: &Ground, clusters: &[Cluster]) -> Self {
        let spots = clusters.iter().filter_map(|cluster| ground.spots.get(cluster.place.as_str()));
        Self::showing(ground, extent(spots).unwrap_or(ground.land), &Query::default(), clusters)
    }

    fn showing(ground: &Ground, seen: Extent, query: &Query, clusters: &[Cluster]) -> Self {
        let Ground { projection, land, .. } = ground;
        let focus = focus(*projection, query, seen, *land);
        let centre = Point { x: focus.x, y: focus.y };
        // Wide pictures show more than the focus.
        let around = Extent { from: centre, to: centre }.grown(1.2 * focus.width.max(focus.height));
        let (meridians, parallels) = graticule(*projection, around);
        let spot = |cluster: &Cluster| ground.spots.get(cluster.place.as_str()).cloned().unwrap_or(TAB);
        let bare = |place: &Option<Id>| {
            place.as_ref().is_none_or(|place| clusters.iter().all(|cluster| cluster.place != place.as_str()))
        };
        let near = |name: &Name| {
            let at = name.at.iter().copied().filter(|(x, y)| around.holds(Point { x: *x, y: *y }));
            Name { at: at.take(5).collect(), ..name.clone() }
        };
        let names = ground.names.iter().filter(|(place, _)| bare(place)).map(|(_, name)| near(name));
        Self {
            spots: clusters.iter().map(spot).collect(),
            names: names.filter(|name| !name.at.is_empty()).collect(),
            focus,
            land: [land.from.x, land.from.y, land.to.x, land.to.y].map(f64::round),
            meridians,
            parallels,
            metres: tenth(projection.metres(centre)),
            corner: (projection.0.x, projection.0.y),
        }
    }
}

/// On the frame.
const TAB: Spot = Spot { x: 0.0, y: 0.0, r: 0.0, form: Form::Tab, area: None };

/// The part of a place that must be seen: outlines are seen by their label, since a wide district would
/// make all else small.
fn corners(spot: &Spot) -> [Point; 2] {
    let r = if matches!(spot.form, Form::Ring | Form::DottedRing | Form::Dotted) { spot.r } else { 0.0 };
    [Point { x: spot.x - r, y: spot.y - r }, Point { x: spot.x + r, y: spot.y + r }]
}

fn focus(projection: Projection, query: &Query, seen: Extent, land: Extent) -> Focus {
    let at = |extent: Extent| Point {
        x: f64::midpoint(extent.from.x, extent.to.x),
        y: f64::midpoint(extent.from.y, extent.to.y),
    };
    let scale = query.map.map(|camera| {
        let zoom = camera.zoom().clamp(ZOOMS.0, ZOOMS.1);
        ((zoom - f64::from(ZOOM)).exp2() * 10_000.0).round() / 10_000.0
    });
    let centre = query.map.map_or(at(seen), |camera| {
        projection.project(crate::place::LngLat { lng: camera.lng(), lat: camera.lat() })
    });
    // At the nearest zoom a unit is 32 px wide.
    let rounded = |at: f64| if scale.is_some() { (at * 100.0).round() / 100.0 } else { at.round() };
    // Around the whole land little is worth seeing.
    let room = if seen == land { WHOLE } else { ROOM };
    let (width, height) = match scale {
        Some(scale) => (320.0 / scale, 340.0 / scale),
        None => (
            (seen.width() * room).max(land.width() * LEAST_SEEN.0),
            (seen.height() * room).max(land.height() * LEAST_SEEN.1),
        ),
    };
    Focus {
        x: rounded(centre.x),
        y: rounded(centre.y),
        width: width.round().max(1.0),
        height: height.round().max(1.0),
        scale,
    }
}

/// Meridians and parallels of tenths of a degree, or none where they would lie too close.
fn graticule(projection: Projection, around: Extent) -> (Vec<f64>, Vec<f64>) {
    let (from, to) = (projection.degrees(around.from), projection.degrees(around.to));
    let (west, east) = ((from.lng * 10.0).ceil(), (to.lng * 10.0).floor());
    let (south, north) = ((to.lat * 10.0).ceil(), (from.lat * 10.0).floor());
    if east - west > 60.0 || north - south > 60.0 {
        return (Vec::new(), Vec::new());
    }
    let steps = |from: f64, to: f64| {
        std::iter::successors(Some(from), |at| Some(at + 1.0)).take_while(move |at| *at <= to)
    };
    let at =
        |lng: f64, lat: f64| projection.project(crate::place::LngLat { lng: lng / 10.0, lat: lat / 10.0 });
    let meridians = steps(west, east).map(|lng| tenth(at(lng, south).x)).collect();
    let mut parallels: Vec<f64> = steps(south, north).map(|lat| tenth(at(west, lat).y)).collect();
    parallels.reverse();
    (meridians, parallels)
}

fn spot(index: &Index, projection: Projection, id: &str) -> Spot {
    let areas = &index.package.areas;
    let Some(place) = index.place(id).filter(|place| place.level > Level::City) else { return TAB };
    if let Some(area) = areas.outline(id) {
        let at = middle(&lines_of(area, projection)).unwrap_or(Point { x: 0.0, y: 0.0 });
        return Spot { x: tenth(at.x), y: tenth(at.y), form: Form::Area, area: Some(id.to_owned()), ..TAB };
    }
    let Some(at) = place.lng_lat().map(|point| projection.project(point)) else { return TAB };
    let within = || {
        place
            .also_in
            .as_ref()
            .filter(|place| areas.outline(place.as_str()).is_some())
            .map(ToString::to_string)
    };
    let form = form(place);
    Spot {
        x: tenth(at.x),
        y: tenth(at.y),
        r: tenth(f64::from(place.precision_m.unwrap_or_default()) / projection.metres(at)),
        form,
        area: if form == Form::Schematic { within() } else { None },
    }
}

fn form(place: &Place) -> Form {
    let recalled = place.coordinate_basis == crate::place::CoordinateBasis::Recalled;
    match place.level {
        Level::NewArea => Form::Schematic,
        Level::Park if recalled => Form::DottedRing,
        Level::Park => Form::Ring,
        Level::Venue if !recalled => Form::Disc,
        _ => Form::Dotted,
    }
}

fn lines_of(area: &Area, projection: Projection) -> Vec<Vec<Point>> {
    projected(area.polygons.iter().flatten(), projection)
}

fn projected<'ring>(rings: impl IntoIterator<Item = &'ring Ring>, projection: Projection) -> Vec<Vec<Point>> {
    rings.into_iter().map(|ring| ring.iter().map(|point| projection.project(*point)).collect()).collect()
}

/// A point well within rings: the middle of the widest stretch on nine horizontal lines.
fn middle(rings: &[Vec<Point>]) -> Option<Point> {
    stretches(rings).into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(point, _)| point)
}

/// The middle and the width of the widest stretch within rings on each of nine horizontal lines.
fn stretches(rings: &[Vec<Point>]) -> Vec<(Point, f64)> {
    let Some(extent) = Extent::of(rings.iter().flatten().copied()) else { return Vec::new() };
    let stretch = |line: i32| {
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
    (1..10).filter_map(stretch).collect()
}

/// Names for orientation, each where it may stand.
fn names(index: &Index, projection: Projection, lang: Lang) -> Vec<(Option<Id>, Name)> {
    let package = &index.package;
    let rounded = |points: Vec<Point>| -> Vec<(f64, f64)> {
        points.into_iter().map(|point| (point.x.round(), point.y.round())).collect()
    };
    let narrow =
        |area: &&Area| index.place(area.place.as_str()).is_some_and(|place| place.level > Level::City);
    let of_areas = package.areas.outlines.iter().filter(narrow).map(|area| {
        let name = index.name(area.place.as_str(), lang);
        let mut stretches = stretches(&lines_of(area, projection));
        stretches.sort_by(|a, b| b.1.total_cmp(&a.1));
        let at = rounded(stretches.into_iter().map(|(point, _)| point).collect());
        // On a map of districts that they are districts goes without saying.
        let text = name.strip_suffix(" District").unwrap_or(&name).to_owned();
        (Some(area.place.clone()), Name { text, of: NameOf::Area, at })
    });
    let named = |scenery: &Scenery| {
        let text = lang
            .pick(&scenery.name_en, &scenery.name_zh)
            .clone()
            .filter(|_| scenery.role != SceneryRole::Context)?;
        let lines = projected(&scenery.lines, projection);
        let points: Vec<Point> = if scenery.filled {
            stretches(&lines).into_iter().map(|(point, _)| point).collect()
        } else {
            let line = lines.first()?;
            [5, 3, 7, 2, 8]
                .into_iter()
                .filter_map(|tenths| line.get(line.len() * tenths / 10).copied())
                .collect()
        };
        let of = if scenery.role == SceneryRole::Hill { NameOf::Hill } else { NameOf::Water };
        // A second name in brackets is for lists.
        let text = text.split(" (").next().unwrap_or_default().to_owned();
        Some((None, Name { text, of, at: rounded(points) }))
    };
    of_areas.chain(package.areas.scenery.iter().filter_map(named)).collect()
}
