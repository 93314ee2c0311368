//! Where the labels of symbols are: tabs on the frame, plates beside places.

use super::super::boxes::{Placed, Rect, text_width};
use super::super::map_size::MapSize;
use super::label::{MapLabel, Plate, STACK, TAB, Tab};
use super::symbol::{Symbol, Unlabelled};
use crate::number::round_to_tenth;
use crate::view::Cluster;

/// The width of a bar of kinds.
const BAR: f64 = 42.0;
/// The height of a plate.
const PLATE: f64 = 38.0;
/// How far a plate may be from its usual positions where those are taken.
const FARTHEST: f64 = 240.0;

/// The width that a tab usually takes, with the gap to the next.
const USUAL_TAB: f64 = 190.0;

/// How many tabs are on the frame: at most the first number, and if there are more clusters, so many before those that
/// share a tab.
pub(super) fn most_tabs(size: MapSize) -> (usize, usize) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture has few tabs")]
    let in_rows = |rows: f64| (rows * size.width / USUAL_TAB) as usize;
    (in_rows(3.0).clamp(5, 20), in_rows(0.6).clamp(1, 4))
}

/// Wide places and places out of sight, as tabs on the frame from left to right.
pub(super) fn tabs(on_frame: Vec<Unlabelled>, size: MapSize, placed: &mut Placed) -> Vec<Symbol> {
    let (height, above) = TAB;
    let (mut x, mut y) = (0.0, -above);
    let mut symbols = Vec::new();
    for symbol in on_frame {
        let of = &symbol.cluster;
        let number = 8.0 + text_width(&of.name) + 8.0 + 9.0 * digits(of.dated());
        let beyond = undated_room(of);
        let w = round_to_tenth((number + beyond + 8.0 + BAR + 7.0).min(size.width));
        if x > 0.0 && x + w > size.width {
            (x, y) = (0.0, y + height + 3.0);
        }
        placed.occupy(Rect { x, y, w, h: height + 2.0 });
        let number = round_to_tenth(number.min(w - BAR - 15.0 - beyond));
        let (undated, bar) = (round_to_tenth(number + 3.0), round_to_tenth(number + beyond + 8.0));
        let label = Tab { x: round_to_tenth(x), y, w, number, undated, bar };
        symbols.push(symbol.labelled(MapLabel::Tab(label)));
        x += w + 6.0;
    }
    symbols
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
pub(super) fn plate(symbol: &Unlabelled, placed: &mut Placed) -> Plate {
    let Unlabelled { cluster, at: (x, y), .. } = symbol;
    let (x, y) = (*x, *y);
    let reach = symbol.mark.reserved_circle().map_or(0.0, |(_, _, r)| r);
    let undated = round_to_tenth(7.0 + 9.5 * digits(cluster.dated()) + 4.0);
    let bar = round_to_tenth(undated + undated_room(cluster).max(2.0));
    let w = round_to_tenth((text_width(&cluster.name) + 14.0).max(bar + BAR + 7.0));
    let h = PLATE;
    let is_stacked = symbol.members.len() > 1;
    let box_at = |left: f64, top: f64| {
        let below = if is_stacked { STACK } else { 0.0 };
        Rect { x: round_to_tenth(left), y: round_to_tenth(top), w: w + below, h: h + below }
    };
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
    let free = || placed.nearest_free(box_at(x - w / 2.0, y - h / 2.0), FARTHEST);
    if !placed.has_free(&candidates)
        && let Some(free) = free()
    {
        candidates = vec![box_at(free.x, free.y)];
    }
    let Rect { x: left, y: top, .. } = placed.place(&candidates).unwrap_or_else(|| box_at(x, y));
    let near = (x.clamp(left, left + w), y.clamp(top, top + h));
    let apart = (near.0 - x).hypot(near.1 - y);
    let leader = (apart > reach).then(|| {
        // It ends at the edge of the mark, not in it.
        let inner = reach / apart;
        [near.0, near.1, x + (near.0 - x) * inner, y + (near.1 - y) * inner].map(round_to_tenth)
    });
    Plate { x: left, y: top, w, h, leader, undated, bar, is_stacked }
}
