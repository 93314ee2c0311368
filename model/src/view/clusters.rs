//! Groups rows by the place at which the map draws them.

use super::Cluster;
use crate::dataset::{Dataset, Row};
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

/// Clusters by place, the largest first. The place `shown` has one even without records.
pub(crate) fn clustered(
    dataset: &Dataset,
    shown: Option<&Id>,
    located: impl Iterator<Item = PlacedRow>,
) -> Vec<Cluster> {
    let mut by_place: Map<Id, Vec<PlacedRow>> =
        shown.map(|place| (place.clone(), Vec::new())).into_iter().collect();
    for row in located {
        by_place.entry_or_default(row.place.clone()).push(row);
    }
    let cluster = |(id, rows): (Id, Vec<PlacedRow>)| {
        let place = dataset.places.get(&id)?;
        let count = |kind: &Kind| (*kind, rows.iter().filter(|row| row.kind == *kind).count());
        Some(Cluster {
            place: id.to_string(),
            name: dataset.name(id.as_str()),
            level: place.level,
            lng_lat: place.lng_lat,
            precision_m: place.precision_m,
            recalled: place.recalled,
            counts: Kind::ALL.iter().map(count).filter(|(_, count)| *count > 0).collect(),
            parts: rows.iter().filter(|row| row.is_part).count(),
            undated: rows.iter().filter(|row| !row.dated).count(),
        })
    };
    let mut clusters: Vec<Cluster> = by_place.into_iter().filter_map(cluster).collect();
    sort(&mut clusters, |one, next| next.total().cmp(&one.total()));
    clusters
}
