//! Symbols: what each shows, its mark at the place, and where it leads if it stands for several places.

use super::super::boxes::Rect;
use super::super::picture::MapPicture;
use super::super::zoom::{ZOOMS, scale_of, zoom_of};
use super::groups::Group;
use super::label::MapLabel;
use super::sheet::{FIT, Sheet};
use crate::base_map::{Extent, Point, Spot, SpotForm};
use crate::lang::Lang;
use crate::number::round_to_tenth;
use crate::place::Level;
use crate::query::Camera;
use crate::record::Kind;
use crate::view::Cluster;

/// One or several clusters in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// What it shows: its cluster, or the sum of several. Its place is unique among the symbols of a picture.
    pub cluster: Cluster,
    /// The clusters that it stands for, as ascending indices into those of the view.
    pub members: Vec<usize>,
    /// Where it leads, if it stands for several.
    pub opens: Option<Opening>,
    /// The mark at the place.
    pub mark: MapMark,
    /// The label with its counts.
    pub label: MapLabel,
}

/// What the link of a symbol of several places does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It moves the camera to where the symbol divides.
    Zoom(Camera),
    /// It filters by the places, because no zoom divides the symbol.
    Filter,
}

/// The mark at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum MapMark {
    /// Nothing: it is on the frame.
    None,
    /// The outline of this place, hatched.
    Area(String),
    /// The outlines, hatched, of those of several places that have one. None of the places has a mark of its own.
    Several(Vec<String>),
    /// A counter-hatch that fades from here over this radius, within the outlines of these places.
    Schematic(f64, f64, f64, Vec<String>),
    /// A ring; dotted around if the position is from memory.
    Ring(f64, f64, f64, bool),
    /// A disc.
    Disc(f64, f64),
    /// A dotted circle of the radius within which it lies.
    Dotted(f64, f64, f64),
}

impl MapMark {
    /// The places whose outlines are hatched.
    pub fn areas(&self) -> &[String] {
        match self {
            Self::Area(place) => std::slice::from_ref(place),
            Self::Several(places) => places,
            _ => &[],
        }
    }

    /// The square around the circle that labels must leave free, if any.
    pub(super) fn reserved_box(&self) -> Option<Rect> {
        self.reserved_circle().map(|(cx, cy, r)| Rect::around(cx, cy, r))
    }

    /// The circle around a mark that labels must leave free, if any.
    pub(super) fn reserved_circle(&self) -> Option<(f64, f64, f64)> {
        match *self {
            Self::Ring(x, y, r, dotted) => Some((x, y, r + if dotted { 6.0 } else { 3.0 })),
            Self::Dotted(x, y, r) => Some((x, y, r + 2.0)),
            Self::Disc(x, y) => Some((x, y, 11.0)),
            Self::None | Self::Area(_) | Self::Several(_) | Self::Schematic(..) => None,
        }
    }
}

/// A symbol without its label.
#[derive(Clone, Debug)]
pub(super) struct Unlabelled {
    pub(super) cluster: Cluster,
    pub(super) members: Vec<usize>,
    pub(super) opens: Option<Opening>,
    pub(super) mark: MapMark,
    /// The position of the place, or the middle of several.
    pub(super) at: (f64, f64),
}

impl Unlabelled {
    pub(super) fn labelled(self, label: MapLabel) -> Symbol {
        let Self { cluster, members, opens, mark, .. } = self;
        Symbol { cluster, members, opens, mark, label }
    }
}

/// What the symbols of a picture are made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) picture: &'a MapPicture,
    pub(super) clusters: &'a [Cluster],
    pub(super) sheet: &'a Sheet,
    pub(super) lang: Lang,
}

impl Source<'_> {
    /// The symbol of clusters within the picture.
    pub(super) fn within(self, group: &Group) -> Option<Unlabelled> {
        let Self { picture, clusters, sheet, .. } = self;
        let extent = group.extent(picture);
        let middle = || Point {
            x: f64::midpoint(extent.from.x, extent.to.x),
            y: f64::midpoint(extent.from.y, extent.to.y),
        };
        if let [only] = *group.members {
            let (spot, cluster) = (picture.spots.get(only)?, clusters.get(only)?);
            let at = sheet.pixels(Point { x: spot.x, y: spot.y });
            let mark = mark(spot, at, sheet);
            return Some(Unlabelled { cluster: cluster.clone(), members: vec![only], opens: None, mark, at });
        }
        let largest = clusters.get(*group.members.first()?)?;
        // Not as a place that is out of sight or has no position, and under its name only with all that it contains.
        let whole = group.whole.and_then(|whole| picture.wholes.get(whole));
        let drawn_as = whole.filter(|whole| sheet.shows(&whole.spot) && whole.clusters == group.members);
        let name = match drawn_as {
            Some(whole) => whole.name.clone(),
            None => self.name(group, largest),
        };
        let (mark, at) = if let Some(whole) = drawn_as {
            let at = sheet.pixels(Point { x: whole.spot.x, y: whole.spot.y });
            (mark(&whole.spot, at, sheet), at)
        } else {
            let spots = group.members.iter().filter_map(|member| picture.spots.get(*member));
            let areas = spots.filter(|spot| spot.form == SpotForm::Area).flat_map(|spot| &spot.areas);
            (MapMark::Several(areas.cloned().collect()), sheet.pixels(middle()))
        };
        let place = drawn_as.map_or(&largest.place, |whole| &whole.place).clone();
        Some(Unlabelled {
            cluster: sum(&group.members, clusters, place, name),
            members: group.members.clone(),
            opens: Some(self.opening(&group.members, extent)),
            mark,
            at,
        })
    }

    /// The symbol on the frame of several clusters: those out of sight, or those without a position.
    pub(super) fn on_frame(self, members: Vec<usize>, out_of_sight: bool) -> Option<Unlabelled> {
        let largest = self.clusters.get(*members.first()?)?;
        let count = members.len();
        let name = match (out_of_sight, self.lang) {
            (true, Lang::En) => format!("{count} places out of view"),
            (true, Lang::Zh) => format!("视野外{count}处"),
            (false, Lang::En) => format!("{count} wider areas"),
            (false, Lang::Zh) => format!("{count}个更大地区"),
        };
        let group = Group { members, whole: None };
        let extent = group.extent(self.picture);
        Some(Unlabelled {
            cluster: sum(&group.members, self.clusters, largest.place.clone(), name),
            opens: Some(if out_of_sight { self.opening(&group.members, extent) } else { Opening::Filter }),
            members: group.members,
            mark: MapMark::None,
            at: (0.0, 0.0),
        })
    }

    /// The name of several clusters: their number, and the smallest place that contains them all or else the largest of
    /// them.
    fn name(self, group: &Group, largest: &Cluster) -> String {
        let contains =
            |clusters: &[usize]| group.members.iter().all(|one| clusters.binary_search(one).is_ok());
        let around = self.picture.wholes.iter().find(|whole| contains(&whole.clusters));
        let count = group.members.len();
        match (around, self.lang) {
            // The word would repeat on each label.
            (Some(whole), Lang::En) => {
                format!("{count} places in {}", whole.name.trim_end_matches(" District"))
            }
            (Some(whole), Lang::Zh) => format!("{}{count}处", whole.name),
            (None, Lang::En) => format!("{count} places near {}", largest.name),
            (None, Lang::Zh) => format!("{}附近{count}处", largest.name),
        }
    }

    /// The radius of the widest circle of these places, in units.
    fn largest_radius(self, members: &[usize]) -> f64 {
        let spots = members.iter().filter_map(|member| self.picture.spots.get(*member));
        let circles = spots
            .filter(|spot| matches!(spot.form, SpotForm::Ring | SpotForm::DottedRing | SpotForm::Dotted));
        circles.map(|spot| spot.r).fold(0.0, f64::max)
    }

    /// Where a symbol of places with this bounding box leads. The camera is fitted to the places; see
    /// [`Sheet::most_extent`].
    fn opening(self, members: &[usize], extent: Extent) -> Opening {
        let Sheet { size, base, .. } = self.sheet;
        let fitted = (size.width / extent.width()).min(size.height / extent.height()) * FIT;
        let zoom = zoom_of(fitted).clamp(ZOOMS.0, ZOOMS.1);
        // At the largest zoom it is already as close as it gets. Circles that overlap do not come apart on any scale.
        let is_closest = zoom <= zoom_of(base.2) + 0.02 && zoom >= ZOOMS.1 - 0.02;
        let radius = self.largest_radius(members) * scale_of(zoom);
        if is_closest || radius > self.sheet.most_radius() {
            return Opening::Filter;
        }
        let middle = (f64::midpoint(extent.from.x, extent.to.x), f64::midpoint(extent.from.y, extent.to.y));
        self.picture.camera_at(middle, zoom).map_or(Opening::Filter, Opening::Zoom)
    }
}

/// The sum of clusters, under another name.
fn sum(members: &[usize], clusters: &[Cluster], place: String, name: String) -> Cluster {
    let members = || members.iter().filter_map(|member| clusters.get(*member));
    let count = |kind: &Kind| {
        let counts = members().flat_map(|cluster| &cluster.counts).filter(|(of, _)| of == kind);
        (*kind, counts.map(|(_, count)| count).sum())
    };
    Cluster {
        place,
        name,
        level: members().map(|cluster| cluster.level).min().unwrap_or(Level::Venue),
        lng_lat: None,
        precision_m: None,
        recalled: members().any(|cluster| cluster.recalled),
        counts: Kind::ALL.iter().map(count).filter(|(_, count)| *count > 0).collect(),
        parts: members().map(|cluster| cluster.parts).sum(),
        undated: members().map(|cluster| cluster.undated).sum(),
    }
}

/// The mark of a place.
fn mark(spot: &Spot, (x, y): (f64, f64), sheet: &Sheet) -> MapMark {
    let r = round_to_tenth(spot.r * sheet.base.2);
    match spot.form {
        // A circle that is wider than the picture would cover it.
        SpotForm::Ring | SpotForm::DottedRing | SpotForm::Dotted if r > sheet.most_radius() => {
            MapMark::Schematic(x, y, r, Vec::new())
        }
        SpotForm::Tab => MapMark::None,
        SpotForm::Area => spot.areas.first().cloned().map_or(MapMark::None, MapMark::Area),
        SpotForm::Schematic => MapMark::Schematic(x, y, r, spot.areas.clone()),
        SpotForm::Ring => MapMark::Ring(x, y, r.max(8.0), false),
        SpotForm::DottedRing => MapMark::Ring(x, y, r.max(8.0), true),
        SpotForm::Disc => MapMark::Disc(x, y),
        SpotForm::Dotted => MapMark::Dotted(x, y, r.max(8.0)),
    }
}
