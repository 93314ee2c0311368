//! Groups rows by the place at which the map draws them.

use super::Cluster;
use crate::dataset::{Dataset, PlaceSummary, Row};
use crate::id::Id;
use crate::record::Kind;
use crate::sorted::{Map, sort};

/// The clusters of rows. Counts do not nest: a row in a park is not counted in its district as well.
pub(super) fn clusters(dataset: &Dataset, rows: &[&Row], is_part: impl Fn(&Row) -> bool) -> Vec<Cluster> {
    let located = |row: &&Row| {
        Some(PlacedRow {
            place: row.drawn_at.clone()?,
            kind: row.tags.kind,
            dated: row.when.is_some(),
            is_part: is_part(row),
        })
    };
    clustered(dataset, None, rows.iter().filter_map(located))
}

/// A row or record to be counted at a place.
pub(crate) struct PlacedRow {
    /// The place.
    pub(crate) place: Id,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Whether it has a date.
    pub(crate) dated: bool,
    /// Whether it is a part of another that is shown.
    pub(crate) is_part: bool,
}

/// The rows at a place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PlaceTally {
    /// How many there are of each kind, in the order of the kinds.
    pub(super) kinds: [usize; Kind::ALL.len()],
    /// How many are parts of others.
    pub(super) parts: usize,
    /// How many have no date.
    pub(super) undated: usize,
}

/// Clusters by place, the largest first. The place `shown` has one even without records.
pub(crate) fn clustered(
    dataset: &Dataset,
    shown: Option<&Id>,
    located: impl Iterator<Item = PlacedRow>,
) -> Vec<Cluster> {
    let mut by_place: Map<Id, PlaceTally> =
        shown.map(|place| (place.clone(), PlaceTally::default())).into_iter().collect();
    for row in located {
        let tally = by_place.entry_or_default(row.place.clone());
        for (kind, count) in Kind::ALL.iter().zip(&mut tally.kinds) {
            *count += usize::from(*kind == row.kind);
        }
        tally.parts += usize::from(row.is_part);
        tally.undated += usize::from(!row.dated);
    }
    let places =
        by_place.into_iter().filter_map(|(id, tally)| Some((dataset.places.get_key_value(&id)?, tally)));
    largest_first(places.map(|((id, place), tally)| cluster(dataset, id, place, &tally)).collect())
}

/// The cluster of a place.
pub(super) fn cluster(dataset: &Dataset, id: &Id, place: &PlaceSummary, tally: &PlaceTally) -> Cluster {
    let counts = Kind::ALL.iter().copied().zip(tally.kinds);
    Cluster {
        place: id.to_string(),
        name: dataset.name(id.as_str()),
        level: place.level,
        lng_lat: place.lng_lat,
        precision_m: place.precision_m,
        recalled: place.recalled,
        counts: counts.filter(|(_, count)| *count > 0).collect(),
        parts: tally.parts,
        undated: tally.undated,
    }
}

/// Sorts clusters by the number of their records, and equal ones by the id of their place, in which order they are given.
pub(super) fn largest_first(mut clusters: Vec<Cluster>) -> Vec<Cluster> {
    sort(&mut clusters, |one, next| next.total().cmp(&one.total()));
    clusters
}
