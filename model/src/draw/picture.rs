//! What the map of one view needs besides its clusters: positions in units of the base map.

use serde::{Deserialize, Serialize};

use super::map_size::MapSize;
use crate::base_map::{BaseMap, Extent, MapName, Point, Projection, Spot, TAB, ZOOM, extent};
use crate::id::Id;
use crate::number::tenth;

use crate::query::Query;
use crate::view::Cluster;

/// Zooms at which the drawn base map is of use.
pub const ZOOMS: (f64, f64) = (6.0, 15.0);

/// The map of a view: where its clusters stand, and what the picture shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapPicture {
    /// One for each cluster of the view, in the same order.
    pub spots: Vec<Spot>,
    /// Names for orientation, the more important first; each is drawn where there is room, or not at all.
    pub names: Vec<MapName>,
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

impl Focus {
    /// Pixels in a unit, in a picture of this size.
    pub(super) fn scale_in(self, size: MapSize) -> f64 {
        self.scale.unwrap_or_else(|| {
            let scale = (size.width / self.width).min(size.height / self.height);
            (scale * 1000.0).round() / 1000.0
        })
    }
}

impl MapPicture {
    /// The map of a view.
    pub fn new(ground: &BaseMap, query: &Query, clusters: &[Cluster]) -> Self {
        Self::showing(ground, ground.seen, query, clusters)
    }

    /// The map of a few clusters, drawn as close to them as is of use.
    pub fn close(ground: &BaseMap, clusters: &[Cluster]) -> Self {
        let spots = clusters.iter().filter_map(|cluster| ground.spots.get(cluster.place.as_str()));
        Self::showing(ground, extent(spots).unwrap_or(ground.land), &Query::default(), clusters)
    }

    fn showing(ground: &BaseMap, seen: Extent, query: &Query, clusters: &[Cluster]) -> Self {
        let BaseMap { projection, land, .. } = ground;
        let focus = focus(*projection, query, seen, *land);
        let centre = Point { x: focus.x, y: focus.y };
        // Wide pictures show more than the focus.
        let around = Extent { from: centre, to: centre }.grown(1.2 * focus.width.max(focus.height));
        let (meridians, parallels) = graticule(*projection, around);
        let spot = |cluster: &Cluster| ground.spots.get(cluster.place.as_str()).cloned().unwrap_or(TAB);
        let bare = |place: &Option<Id>| {
            place.as_ref().is_none_or(|place| clusters.iter().all(|cluster| cluster.place != place.as_str()))
        };
        let near = |name: &MapName| {
            let at = name.at.iter().copied().filter(|(x, y)| around.holds(Point { x: *x, y: *y }));
            MapName { at: at.take(5).collect(), ..name.clone() }
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
