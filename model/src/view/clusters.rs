//! Rows by place, each at the nearest place that can be drawn.

use std::collections::BTreeMap;

use super::{Cluster, Pack, Row};
use crate::id::Id;
use crate::record::Kind;

/// Counts do not nest: a district counts what is known to the district only; its parks carry their own.
pub(super) fn clusters(pack: &Pack, rows: &[&Row]) -> Vec<Cluster> {
    let mut by_place: BTreeMap<&Id, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        if let Some(place) = &row.drawn_at {
            by_place.entry(place).or_default().push(row);
        }
    }
    let cluster = |(id, rows): (&Id, Vec<&Row>)| {
        let place = pack.places.get(id)?;
        let count = |kind: &Kind| (*kind, rows.iter().filter(|row| row.kind == *kind).count());
        Some(Cluster {
            place: id.to_string(),
            name: pack.name(id.as_str()),
            level: place.level,
            lng_lat: place.lng_lat,
            precision_m: place.precision_m,
            recalled: place.recalled,
            counts: Kind::ALL.iter().map(count).filter(|(_, count)| *count > 0).collect(),
            undated: rows.iter().filter(|row| row.when.is_none()).count(),
        })
    };
    let mut clusters: Vec<Cluster> = by_place.into_iter().filter_map(cluster).collect();
    clusters.sort_by_key(|cluster| {
        std::cmp::Reverse(cluster.counts.iter().map(|(_, count)| count).sum::<usize>())
    });
    clusters
}
