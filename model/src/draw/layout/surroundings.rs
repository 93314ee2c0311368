//! What surrounds the symbols: names for orientation, scale bar, graduated frame and overview.

use super::super::boxes::{Placed, Rect, text_width};
use super::super::map_size::MapSize;
use super::super::picture::MapPicture;
use crate::base_map::{MapName, NameOf};
use crate::number::round_to_tenth;

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

pub(super) fn names(picture: &MapPicture, base: (f64, f64, f64), placed: &mut Placed) -> Vec<MapWords> {
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
pub(super) fn scale_bar(metres_per_pixel: f64, most: f64) -> (f64, f64) {
    let lengths = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
    let pixels = |km: f64| km * 1000.0 / metres_per_pixel;
    let km = lengths.into_iter().rev().find(|km| pixels(*km) <= most).unwrap_or(lengths[0]);
    (round_to_tenth(pixels(km)), km)
}

/// Every other stretch between lines of the graticule, clamped to the picture.
pub(super) fn black_stretches(lines: &[f64], moved: f64, scale: f64, size: f64) -> Vec<(f64, f64)> {
    let to_pixels = |line: &f64| round_to_tenth((line * scale + moved).clamp(0.0, size));
    let ends: Vec<f64> = std::iter::once(0.0).chain(lines.iter().map(to_pixels)).chain([size]).collect();
    let pairs = ends.windows(2).map(|pair| (pair[0], pair[1]));
    // Colours are assigned before empty stretches are dropped, so that they depend on the lines and not on the picture.
    let black = pairs.enumerate().filter(|(number, _)| number % 2 == 0).map(|(_, pair)| pair);
    black.filter(|(from, to)| to > from).collect()
}

/// The overview, if there is room and the picture does not show nearly all of the land.
pub(super) fn overview(picture: &MapPicture, size: MapSize, base: (f64, f64, f64)) -> Option<Overview> {
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
