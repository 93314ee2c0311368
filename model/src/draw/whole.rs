//! The larger places around the clusters of a view: one symbol can stand for all that such a place contains.

use serde::{Deserialize, Serialize};

use crate::base_map::{BaseMap, Spot, TAB};
use crate::dataset::Dataset;
use crate::id::Id;
use crate::place::Level;
use crate::sorted::{Map, sort};
use crate::view::Cluster;

/// A place that contains several clusters of a view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Whole {
    /// The id of the place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// How large it is.
    pub level: Level,
    /// Where it is drawn; a tab if it has no position of its own.
    pub spot: Spot,
    /// The clusters in it, its own included, as ascending indices into those of the view.
    pub clusters: Vec<usize>,
}

/// The places below a city that contain several of these clusters, from small to large.
pub(super) fn wholes(dataset: &Dataset, base_map: &BaseMap, clusters: &[Cluster]) -> Vec<Whole> {
    let mut inside: Map<&Id, Vec<usize>> = Map::default();
    for (index, cluster) in clusters.iter().enumerate() {
        // With several levels of the same kind the nearest one is first.
        for (id, _) in
            dataset.with_ancestors(&cluster.place).take_while(|(_, place)| place.level > Level::City)
        {
            inside.entry_or_default(id).push(index);
        }
    }
    let whole = |(id, clusters): (&Id, Vec<usize>)| {
        let level = dataset.places.get(id)?.level;
        let spot = base_map.spots.get(id).cloned().unwrap_or(TAB);
        (clusters.len() > 1).then(|| Whole {
            place: id.to_string(),
            name: dataset.name(id.as_str()),
            level,
            spot,
            clusters,
        })
    };
    let mut wholes: Vec<Whole> = inside.into_iter().filter_map(whole).collect();
    // A part has fewer clusters than its whole, or is of a smaller level.
    sort(&mut wholes, |one, next| {
        next.level.cmp(&one.level).then(one.clusters.len().cmp(&next.clusters.len()))
    });
    wholes
}
