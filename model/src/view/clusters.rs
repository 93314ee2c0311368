//! Rows by place, each at the nearest place that can be drawn.

use super::Cluster;
use crate::dataset::{Dataset, Row};
use crate::id::Id;
use crate::record::Kind;
use crate::sorted::{Map, sort};

/// Counts do not nest: a district counts what is known to the district only; its parks carry their own.
pub(super) fn clusters(dataset: &Dataset, rows: &[&Row]) -> Vec<Cluster> {
    let located = |row: &&Row| {
        Some(PlacedRow { at: row.drawn_at.clone()?, kind: row.tags.kind, dated: row.when.is_some() })
    };
    clustered(dataset, None, rows.iter().filter_map(located))
}

/// Something to count at a place that can be drawn.
pub(crate) struct PlacedRow {
    /// The place.
    pub(crate) at: Id,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Whether it has a date.
    pub(crate) dated: bool,
}

/// What is counted at each place, the place with most first. One place may stand there with nothing at it.
pub(crate) fn clustered(
    dataset: &Dataset,
    shown: Option<&Id>,
    located: impl Iterator<Item = PlacedRow>,
) -> Vec<Cluster> {
    let mut by_place: Map<Id, Vec<PlacedRow>> =
        shown.map(|place| (place.clone(), Vec::new())).into_iter().collect();
    for one in located {
        by_place.entry_or_default(one.at.clone()).push(one);
    }
    let cluster = |(id, here): (Id, Vec<PlacedRow>)| {
        let place = dataset.places.get(&id)?;
        let count = |kind: &Kind| (*kind, here.iter().filter(|one| one.kind == *kind).count());
        Some(Cluster {
            place: id.to_string(),
            name: dataset.name(id.as_str()),
            level: place.level,
            lng_lat: place.lng_lat,
            precision_m: place.precision_m,
            recalled: place.recalled,
            counts: Kind::ALL.iter().map(count).filter(|(_, count)| *count > 0).collect(),
            undated: here.iter().filter(|one| !one.dated).count(),
        })
    };
    let mut clusters: Vec<Cluster> = by_place.into_iter().filter_map(cluster).collect();
    sort(&mut clusters, |one, next| next.total().cmp(&one.total()));
    clusters
}
