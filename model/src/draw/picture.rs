//! The map of one view in units of the base map: positions of its clusters, and the part of the map it shows.

use serde::{Deserialize, Serialize};

use super::map_size::MapSize;
use super::whole::{Whole, wholes};
use super::zoom::{ZOOMS, scale_of};
use crate::base_map::{BaseMap, Extent, MapName, Point, Projection, Spot, TAB, extent};
use crate::dataset::Dataset;
use crate::id::Id;
use crate::number::round_to_tenth;

use crate::query::{Camera, Query};
use crate::view::Cluster;

/// The map of a view: where its clusters are, and what the picture shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapPicture {
    /// One for each cluster of the view, in the same order.
    pub spots: Vec<Spot>,
    /// The larger places that contain several of the clusters, from small to large.
    pub wholes: Vec<Whole>,
    /// Names for orientation, the more important first; each is drawn where there is room, or not at all.
    pub names: Vec<MapName>,
    /// What the picture shows.
    pub focus: Focus,
    /// The land: left, top, right, bottom.
    pub land: [f64; 4],
    /// Meridians at each tenth of a degree, from west to east.
    pub meridians: Vec<f64>,
    /// Parallels at each tenth of a degree, from north to south.
    pub parallels: Vec<f64>,
    /// Metres per unit at the centre.
    pub metres: f64,
    /// The origin of the base map in Web Mercator pixels at zoom 10.
    pub corner: (f64, f64),
}

/// The part of the map that a picture shows: a rectangle that must be in sight, or a scale given by the address.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Focus {
    /// The x of the centre.
    pub x: f64,
    /// The y of the centre.
    pub y: f64,
    /// The width that must be in sight.
    pub width: f64,
    /// The height that must be in sight.
    pub height: f64,
    /// Pixels per unit, if the address has a camera.
    pub scale: Option<f64>,
}

/// The least share of the width and height of the land that is shown, so that records close together keep their
/// surroundings.
const LEAST_SHARE: (f64, f64) = (0.55, 0.36);
/// Factors for a margin: around what must be in sight, and around the whole land.
const MARGIN: f64 = 1.5;
const LAND_MARGIN: f64 = 1.15;

impl Focus {
    /// What a camera shows.
    pub(super) fn at(camera: Camera, projection: Projection) -> Self {
        let zoom = camera.zoom().clamp(ZOOMS.0, ZOOMS.1);
        let scale = (scale_of(zoom) * 10_000.0).round() / 10_000.0;
        let centre = projection.project(crate::place::LngLat { lng: camera.lng(), lat: camera.lat() });
        // At the largest zoom a unit is 32 px wide, so whole units would be too coarse for a camera.
        let rounded = |x: f64| (x * 100.0).round() / 100.0;
        Self {
            x: rounded(centre.x),
            y: rounded(centre.y),
            width: (320.0 / scale).round().max(1.0),
            height: (340.0 / scale).round().max(1.0),
            scale: Some(scale),
        }
    }

    /// Pixels per unit, in a picture of this size.
    pub(super) fn scale_in(self, size: MapSize) -> f64 {
        self.scale.unwrap_or_else(|| {
            let scale = (size.width / self.width).min(size.height / self.height);
            (scale * 1000.0).round() / 1000.0
        })
    }
}

impl MapPicture {
    /// The map of a view; `None` where the package has neither outlines nor coordinates.
    pub fn new(dataset: &Dataset, query: &Query, clusters: &[Cluster]) -> Option<Self> {
        let base_map = dataset.base_map.as_ref()?;
        Some(Self::showing(dataset, base_map, base_map.seen, query, clusters))
    }

    /// A close-up of a few clusters.
    pub fn close(dataset: &Dataset, clusters: &[Cluster]) -> Option<Self> {
        let base_map = dataset.base_map.as_ref()?;
        let spots = clusters.iter().filter_map(|cluster| base_map.spots.get(cluster.place.as_str()));
        let seen = extent(spots).unwrap_or(base_map.land);
        Some(Self::showing(dataset, base_map, seen, &Query::default(), clusters))
    }

    fn showing(
        dataset: &Dataset,
        base_map: &BaseMap,
        seen: Extent,
        query: &Query,
        clusters: &[Cluster],
    ) -> Self {
        let BaseMap { projection, land, .. } = base_map;
        let focus = focus(*projection, query, seen, *land);
        let centre = Point { x: focus.x, y: focus.y };
        // Wide pictures show more than the focus.
        let around = Extent { from: centre, to: centre }.expanded(1.2 * focus.width.max(focus.height));
        let (meridians, parallels) = graticule(*projection, around);
        let spot = |cluster: &Cluster| base_map.spots.get(cluster.place.as_str()).cloned().unwrap_or(TAB);
        let is_free = |place: &Option<Id>| {
            place.as_ref().is_none_or(|place| clusters.iter().all(|cluster| cluster.place != place.as_str()))
        };
        let in_sight = |name: &MapName| {
            let positions = name.at.iter().copied().filter(|(x, y)| around.contains(Point { x: *x, y: *y }));
            MapName { at: positions.take(5).collect(), ..name.clone() }
        };
        let names = base_map.names.iter().filter(|(place, _)| is_free(place)).map(|(_, name)| in_sight(name));
        Self {
            spots: clusters.iter().map(spot).collect(),
            wholes: wholes(dataset, base_map, clusters),
            names: names.filter(|name| !name.at.is_empty()).collect(),
            focus,
            land: [land.from.x, land.from.y, land.to.x, land.to.y].map(f64::round),
            meridians,
            parallels,
            metres: round_to_tenth(projection.metres(centre)),
            corner: (projection.0.x, projection.0.y),
        }
    }
}

fn focus(projection: Projection, query: &Query, seen: Extent, land: Extent) -> Focus {
    if let Some(camera) = query.map {
        return Focus::at(camera, projection);
    }
    // The whole land needs little room around it.
    let room = if seen == land { LAND_MARGIN } else { MARGIN };
    let (width, height) = (
        (seen.width() * room).max(land.width() * LEAST_SHARE.0),
        (seen.height() * room).max(land.height() * LEAST_SHARE.1),
    );
    Focus {
        x: f64::midpoint(seen.from.x, seen.to.x).round(),
        y: f64::midpoint(seen.from.y, seen.to.y).round(),
        width: width.round().max(1.0),
        height: height.round().max(1.0),
        scale: None,
    }
}

/// Meridians and parallels at tenths of a degree, or none where they would be too dense.
fn graticule(projection: Projection, around: Extent) -> (Vec<f64>, Vec<f64>) {
    let (from, to) = (projection.degrees(around.from), projection.degrees(around.to));
    let (west, east) = ((from.lng * 10.0).ceil(), (to.lng * 10.0).floor());
    let (south, north) = ((to.lat * 10.0).ceil(), (from.lat * 10.0).floor());
    if east - west > 60.0 || north - south > 60.0 {
        return (Vec::new(), Vec::new());
    }
    let steps = |from: f64, to: f64| {
        std::iter::successors(Some(from), |step| Some(step + 1.0)).take_while(move |step| *step <= to)
    };
    let point =
        |lng: f64, lat: f64| projection.project(crate::place::LngLat { lng: lng / 10.0, lat: lat / 10.0 });
    let meridians = steps(west, east).map(|lng| round_to_tenth(point(lng, south).x)).collect();
    let mut parallels: Vec<f64> = steps(south, north).map(|lat| round_to_tenth(point(west, lat).y)).collect();
    parallels.reverse();
    (meridians, parallels)
}
