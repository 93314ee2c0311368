//! Rule: relations between a part and its whole have no cycles.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::claim::{ClaimRelation, Relation};
use crate::package::tables::Tables;
use crate::problem::Problems;

pub(super) fn check(tables: &Tables, problems: &mut Problems) {
    let links = tables.links.iter().filter(|(_, link)| link.body.relation == Relation::PartOf);
    let links = links.map(|(row, link)| (row, link.record.as_str(), link.body.target.as_str()));
    no_cycle("links.csv", "target", "part_of", links, problems);

    let parents = tables
        .places
        .iter()
        .filter_map(|(row, place)| Some((row, place.id.as_str(), place.parent.as_ref()?.as_str())));
    no_cycle("places.csv", "parent", "parent", parents, problems);

    let claim_links = tables.claim_links.iter().filter(|(_, link)| link.relation == ClaimRelation::PartOf);
    let claim_links = claim_links.map(|(row, link)| (row, link.claim.as_str(), link.other.as_str()));
    no_cycle("claim_links.csv", "other", "part_of", claim_links, problems);

    let replaced = tables
        .records
        .iter()
        .filter_map(|(row, record)| Some((row, record.id.as_str(), record.replaced_by.as_ref()?.as_str())));
    no_cycle("records.csv", "replaced_by", "replaced_by", replaced, problems);
}

/// Depth-first search for cycles. A visited part is not searched again, so each edge is followed once.
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
        // Not recursive: a chain of 100,000 parts must not overflow the stack.
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
                    "{whole:?} closes a cycle of {relation}; accepted: no row that leads back to itself"
                );
                problems.error(file, *row, column, message);
            } else if !done.contains(whole) {
                on_path.insert(whole);
                stack.push((whole, 0));
            }
        }
    }
}
