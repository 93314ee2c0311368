//! Nothing is a part of itself, not even by way of others.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::claim::{ClaimRelation, Relation};
use crate::package::tables::Tables;
use crate::problem::Problems;

pub(super) fn check(tables: &Tables, problems: &mut Problems) {
    let parts = tables.links.iter().filter(|(_, link)| link.body.relation == Relation::PartOf);
    let parts = parts.map(|(row, link)| (row, link.record.as_str(), link.body.target.as_str()));
    no_cycle("links.csv", "target", "part_of", parts, problems);

    let parents = tables
        .places
        .iter()
        .filter_map(|(row, place)| Some((row, place.id.as_str(), place.parent.as_ref()?.as_str())));
    no_cycle("places.csv", "parent", "parent", parents, problems);

    let shares = tables.claim_links.iter().filter(|(_, link)| link.relation == ClaimRelation::PartOf);
    let shares = shares.map(|(row, link)| (row, link.claim.as_str(), link.other.as_str()));
    no_cycle("claim_links.csv", "other", "part_of", shares, problems);

    let replaced = tables
        .records
        .iter()
        .filter_map(|(row, record)| Some((row, record.id.as_str(), record.replaced_by.as_ref()?.as_str())));
    no_cycle("records.csv", "replaced_by", "replaced_by", replaced, problems);
}

/// Walks each edge to the end. What was walked once without coming round is never walked again, so a
/// package of 100,000 records takes one pass.
fn no_cycle<'t>(
    file: &str,
    column: &str,
    relation: &str,
    edges: impl Iterator<Item = (u32, &'t str, &'t str)>,
    problems: &mut Problems,
) {
    let mut wholes: HashMap<&str, Vec<(u32, &str)>> = HashMap::default();
    for (row, part, whole) in edges {
        wholes.entry(part).or_default().push((row, whole));
    }
    let mut starts: Vec<&str> = wholes.keys().copied().collect();
    starts.sort_unstable();
    let (mut done, mut on_path) = (HashSet::default(), HashSet::default());
    for start in starts {
        if done.contains(start) {
            continue;
        }
        // A stack of our own: a chain of 100,000 parts must not overflow the thread's.
        let mut stack = vec![(start, 0_usize)];
        on_path.insert(start);
        while let Some((part, next)) = stack.last_mut() {
            let Some((row, whole)) = wholes.get(*part).and_then(|edges| edges.get(*next)) else {
                on_path.remove(*part);
                done.insert(*part);
                stack.pop();
                continue;
            };
            *next += 1;
            if on_path.contains(whole) {
                let message = format!(
                    "{whole:?} closes a circle of {relation}; accepted: no row that leads back to itself"
                );
                problems.error(file, *row, column, message);
            } else if !done.contains(whole) {
                on_path.insert(whole);
                stack.push((whole, 0));
            }
        }
    }
}
