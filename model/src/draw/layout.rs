//! The layout of the map of a view in a frame: every cluster once, labels without overlap.

mod groups;
mod label;
mod labels;
mod sheet;
mod surroundings;
mod symbol;

pub use label::{MapLabel, Plate, STACK, TIP_LINE, Tab, Tip};
pub use surroundings::{MapWords, Overview};
pub use symbol::{MapMark, Opening, Symbol};

use super::boxes::{Placed, Rect};
use super::map_size::MapSize;
use super::picture::MapPicture;
use crate::base_map::SpotForm;
use crate::lang::Lang;
use crate::sorted::sort;
use crate::view::Cluster;
use groups::{Group, grouped};
use labels::{most_tabs, plate, tabs};
use sheet::Sheet;
use surroundings::{black_stretches, names, overview, scale_bar};
use symbol::{Source, Unlabelled};

/// A map with the positions of all its parts, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The transform from units of the base map to pixels: x offset, y offset, scale.
    pub base: (f64, f64, f64),
    /// The symbols, those with the most records first. Each cluster is in exactly one.
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

/// Up to so many labels are placed to find out which cover each other; the boxes of more are only compared.
const FEW: usize = 40;
/// A box around a place that its label is likely to need.
const LIKELY_BOX: (f64, f64) = (130.0, 44.0);
/// How many other places in this box make a place crowded. Labels of fewer find room around it.
const MOST_NEIGHBOURS: usize = 3;
/// The share of a plate that another may cover, in tests of crowding: less than what its text needs.
const MOST_COVERED: f64 = 0.01;

/// The share of a picture that plates may cover, so that the land can be seen.
const MOST_OF_PICTURE: f64 = 0.4;

/// Of so many symbols within a picture only the labels are kept apart, so that few places stay as they are.
const NOT_MANY: usize = 12;
/// Of more, leaders are at most so long, and the circles of two places overlap by less than this share of the smaller.
const LONGEST_LEADER: f64 = 70.0;
const MOST_OVERLAP: f64 = 0.5;

/// Lays out a picture of this size, with names in this language.
pub fn lay_out(picture: &MapPicture, clusters: &[Cluster], size: MapSize, lang: Lang) -> Drawing {
    let sheet = Sheet::new(picture, size);
    let (base, scale) = (sheet.base, sheet.base.2);
    let source = Source { picture, clusters, sheet: &sheet, lang };
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
    let is_within = |index: &usize| picture.spots.get(*index).is_some_and(|spot| sheet.shows(spot));
    let (within, beyond): (Vec<usize>, Vec<usize>) =
        (0..clusters.len().min(picture.spots.len())).partition(is_within);
    let mut symbols = tabs(on_frame(source, beyond), size, &mut placed);
    let groups = grouped(picture, &sheet, &within, |groups| crowded(source, groups, &placed));
    symbols.extend(with_plates(symbols_of(source, &groups), &mut placed));
    sort(&mut symbols, |one, next| {
        let by_total = next.cluster.total().cmp(&one.cluster.total());
        by_total.then_with(|| one.members.cmp(&next.members))
    });
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

/// The symbols on the frame: of wide places and of places out of sight. Where they are many, they share tabs.
fn on_frame(source: Source, clusters: Vec<usize>) -> Vec<Unlabelled> {
    let (most, before) = most_tabs(source.sheet.size);
    let single = |index: usize| {
        let cluster = source.clusters.get(index)?.clone();
        let (members, mark) = (vec![index], MapMark::None);
        Some(Unlabelled { cluster, members, opens: None, mark, at: (0.0, 0.0) })
    };
    if clusters.len() <= most {
        return clusters.into_iter().filter_map(single).collect();
    }
    let is_wide =
        |index: &usize| source.picture.spots.get(*index).is_none_or(|spot| spot.form == SpotForm::Tab);
    let (mut wide, mut out_of_sight): (Vec<usize>, Vec<usize>) = clusters.into_iter().partition(is_wide);
    // A tab of several with a single one would say less than its name.
    let split = |clusters: &mut Vec<usize>, before: usize| {
        if clusters.len() > before + 1 { clusters.split_off(before) } else { Vec::new() }
    };
    let rest_of_wide = split(&mut wide, before);
    let rest_out_of_sight = split(&mut out_of_sight, before.saturating_sub(wide.len()));
    let named = wide.into_iter().chain(out_of_sight).filter_map(single);
    let shared = [(rest_of_wide, false), (rest_out_of_sight, true)];
    let shared = shared.into_iter().filter_map(|(members, is_out)| source.on_frame(members, is_out));
    named.chain(shared).collect()
}

/// The symbols of groups within the picture, those with the most records first.
fn symbols_of(source: Source, groups: &[Group]) -> Vec<Unlabelled> {
    let mut symbols: Vec<Unlabelled> = groups.iter().filter_map(|group| source.within(group)).collect();
    sort(&mut symbols, |one, next| {
        let by_total = next.cluster.total().cmp(&one.cluster.total());
        by_total.then_with(|| one.members.cmp(&next.members))
    });
    symbols
}

fn with_plates(symbols: Vec<Unlabelled>, placed: &mut Placed) -> Vec<Symbol> {
    for circle in symbols.iter().filter_map(|symbol| symbol.mark.reserved_box()) {
        placed.occupy(circle);
    }
    let labelled = |symbol: Unlabelled| {
        let label = MapLabel::Plate(plate(&symbol, placed));
        symbol.labelled(label)
    };
    symbols.into_iter().map(labelled).collect()
}

/// Which groups have a label in the way of another's.
fn crowded(source: Source, groups: &[Group], placed: &Placed) -> Vec<bool> {
    let mut is_crowded = vec![false; groups.len()];
    let MapSize { width, height, .. } = source.sheet.size;
    let room = MOST_OF_PICTURE * width * height;
    let (w, h) = LIKELY_BOX;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture has few boxes")]
    if groups.len() > (room / (w * h)) as usize + MOST_NEIGHBOURS {
        return vec![true; groups.len()];
    }
    if groups.len() > FEW {
        let boxes: Vec<Option<Rect>> = groups
            .iter()
            .map(|group| {
                let (x, y) = source.within(group)?.at;
                Some(Rect { x: x - w / 2.0, y: y - h / 2.0, w, h })
            })
            .collect();
        for (is_crowded, rect) in is_crowded.iter_mut().zip(&boxes) {
            let meets =
                |other: &&Option<Rect>| rect.zip(**other).is_some_and(|(a, b)| a.overlap_area(b) > 0.0);
            // It meets itself.
            *is_crowded = boxes.iter().filter(meets).count() > MOST_NEIGHBOURS + 1;
        }
        if is_crowded.contains(&true) {
            return is_crowded;
        }
    }
    let symbols = with_plates(symbols_of(source, groups), &mut placed.clone());
    let of = |symbol: &Symbol| groups.iter().position(|group| group.members == symbol.members);
    let plates: Vec<(usize, Rect)> = symbols
        .iter()
        .filter_map(|symbol| {
            let MapLabel::Plate(Plate { x, y, w, h, .. }) = symbol.label else { return None };
            Some((of(symbol)?, Rect { x, y, w, h }))
        })
        .collect();
    let covered: f64 = plates.iter().map(|(_, rect)| rect.w * rect.h).sum();
    if plates.len() > MOST_NEIGHBOURS && covered > room {
        return vec![true; groups.len()];
    }
    mark_overlapping(&mut is_crowded, &plates, MOST_COVERED);
    if groups.len() > NOT_MANY {
        let circle = |symbol: &Symbol| Some((of(symbol)?, symbol.mark.reserved_box()?));
        let circles: Vec<(usize, Rect)> = symbols.iter().filter_map(circle).collect();
        mark_overlapping(&mut is_crowded, &circles, MOST_OVERLAP);
        for symbol in symbols.iter().filter(|symbol| symbol.label.leader_length() > LONGEST_LEADER) {
            if let Some(of) = of(symbol) {
                is_crowded[of] = true;
            }
        }
    }
    is_crowded
}

/// Marks the groups whose boxes overlap by more than this share of the smaller one.
fn mark_overlapping(is_marked: &mut [bool], boxes: &[(usize, Rect)], most: f64) {
    for (index, (one, rect)) in boxes.iter().enumerate() {
        for (other, next) in &boxes[index + 1..] {
            if rect.overlap_area(*next) > most * (rect.w * rect.h).min(next.w * next.h) {
                is_marked[*one] = true;
                is_marked[*other] = true;
            }
        }
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

#[cfg(test)]
mod tests;
