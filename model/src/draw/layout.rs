//! The layout of the map of a view in a frame: every cluster once, labels without overlap.

use super::boxes::{Placed, Rect, text_width};
use super::map_size::MapSize;
use super::picture::MapPicture;
use crate::base_map::{MapName, NameOf, Spot, SpotForm};
use crate::number::round_to_tenth;
use crate::sorted::sort;
use crate::view::Cluster;

/// A map with the positions of all its parts, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The transform from units of the base map to pixels: x offset, y offset, scale.
    pub base: (f64, f64, f64),
    /// The clusters, each once, in their order.
    pub symbols: Vec<Symbol>,
    /// Names for orientation.
    pub names: Vec<MapWords>,
    /// The scale bar: a length in pixels for a length in kilometres.
    pub bar: (f64, f64),
    /// The black stretches of the graduated frame along its top: start and end.
    pub across: Vec<(f64, f64)>,
    /// The same along its side.
    pub down: Vec<(f64, f64)>,
    /// The overview, if there is room and the picture shows only a part of the land.
    pub overview: Option<Overview>,
}

/// The whole land in a corner. Boxes are left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overview {
    /// Its box in the picture.
    pub at: [f64; 4],
    /// The transform from units of the base map to the box.
    pub base: (f64, f64, f64),
    /// The part of the box that the picture shows.
    pub shown: [f64; 4],
}

/// One cluster in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// The cluster, as an index into those of the view.
    pub cluster: usize,
    /// The mark at the place.
    pub mark: MapMark,
    /// The label with its counts.
    pub label: MapLabel,
}

/// The mark at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum MapMark {
    /// Nothing: it is on the frame.
    None,
    /// The outline of this place, hatched.
    Area(String),
    /// A counter-hatch that fades from here over this radius, within the outlines of these places.
    Schematic(f64, f64, f64, Vec<String>),
    /// A ring; dotted around if the position is from memory.
    Ring(f64, f64, f64, bool),
    /// A disc.
    Disc(f64, f64),
    /// A dotted circle of the radius within which it lies.
    Dotted(f64, f64, f64),
}

/// The label with the counts of a cluster.
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
    /// A line from the plate to the place, if they are apart.
    pub leader: Option<[f64; 4]>,
    /// Where the number of records without a date begins, from the left.
    pub undated: f64,
    /// Where the bar of kinds begins, from the left.
    pub bar: f64,
}

/// The tooltip with the kinds of a symbol.
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

/// A name in the picture.
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

/// The height of a tab, and how far it extends above the picture.
const TAB: (f64, f64) = (24.0, 16.0);
/// The width of a bar of kinds.
const BAR: f64 = 42.0;
/// The height of a plate.
const PLATE: f64 = 38.0;
/// The height of a line of a tooltip, and the padding around its lines.
pub const TIP_LINE: f64 = 18.0;
const TIP_PADDING: f64 = 8.0;

/// Lays out a picture of this size.
pub fn lay_out(picture: &MapPicture, clusters: &[Cluster], size: MapSize) -> Drawing {
    let focus = picture.focus;
    let scale = focus.scale_in(size);
    let base = (
        round_to_tenth(size.width / 2.0 - focus.x * scale),
        round_to_tenth(size.height / 2.0 - focus.y * scale),
        scale,
    );
    let frame = Rect { x: 2.0, y: 2.0, w: size.width - 4.0, h: size.height - 4.0 };
    let mut placed = Placed::new(frame);
    placed.occupy(Rect { x: 0.0, y: size.height - size.note.1, w: size.note.0, h: size.note.1 });
    placed.occupy(Rect { x: size.width - size.buttons.0, y: 0.0, w: size.buttons.0, h: size.buttons.1 });
    placed.occupy(Rect {
        x: size.width - size.legend.0,
        y: size.height - size.legend.1,
        w: size.legend.0,
        h: size.legend.1,
    });
    let overview = overview(picture, size, base);
    if let Some(Overview { at: [x, y, w, h], .. }) = overview {
        placed.occupy(Rect { x, y, w, h });
    }
    let to_pixels =
        |spot: &Spot| (round_to_tenth(spot.x * scale + base.0), round_to_tenth(spot.y * scale + base.1));
    let on_frame = |spot: &Spot| {
        let (x, y) = to_pixels(spot);
        spot.form == SpotForm::Tab || !(0.0..=size.width).contains(&x) || !(0.0..=size.height).contains(&y)
    };
    let pairs: Vec<(usize, &Spot, &Cluster)> = picture
        .spots
        .iter()
        .zip(clusters)
        .enumerate()
        .map(|(index, (spot, cluster))| (index, spot, cluster))
        .collect();
    let mut symbols = tabs(pairs.iter().filter(|(_, spot, _)| on_frame(spot)), size, &mut placed);
    let within: Vec<_> = pairs
        .iter()
        .filter(|(_, spot, _)| !on_frame(spot))
        .map(|(index, spot, cluster)| (*index, mark(spot, to_pixels(spot), scale), to_pixels(spot), *cluster))
        .collect();
    for (_, mark, ..) in &within {
        if let Some((cx, cy, r)) = reserved_circle(mark) {
            placed.occupy(Rect::around(cx, cy, r));
        }
    }
    for (index, mark, position, cluster) in within {
        let reach = reserved_circle(&mark).map_or(0.0, |(_, _, r)| r);
        let label = MapLabel::Plate(plate(cluster, position, reach, &mut placed));
        symbols.push(Symbol { cluster: index, mark, label });
    }
    sort(&mut symbols, |one, next| one.cluster.cmp(&next.cluster));
    Drawing {
        base,
        symbols,
        names: names(picture, base, &mut placed),
        bar: scale_bar(picture.metres / scale, size.width / 7.0),
        across: black_stretches(&picture.meridians, base.0, scale, size.width),
        down: black_stretches(&picture.parallels, base.1, scale, size.height),
        overview,
    }
}

impl Cluster {
    /// How many records it has.
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// How many of them have a date.
    pub fn dated(&self) -> usize {
        self.total() - self.undated.min(self.total())
    }
}

fn mark(spot: &Spot, (x, y): (f64, f64), scale: f64) -> MapMark {
    let r = round_to_tenth(spot.r * scale);
    match spot.form {
        SpotForm::Tab => MapMark::None,
        SpotForm::Area => spot.areas.first().cloned().map_or(MapMark::None, MapMark::Area),
        SpotForm::Schematic => MapMark::Schematic(x, y, r, spot.areas.clone()),
        SpotForm::Ring => MapMark::Ring(x, y, r.max(8.0), false),
        SpotForm::DottedRing => MapMark::Ring(x, y, r.max(8.0), true),
        SpotForm::Disc => MapMark::Disc(x, y),
        SpotForm::Dotted => MapMark::Dotted(x, y, r.max(8.0)),
    }
}

/// The circle around a mark that labels must leave free, if any.
fn reserved_circle(mark: &MapMark) -> Option<(f64, f64, f64)> {
    match *mark {
        MapMark::Ring(x, y, r, dotted) => Some((x, y, r + if dotted { 6.0 } else { 3.0 })),
        MapMark::Dotted(x, y, r) => Some((x, y, r + 2.0)),
        MapMark::Disc(x, y) => Some((x, y, 11.0)),
        MapMark::None | MapMark::Area(_) | MapMark::Schematic(..) => None,
    }
}

/// Wide places and places out of sight, as tabs on the frame from left to right.
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
        let w = round_to_tenth((number + beyond + 8.0 + BAR + 7.0).min(size.width));
        if x > 0.0 && x + w > size.width {
            (x, y) = (0.0, y + height + 3.0);
        }
        placed.occupy(Rect { x, y, w, h: height + 2.0 });
        let number = round_to_tenth(number.min(w - BAR - 15.0 - beyond));
        let (undated, bar) = (round_to_tenth(number + 3.0), round_to_tenth(number + beyond + 8.0));
        let label = MapLabel::Tab(Tab { x: round_to_tenth(x), y, w, number, undated, bar });
        symbols.push(Symbol { cluster: *cluster, mark: MapMark::None, label });
        x += w + 6.0;
    }
    symbols
}

impl MapLabel {
    /// The tooltip for so many lines of text, the longest of this width: below the label, or above it.
    pub fn tip(&self, lines: usize, longest: f64, size: MapSize) -> Tip {
        let (x, y, h) = match self {
            Self::Tab(tab) => (tab.x, tab.y, TAB.0),
            Self::Plate(plate) => (plate.x, plate.y, plate.h),
        };
        let (below, w) = (y + h + 3.0, longest + 2.0 * TIP_PADDING + 16.0);
        let lines = u32::try_from(lines).map_or(0.0, f64::from);
        let tall = lines * TIP_LINE + TIP_PADDING;
        let y = if below + tall <= size.height || y - 3.0 - tall < 0.0 { below } else { y - 3.0 - tall };
        Tip {
            x: round_to_tenth(x.min(size.width - w).max(0.0)),
            y: round_to_tenth(y),
            w: round_to_tenth(w),
            h: round_to_tenth(tall),
        }
    }
}

/// The width for the number of records without a date, if there are any.
fn undated_room(cluster: &Cluster) -> f64 {
    if cluster.undated > 0 { 10.0 + 7.0 * digits(cluster.undated) } else { 0.0 }
}

fn digits(number: usize) -> f64 {
    std::iter::successors(Some(number), |rest| (*rest >= 10).then_some(rest / 10))
        .fold(0.0, |digits, _| digits + 1.0)
}

/// A plate near a place: over it if it is an area, else beside it.
fn plate(cluster: &Cluster, (x, y): (f64, f64), reach: f64, placed: &mut Placed) -> Plate {
    let undated = round_to_tenth(7.0 + 9.5 * digits(cluster.dated()) + 4.0);
    let bar = round_to_tenth(undated + undated_room(cluster).max(2.0));
    let w = round_to_tenth((text_width(&cluster.name) + 14.0).max(bar + BAR + 7.0));
    let h = PLATE;
    let box_at = |left: f64, top: f64| Rect { x: round_to_tenth(left), y: round_to_tenth(top), w, h };
    let mut candidates = Vec::new();
    if reach == 0.0 {
        candidates.push(box_at(x - w / 2.0, y - h / 2.0));
    }
    for gap in [6.0, 14.0, 30.0, 60.0, 100.0] {
        let away = reach + gap;
        candidates.extend([
            box_at(x + away, y - h / 2.0),
            box_at(x - away - w, y - h / 2.0),
            box_at(x - w / 2.0, y + away),
            box_at(x - w / 2.0, y - away - h),
            box_at(x + away, y + away),
            box_at(x - away - w, y + away),
            box_at(x + away, y - away - h),
            box_at(x - away - w, y - away - h),
        ]);
    }
    let Rect { x: left, y: top, .. } = placed.place(&candidates).unwrap_or_else(|| box_at(x, y));
    let near = (x.clamp(left, left + w), y.clamp(top, top + h));
    let apart = (near.0 - x).hypot(near.1 - y);
    let leader = (apart > reach).then(|| {
        // It ends at the edge of the mark, not in it.
        let inner = reach / apart;
        [near.0, near.1, x + (near.0 - x) * inner, y + (near.1 - y) * inner].map(round_to_tenth)
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
            x: round_to_tenth(rect.x + w / 2.0),
            y: round_to_tenth(rect.y + 11.0),
        })
    };
    picture.names.iter().filter_map(place).collect()
}

/// The longest scale bar of 1, 2 or 5 times a power of ten kilometres with at most so many pixels.
fn scale_bar(metres_per_pixel: f64, most: f64) -> (f64, f64) {
    let lengths = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
    let pixels = |km: f64| km * 1000.0 / metres_per_pixel;
    let km = lengths.into_iter().rev().find(|km| pixels(*km) <= most).unwrap_or(lengths[0]);
    (round_to_tenth(pixels(km)), km)
}

/// Every other stretch between lines of the graticule, clamped to the picture.
fn black_stretches(lines: &[f64], moved: f64, scale: f64, size: f64) -> Vec<(f64, f64)> {
    let to_pixels = |line: &f64| round_to_tenth((line * scale + moved).clamp(0.0, size));
    let ends: Vec<f64> = std::iter::once(0.0).chain(lines.iter().map(to_pixels)).chain([size]).collect();
    let pairs = ends.windows(2).map(|pair| (pair[0], pair[1]));
    // Colours are assigned before empty stretches are dropped, so that they depend on the lines and not on the picture.
    let black = pairs.enumerate().filter(|(number, _)| number % 2 == 0).map(|(_, pair)| pair);
    black.filter(|(from, to)| to > from).collect()
}

/// The overview, if there is room and the picture does not show nearly all of the land.
fn overview(picture: &MapPicture, size: MapSize, base: (f64, f64, f64)) -> Option<Overview> {
    let [left, top, right, bottom] = picture.land;
    let (width, height) = ((right - left).max(1.0), (bottom - top).max(1.0));
    let shown = (size.width / base.2, size.height / base.2);
    if !size.overview || (shown.0 > width * 1.2 && shown.1 > height * 1.2) {
        return None;
    }
    let scale = ((74.0 / width).min(124.0 / height) * 10_000.0).round() / 10_000.0;
    let (w, h) = (round_to_tenth(width * scale + 8.0), round_to_tenth(height * scale + 8.0));
    let (x, y) =
        (round_to_tenth(size.width - w - 6.0), round_to_tenth(size.height - size.legend.1 - h - 6.0));
    let moved = (round_to_tenth(4.0 - left * scale), round_to_tenth(4.0 - top * scale), scale);
    let part = |from: f64, length: f64, moved: f64, most: f64| {
        let (from, to) =
            ((from * scale + moved).clamp(0.0, most), ((from + length) * scale + moved).clamp(0.0, most));
        (round_to_tenth(from), round_to_tenth(to - from))
    };
    let (px, pw) = part(-base.0 / base.2, shown.0, moved.0, w);
    let (py, ph) = part(-base.1 / base.2, shown.1, moved.1, h);
    Some(Overview { at: [x, y, w, h], base: moved, shown: [px, py, pw, ph] })
}

#[cfg(test)]
mod tests;
