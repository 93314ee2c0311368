//! Fits the map of a view into a frame: every cluster once, labels apart.

use super::boxes::{Placed, Rect, text_width};
use super::map_size::MapSize;
use super::picture::MapPicture;
use crate::base_map::{MapName, NameOf, Spot, SpotForm};
use crate::number::tenth;
use crate::sorted::sort;
use crate::view::Cluster;

/// A picture whose every part has its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// From units of the base map to the picture: moved right, moved down, scaled.
    pub base: (f64, f64, f64),
    /// The clusters, each once, in their order.
    pub symbols: Vec<Symbol>,
    /// Names for orientation.
    pub names: Vec<MapWords>,
    /// The scale bar: a length in pixels for a length in kilometres.
    pub bar: (f64, f64),
    /// The graduated frame: stretches along the top, and along the side, that are black.
    pub across: Vec<(f64, f64)>,
    /// The same down the side.
    pub down: Vec<(f64, f64)>,
    /// The overview, if there is room and more to see.
    pub overview: Option<Overview>,
}

/// The whole land in a corner. Boxes are left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overview {
    /// Its box in the picture.
    pub at: [f64; 4],
    /// From units of the base map to the box, like that of the picture.
    pub base: (f64, f64, f64),
    /// The part of the box that the picture shows.
    pub shown: [f64; 4],
}

/// One cluster in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// The cluster, as a position in the view's.
    pub cluster: usize,
    /// What stands at the place itself.
    pub mark: MapMark,
    /// What says how many.
    pub label: MapLabel,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum MapMark {
    /// Nothing: it is on the frame.
    None,
    /// The outline of this place, hatched.
    Area(String),
    /// A counter-hatch that fades from here over this radius, within the outline of this place.
    Schematic(f64, f64, f64, Option<String>),
    /// A ring; dotted around if the position is from memory.
    Ring(f64, f64, f64, bool),
    /// A disc.
    Disc(f64, f64),
    /// A dotted circle of the radius within which it lies.
    Dotted(f64, f64, f64),
}

/// What says how many records a cluster has.
#[derive(Clone, Debug, PartialEq)]
pub enum MapLabel {
    /// On the frame.
    Tab(Tab),
    /// Beside the place.
    Plate(Plate),
}

/// A label on the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Where the number ends.
    pub number: f64,
    /// Where the number of records without a date begins.
    pub undated: f64,
    /// Where the bar of kinds begins.
    pub bar: f64,
}

/// A label beside a place: its name over the number of its records and their bar of kinds.
#[derive(Clone, Debug, PartialEq)]
pub struct Plate {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// A line from the plate to the place, if it stands apart.
    pub leader: Option<[f64; 4]>,
    /// Where the number of records without a date begins, from the left.
    pub undated: f64,
    /// Where the bar of kinds begins, from the left.
    pub bar: f64,
}

/// The box in which the kinds of a symbol are listed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tip {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// Words in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct MapWords {
    /// The words.
    pub text: String,
    /// What they name.
    pub of: NameOf,
    /// Their middle.
    pub x: f64,
    /// Their base line.
    pub y: f64,
}

/// The height of a tab, and how far it stands above the picture.
const TAB: (f64, f64) = (24.0, 16.0);
/// The width of a bar of kinds.
const BAR: f64 = 42.0;
/// The height of a plate.
const PLATE: f64 = 38.0;
/// The height of a line of a tip, and the room around the lines.
pub const TIP_LINE: f64 = 18.0;
const TIP_ROOM: f64 = 8.0;

/// Fits a picture into a frame.
pub fn lay_out(picture: &MapPicture, clusters: &[Cluster], size: MapSize) -> Drawing {
    let focus = picture.focus;
    let scale = focus.scale_in(size);
    let base = (tenth(size.width / 2.0 - focus.x * scale), tenth(size.height / 2.0 - focus.y * scale), scale);
    let frame = Rect { x: 2.0, y: 2.0, w: size.width - 4.0, h: size.height - 4.0 };
    let mut placed = Placed::new(frame);
    placed.take(Rect { x: 0.0, y: size.height - size.note.1, w: size.note.0, h: size.note.1 });
    placed.take(Rect { x: size.width - size.buttons.0, y: 0.0, w: size.buttons.0, h: size.buttons.1 });
    placed.take(Rect {
        x: size.width - size.keys.0,
        y: size.height - size.keys.1,
        w: size.keys.0,
        h: size.keys.1,
    });
    let overview = overview(picture, size, base);
    if let Some(Overview { at: [x, y, w, h], .. }) = overview {
        placed.take(Rect { x, y, w, h });
    }
    let at = |spot: &Spot| (tenth(spot.x * scale + base.0), tenth(spot.y * scale + base.1));
    let on_frame = |spot: &Spot| {
        let (x, y) = at(spot);
        spot.form == SpotForm::Tab || !(0.0..=size.width).contains(&x) || !(0.0..=size.height).contains(&y)
    };
    let pairs: Vec<(usize, &Spot, &Cluster)> = picture
        .spots
        .iter()
        .zip(clusters)
        .enumerate()
        .map(|(at, (spot, cluster))| (at, spot, cluster))
        .collect();
    let mut symbols = tabs(pairs.iter().filter(|(_, spot, _)| on_frame(spot)), size, &mut placed);
    let within: Vec<_> = pairs
        .iter()
        .filter(|(_, spot, _)| !on_frame(spot))
        .map(|(number, spot, cluster)| (*number, mark(spot, at(spot), scale), at(spot), *cluster))
        .collect();
    for (_, mark, ..) in &within {
        if let Some((cx, cy, r)) = round(mark) {
            placed.take(Rect::around(cx, cy, r));
        }
    }
    for (number, mark, at, cluster) in within {
        let reach = round(&mark).map_or(0.0, |(_, _, r)| r);
        let label = MapLabel::Plate(plate(cluster, at, reach, &mut placed));
        symbols.push(Symbol { cluster: number, mark, label });
    }
    sort(&mut symbols, |one, next| one.cluster.cmp(&next.cluster));
    Drawing {
        base,
        symbols,
        names: names(picture, base, &mut placed),
        bar: bar(picture.metres / scale, size.width / 7.0),
        across: cells(&picture.meridians, base.0, scale, size.width),
        down: cells(&picture.parallels, base.1, scale, size.height),
        overview,
    }
}

/// How many records of a cluster have a date, and how many have none.
impl Cluster {
    /// All its records.
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// How many of them have a date.
    pub fn dated(&self) -> usize {
        self.total() - self.undated.min(self.total())
    }
}

fn mark(spot: &Spot, (x, y): (f64, f64), scale: f64) -> MapMark {
    let r = tenth(spot.r * scale);
    match spot.form {
        SpotForm::Tab => MapMark::None,
        SpotForm::Area => spot.area.clone().map_or(MapMark::None, MapMark::Area),
        SpotForm::Schematic => MapMark::Schematic(x, y, r, spot.area.clone()),
        SpotForm::Ring => MapMark::Ring(x, y, r.max(8.0), false),
        SpotForm::DottedRing => MapMark::Ring(x, y, r.max(8.0), true),
        SpotForm::Disc => MapMark::Disc(x, y),
        SpotForm::Dotted => MapMark::Dotted(x, y, r.max(8.0)),
    }
}

/// The circle that a mark must keep free, if it has one.
fn round(mark: &MapMark) -> Option<(f64, f64, f64)> {
    match *mark {
        MapMark::Ring(x, y, r, dotted) => Some((x, y, r + if dotted { 6.0 } else { 3.0 })),
        MapMark::Dotted(x, y, r) => Some((x, y, r + 2.0)),
        MapMark::Disc(x, y) => Some((x, y, 11.0)),
        MapMark::None | MapMark::Area(_) | MapMark::Schematic(..) => None,
    }
}

/// Wide places, and what lies beyond the frame, as tabs on it from left to right.
fn tabs<'pair>(
    on_frame: impl Iterator<Item = &'pair (usize, &'pair Spot, &'pair Cluster)>,
    size: MapSize,
    placed: &mut Placed,
) -> Vec<Symbol> {
    let (height, above) = TAB;
    let (mut x, mut y) = (0.0, -above);
    let mut symbols = Vec::new();
    for (cluster, _, of) in on_frame {
        let number = 8.0 + text_width(&of.name) + 8.0 + 9.0 * digits(of.dated());
        let beyond = undated_room(of);
        let w = tenth((number + beyond + 8.0 + BAR + 7.0).min(size.width));
        if x > 0.0 && x + w > size.width {
            (x, y) = (0.0, y + height + 3.0);
        }
        placed.take(Rect { x, y, w, h: height + 2.0 });
        let number = tenth(number.min(w - BAR - 15.0 - beyond));
        let (undated, bar) = (tenth(number + 3.0), tenth(number + beyond + 8.0));
        let label = MapLabel::Tab(Tab { x: tenth(x), y, w, number, undated, bar });
        symbols.push(Symbol { cluster: *cluster, mark: MapMark::None, label });
        x += w + 6.0;
    }
    symbols
}

impl MapLabel {
    /// Where so many lines of text, the longest of this width, are listed: below the label, or above it.
    pub fn tip(&self, lines: usize, longest: f64, size: MapSize) -> Tip {
        let (x, y, h) = match self {
            Self::Tab(tab) => (tab.x, tab.y, TAB.0),
            Self::Plate(plate) => (plate.x, plate.y, plate.h),
        };
        let (below, w) = (y + h + 3.0, longest + 2.0 * TIP_ROOM + 16.0);
        let lines = u32::try_from(lines).map_or(0.0, f64::from);
        let tall = lines * TIP_LINE + TIP_ROOM;
        let y = if below + tall <= size.height || y - 3.0 - tall < 0.0 { below } else { y - 3.0 - tall };
        Tip { x: tenth(x.min(size.width - w).max(0.0)), y: tenth(y), w: tenth(w), h: tenth(tall) }
    }
}

/// The room for the number of records without a date, if there are any.
fn undated_room(cluster: &Cluster) -> f64 {
    if cluster.undated > 0 { 10.0 + 7.0 * digits(cluster.undated) } else { 0.0 }
}

fn digits(number: usize) -> f64 {
    std::iter::successors(Some(number), |rest| (*rest >= 10).then_some(rest / 10))
        .fold(0.0, |digits, _| digits + 1.0)
}

/// A plate near a place: over it if it is an area, else beside it.
fn plate(cluster: &Cluster, (x, y): (f64, f64), reach: f64, placed: &mut Placed) -> Plate {
    let undated = tenth(7.0 + 9.5 * digits(cluster.dated()) + 4.0);
    let bar = tenth(undated + undated_room(cluster).max(2.0));
    let w = tenth((text_width(&cluster.name) + 14.0).max(bar + BAR + 7.0));
    let h = PLATE;
    let at = |left: f64, top: f64| Rect { x: tenth(left), y: tenth(top), w, h };
    let mut candidates = Vec::new();
    if reach == 0.0 {
        candidates.push(at(x - w / 2.0, y - h / 2.0));
    }
    for gap in [6.0, 14.0, 30.0, 60.0, 100.0] {
        let away = reach + gap;
        candidates.extend([
            at(x + away, y - h / 2.0),
            at(x - away - w, y - h / 2.0),
            at(x - w / 2.0, y + away),
            at(x - w / 2.0, y - away - h),
            at(x + away, y + away),
            at(x - away - w, y + away),
            at(x + away, y - away - h),
            at(x - away - w, y - away - h),
        ]);
    }
    let Rect { x: left, y: top, .. } = placed.place(&candidates).unwrap_or_else(|| at(x, y));
    let near = (x.clamp(left, left + w), y.clamp(top, top + h));
    let apart = (near.0 - x).hypot(near.1 - y);
    let leader = (apart > reach).then(|| {
        // It ends at the edge of the mark, not in it.
        let inner = reach / apart;
        [near.0, near.1, x + (near.0 - x) * inner, y + (near.1 - y) * inner].map(tenth)
    });
    Plate { x: left, y: top, w, h, leader, undated, bar }
}

fn names(picture: &MapPicture, base: (f64, f64, f64), placed: &mut Placed) -> Vec<MapWords> {
    let place = |name: &MapName| {
        let w = text_width(&name.text) + 4.0;
        let candidates: Vec<Rect> = name
            .at
            .iter()
            .map(|(x, y)| Rect { x: x * base.2 + base.0 - w / 2.0, y: y * base.2 + base.1 - 9.0, w, h: 14.0 })
            .collect();
        let rect = placed.place_if_free(&candidates)?;
        Some(MapWords {
            text: name.text.clone(),
            of: name.of,
            x: tenth(rect.x + w / 2.0),
            y: tenth(rect.y + 11.0),
        })
    };
    picture.names.iter().filter_map(place).collect()
}

/// The longest scale bar of 1, 2 or 5 times a power of ten kilometres up to so many pixels.
fn bar(metres_per_pixel: f64, most: f64) -> (f64, f64) {
    let lengths = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
    let pixels = |km: f64| km * 1000.0 / metres_per_pixel;
    let km = lengths.into_iter().rev().find(|km| pixels(*km) <= most).unwrap_or(lengths[0]);
    (tenth(pixels(km)), km)
}

/// Every other stretch between the lines that lie within the picture.
fn cells(lines: &[f64], moved: f64, scale: f64, size: f64) -> Vec<(f64, f64)> {
    let at = |line: &f64| tenth((line * scale + moved).clamp(0.0, size));
    let ends: Vec<f64> = std::iter::once(0.0).chain(lines.iter().map(at)).chain([size]).collect();
    let pairs = ends.windows(2).map(|pair| (pair[0], pair[1]));
    // The first stretch of a picture may be cut, so black and white follow the lines, not the picture.
    let dark = pairs.enumerate().filter(|(number, _)| number % 2 == 0).map(|(_, pair)| pair);
    dark.filter(|(from, to)| to > from).collect()
}

/// The whole land in a corner, if the picture shows less than most of it.
fn overview(picture: &MapPicture, size: MapSize, base: (f64, f64, f64)) -> Option<Overview> {
    let [left, top, right, bottom] = picture.land;
    let (width, height) = ((right - left).max(1.0), (bottom - top).max(1.0));
    let shown = (size.width / base.2, size.height / base.2);
    if !size.overview || (shown.0 > width * 1.2 && shown.1 > height * 1.2) {
        return None;
    }
    let scale = ((74.0 / width).min(124.0 / height) * 10_000.0).round() / 10_000.0;
    let (w, h) = (tenth(width * scale + 8.0), tenth(height * scale + 8.0));
    let (x, y) = (tenth(size.width - w - 6.0), tenth(size.height - size.keys.1 - h - 6.0));
    let moved = (tenth(4.0 - left * scale), tenth(4.0 - top * scale), scale);
    let part = |from: f64, length: f64, moved: f64, most: f64| {
        let (from, to) =
            ((from * scale + moved).clamp(0.0, most), ((from + length) * scale + moved).clamp(0.0, most));
        (tenth(from), tenth(to - from))
    };
    let (px, pw) = part(-base.0 / base.2, shown.0, moved.0, w);
    let (py, ph) = part(-base.1 / base.2, shown.1, moved.1, h);
    Some(Overview { at: [x, y, w, h], base: moved, shown: [px, py, pw, ph] })
}

#[cfg(test)]
mod tests;
