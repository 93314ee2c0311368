//! Whether a later source tells of what was scheduled, planned or aimed at. It follows from the sources alone, not from
//! the present date.

use std::collections::HashMap;
use std::sync::Arc;

use super::IndexRow;
use crate::claim::{Claim, Relation, Value};
use crate::package::Package;
use crate::when::{Day, Role};

/// Fills in [`Facts::has_no_later_word`](super::Facts::has_no_later_word).
pub(super) fn set(package: &Package, rows: &mut [IndexRow]) {
    let told = ToldBy::new(package);
    for row in rows {
        let is_intended = matches!(row.tags.status, Role::Scheduled | Role::Planned | Role::Target);
        let has_none = is_intended && !told.is_told_later(package, row);
        Arc::make_mut(&mut row.facts).has_no_later_word = has_none;
    }
}

/// The latest day on which a source was published at the earliest that tells of each record: in its own claims, or in
/// those of records that link to it.
struct ToldBy<'package> {
    latest: HashMap<&'package str, Day>,
}

impl<'package> ToldBy<'package> {
    fn new(package: &'package Package) -> Self {
        let mut latest: HashMap<&str, Day> = HashMap::new();
        for claim in &package.claims {
            let Some(day) = cited(claim).filter_map(|source| first_day(package, source)).max() else {
                continue;
            };
            let target = match &claim.value {
                Value::Link(link) => Some(link.target.as_str()),
                _ => None,
            };
            for record in target.into_iter().chain([claim.record.as_str()]) {
                let known = latest.entry(record).or_insert(day);
                *known = day.max(*known);
            }
        }
        Self { latest }
    }

    /// Whether a source was published after the latest one that supports the main date, and tells of the record or of
    /// one that may be the same.
    fn is_told_later(&self, package: &Package, row: &IndexRow) -> bool {
        let record = &package.records[row.record];
        let claims = package.claims_of(record);
        let main = claims.iter().find(|claim| matches!(&claim.value, Value::When(dating) if dating.main));
        let told_until =
            main.into_iter().flat_map(cited).filter_map(|source| last_day(package, source)).max();
        let same = claims.iter().filter_map(|claim| match &claim.value {
            Value::Link(link) if link.relation == Relation::PossiblySameAs => Some(link.target.as_str()),
            _ => None,
        });
        let records = same.chain([record.row.id.as_str()]);
        records
            .filter_map(|record| self.latest.get(record))
            .any(|day| told_until.is_none_or(|last| *day > last))
    }
}

fn cited(claim: &Claim) -> impl Iterator<Item = &str> {
    claim.citations.iter().map(|citation| citation.source.as_str())
}

/// The first day on which a source may have been published.
fn first_day(package: &Package, source: &str) -> Option<Day> {
    package.source(source)?.published.as_ref()?.first_day()
}

/// The last day on which a source may have been published, or the first where the last is open.
fn last_day(package: &Package, source: &str) -> Option<Day> {
    let published = package.source(source)?.published?;
    published.last_day().or(published.first_day())
}
