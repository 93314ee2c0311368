//! Whether a later source tells of what was scheduled, planned or aimed at. It follows from the sources alone, not from
//! the present date.

use std::collections::{HashMap, HashSet};

use super::IndexRow;
use crate::claim::{Claim, Relation, Value};
use crate::package::Package;
use crate::when::{Day, Role};

/// Fills in [`IndexRow::has_no_later_word`].
pub(super) fn set(package: &Package, rows: &mut [IndexRow]) {
    let told = ToldBy::new(package);
    for row in rows {
        let is_intended = matches!(row.tags.status, Role::Scheduled | Role::Planned | Role::Target);
        row.has_no_later_word = is_intended && !told.is_told_later(package, row);
    }
}

/// The sources that tell of each record: in its own claims, or in those of records that link to it.
struct ToldBy<'package> {
    sources: HashMap<&'package str, HashSet<&'package str>>,
}

impl<'package> ToldBy<'package> {
    fn new(package: &'package Package) -> Self {
        let mut sources: HashMap<&str, HashSet<&str>> = HashMap::new();
        for claim in &package.claims {
            sources.entry(claim.record.as_str()).or_default().extend(cited(claim));
            if let Value::Link(link) = &claim.value {
                sources.entry(link.target.as_str()).or_default().extend(cited(claim));
            }
        }
        Self { sources }
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
        let sources = records.filter_map(|record| self.sources.get(record)).flatten();
        sources
            .filter_map(|source| first_day(package, source))
            .any(|day| told_until.is_none_or(|last| day > last))
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
