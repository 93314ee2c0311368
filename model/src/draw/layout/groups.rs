//! Which clusters share a symbol, so that labels can be read whatever the number of places.
//!
//! Where labels would cover each other, clusters are merged step by step until they do not: first those of a park, then
//! those of a district, whose names readers know, then those of a cell of a grid. The grid is fixed to the land, so that
//! a map that is moved keeps its symbols. The steps depend on the scale, so zooming in divides the symbols again.

use super::super::picture::MapPicture;
use super::sheet::Sheet;
use crate::base_map::{Extent, Point};
use crate::place::Level;
use crate::sorted::{Map, Set};

/// The most symbols within a picture. Those on its frame are far fewer than what is left of 200.
pub(super) const MOST_SYMBOLS: usize = 150;

/// Clusters that share a symbol.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// The clusters, as ascending indices into those of the view, which are sorted by their number of records.
    pub(super) members: Vec<usize>,
    /// The larger place as which they are drawn, as an index into those of the picture.
    pub(super) whole: Option<usize>,
}

impl Group {
    pub(super) fn single(cluster: usize) -> Self {
        Self { members: vec![cluster], whole: None }
    }

    fn merged(groups: impl Iterator<Item = Self>, whole: Option<usize>) -> Self {
        let mut members: Vec<usize> = groups.flat_map(|group| group.members).collect();
        members.sort_unstable();
        Self { members, whole }
    }

    /// The bounding box of its places.
    pub(super) fn extent(&self, picture: &MapPicture) -> Extent {
        let spots = self.members.iter().filter_map(|member| picture.spots.get(*member));
        let points = spots.map(|spot| Point { x: spot.x, y: spot.y });
        let origin = Point { x: 0.0, y: 0.0 };
        Extent::of(points).unwrap_or(Extent { from: origin, to: origin })
    }
}

/// How groups are merged.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Those in a place of one of these levels.
    Within(Level, Level),
    /// Those in the same cell, with a side of this share of [`Sheet::most_extent`].
    Cells(f64),
    /// Each with the nearest, also across the edges of cells.
    Pairs,
}

const STEPS: [Step; 7] = [
    Step::Within(Level::Park, Level::Venue),
    Step::Within(Level::NewArea, Level::District),
    Step::Cells(0.3),
    Step::Cells(0.5),
    Step::Cells(0.75),
    Step::Cells(1.0),
    Step::Pairs,
];
/// How often the last step is repeated at most; it halves the number of crowded groups.
const MOST_REPEATED: usize = 6;

/// Merges clusters until none is crowded. `crowded` says for each group whether its label is in the way of another.
pub(super) fn grouped(
    picture: &MapPicture,
    sheet: &Sheet,
    clusters: &[usize],
    crowded: impl Fn(&[Group]) -> Vec<bool>,
) -> Vec<Group> {
    let singles = || clusters.iter().copied().map(Group::single).collect::<Vec<Group>>();
    let mut groups = singles();
    let last = std::iter::repeat_n(STEPS[STEPS.len() - 1], MOST_REPEATED);
    for step in STEPS.into_iter().chain(last) {
        let is_crowded =
            if groups.len() > MOST_SYMBOLS { vec![true; groups.len()] } else { crowded(&groups) };
        if !is_crowded.contains(&true) {
            break;
        }
        let before = groups.len();
        groups = match step {
            Step::Within(from, to) => within_places(picture, sheet, groups, &is_crowded, (from, to)),
            Step::Cells(side) => in_cells(picture, sheet, groups, &is_crowded, side),
            Step::Pairs => in_pairs(picture, sheet, groups, &is_crowded),
        };
        if matches!(step, Step::Pairs) && groups.len() == before {
            break;
        }
    }
    if groups.len() > MOST_SYMBOLS {
        let all = singles();
        let is_crowded = vec![true; all.len()];
        groups = in_cells(picture, sheet, all, &is_crowded, 1.0);
    }
    groups
}

/// Merges the groups in each place of these levels where one of them is crowded.
fn within_places(
    picture: &MapPicture,
    sheet: &Sheet,
    groups: Vec<Group>,
    is_crowded: &[bool],
    (from, to): (Level, Level),
) -> Vec<Group> {
    let mut groups: Vec<Option<(Group, bool)>> =
        groups.into_iter().zip(is_crowded.iter().copied()).map(Some).collect();
    let mut group_of = vec![usize::MAX; picture.spots.len()];
    for (index, slot) in groups.iter().enumerate() {
        for member in slot.iter().flat_map(|(group, _)| &group.members) {
            group_of[*member] = index;
        }
    }
    for (index, whole) in picture.wholes.iter().enumerate() {
        if !(from..=to).contains(&whole.level) {
            continue;
        }
        let inside: Set<usize> =
            whole.clusters.iter().map(|cluster| group_of[*cluster]).filter(|at| *at != usize::MAX).collect();
        let is_inside = |(group, _): &(Group, bool)| {
            group.members.iter().all(|member| whole.clusters.binary_search(member).is_ok())
        };
        let inside: Vec<usize> =
            inside.iter().copied().filter(|at| groups[*at].as_ref().is_some_and(is_inside)).collect();
        let any_crowded = inside.iter().any(|at| groups[*at].as_ref().is_some_and(|(_, crowded)| *crowded));
        let Some((first, rest)) = inside.split_first().filter(|(_, rest)| !rest.is_empty() && any_crowded)
        else {
            continue;
        };
        let parts = || inside.iter().filter_map(|at| groups[*at].as_ref()).map(|(group, _)| group.clone());
        let merged = Group::merged(parts(), Some(index));
        if !sheet.fits_one_symbol(merged.extent(picture)) {
            continue;
        }
        for member in &merged.members {
            group_of[*member] = *first;
        }
        for at in rest {
            groups[*at] = None;
        }
        groups[*first] = Some((merged, true));
    }
    groups.into_iter().flatten().map(|(group, _)| group).collect()
}

/// Merges the crowded groups in each cell of a grid.
fn in_cells(
    picture: &MapPicture,
    sheet: &Sheet,
    groups: Vec<Group>,
    is_crowded: &[bool],
    side: f64,
) -> Vec<Group> {
    let side = side * sheet.most_extent() / sheet.base.2;
    #[expect(clippy::cast_possible_truncation, reason = "a picture has few cells")]
    let number = |middle: f64| (middle / side).floor() as i64;
    let mut cells: Map<(i64, i64), Vec<Group>> = Map::default();
    let mut rest = Vec::new();
    for (group, is_crowded) in groups.into_iter().zip(is_crowded) {
        let Extent { from, to } = group.extent(picture);
        let cell = (number(f64::midpoint(from.x, to.x)), number(f64::midpoint(from.y, to.y)));
        if *is_crowded { cells.entry_or_default(cell).push(group) } else { rest.push(group) }
    }
    for (_, cell) in cells {
        if cell.len() == 1 {
            rest.extend(cell);
            continue;
        }
        let merged = Group::merged(cell.iter().cloned(), None);
        if sheet.fits_one_symbol(merged.extent(picture)) { rest.push(merged) } else { rest.extend(cell) }
    }
    rest
}

/// Merges each crowded group with the nearest other crowded one, if a symbol can stand for both.
fn in_pairs(picture: &MapPicture, sheet: &Sheet, groups: Vec<Group>, is_crowded: &[bool]) -> Vec<Group> {
    let (mut crowded, mut rest) = (Vec::new(), Vec::new());
    for (group, is_crowded) in groups.into_iter().zip(is_crowded) {
        if *is_crowded { crowded.push(group) } else { rest.push(group) }
    }
    while let Some(group) = crowded.pop() {
        let reach = |other: &Group| {
            let extent = Group::merged([&group, other].into_iter().cloned(), None).extent(picture);
            sheet.fits_one_symbol(extent).then(|| extent.width().max(extent.height()))
        };
        let nearest = crowded.iter().enumerate().filter_map(|(at, other)| Some((at, reach(other)?)));
        match nearest.min_by(|one, next| one.1.total_cmp(&next.1)) {
            Some((at, _)) => rest.push(Group::merged([group, crowded.swap_remove(at)].into_iter(), None)),
            None => rest.push(group),
        }
    }
    rest
}

#[cfg(test)]
mod tests;
