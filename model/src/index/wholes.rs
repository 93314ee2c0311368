//! Which rows are parts of others.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::IndexRow;
use crate::claim::{Relation, Value};
use crate::package::Package;

/// Fills in [`Facts::wholes`](super::Facts::wholes).
pub(super) fn set(package: &Package, rows: &mut [IndexRow]) {
    let position: HashMap<&str, usize> = rows
        .iter()
        .enumerate()
        .map(|(position, row)| (package.records[row.record].row.id.as_str(), position))
        .collect();
    let direct: Vec<Vec<usize>> =
        rows.iter()
            .map(|row| {
                let links = package.claims_of(&package.records[row.record]).iter().filter_map(|claim| {
                    match &claim.value {
                        Value::Link(link) if link.relation == Relation::PartOf => Some(link.target.as_str()),
                        _ => None,
                    }
                });
                links.filter_map(|whole| position.get(whole).copied()).collect()
            })
            .collect();
    for (row, direct_wholes) in rows.iter_mut().zip(&direct) {
        let mut found = BTreeSet::new();
        let mut open = direct_wholes.clone();
        while let Some(whole) = open.pop() {
            if found.insert(whole) {
                open.extend(&direct[whole]);
            }
        }
        Arc::make_mut(&mut row.facts).wholes = found.into_iter().collect();
    }
}
