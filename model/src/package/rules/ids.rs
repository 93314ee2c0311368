//! Ids are unique across the whole package, and every reference resolves.

use rustc_hash::FxHashMap as HashMap;

use super::Lookup;
use crate::column::{CellContent, Target};
use crate::id::Id;
use crate::package::tables::Tables;
use crate::problem::Problems;
use crate::record::{Kind, State};

pub(super) fn check(tables: &Tables, lookup: &Lookup<'_>, problems: &mut Problems) {
    unique(tables, problems);
    resolve(tables, lookup, problems);
    for (row, place) in tables.places.iter() {
        match lookup.records.get(place.id.as_str()) {
            Some(record) if record.kind == Kind::Place => {}
            Some(_) => problems.error(
                "places.csv",
                row,
                "id",
                "belongs to a record of another kind; accepted: a record of kind place",
            ),
            None if unread(&tables.records.unread, &place.id.0) => {}
            None => problems.error(
                "places.csv",
                row,
                "id",
                format!(
                    "{:?} is not in records.csv; accepted: a record of kind place with the same id",
                    place.id.as_str()
                ),
            ),
        }
    }
    for (row, record) in tables.records.iter() {
        let located =
            || lookup.places.contains_key(record.id.as_str()) || unread(&tables.places.unread, &record.id);
        if record.kind == Kind::Place && !located() {
            problems.error(
                "records.csv",
                row,
                "id",
                "is a place without a row in places.csv; accepted: a row there with the same id",
            );
        }
    }
}

/// One name space for sources, records, claims and questions, so that `atlas show ID` means one thing.
fn unique(tables: &Tables, problems: &mut Problems) {
    let mut first: HashMap<&str, (&str, u32)> = HashMap::default();
    let sources = tables.sources.iter().map(|(row, source)| (source.id.as_str(), "sources.csv", row));
    let records = tables.records.iter().map(|(row, record)| (record.id.as_str(), "records.csv", row));
    let claims = tables.claims().map(|claim| (claim.id.as_str(), claim.file, claim.row));
    let questions =
        tables.questions.iter().map(|(row, question)| (question.id.as_str(), "questions.csv", row));
    for (id, file, row) in sources.chain(records).chain(claims).chain(questions) {
        if let Some((other, at)) = first.get(id) {
            problems.error(
                file,
                row,
                "id",
                format!("{id:?} stands already in {other}, row {at}; accepted: an id that no other row has"),
            );
        } else {
            first.insert(id, (file, row));
        }
    }
    let mut places: HashMap<&str, u32> = HashMap::default();
    for (row, place) in tables.places.iter() {
        if let Some(at) = places.insert(place.id.as_str(), row) {
            problems.error(
                "places.csv",
                row,
                "id",
                format!("{:?} stands already in row {at}; accepted: one row a place", place.id.as_str()),
            );
        }
    }
}

fn resolve(tables: &Tables, lookup: &Lookup<'_>, problems: &mut Problems) {
    let sources: rustc_hash::FxHashSet<&str> =
        tables.sources.rows.iter().map(|source| source.id.as_str()).collect();
    tables.see(&mut |file, row, column, seen| {
        let CellContent::Reference(target, id) = seen else { return };
        let text = id.as_str();
        let found = match target {
            Target::Records => lookup.records.contains_key(text) || unread(&tables.records.unread, id),
            Target::Places => lookup.places.contains_key(text) || unread(&tables.places.unread, id),
            Target::Sources => sources.contains(text) || unread(&tables.sources.unread, id),
            Target::Claims => {
                lookup.claims.contains_key(text) || tables.unread_claims().any(|other| other == id)
            }
        };
        if !found {
            problems.error(
                file,
                row,
                column,
                format!("{text:?} is not in {}; accepted: an id from there", target.described()),
            );
        }
    });
    for (row, question) in tables.questions.iter() {
        for id in &question.records.0 {
            let wrong = match lookup.records.get(id.as_str()) {
                Some(record) if record.state == State::Withdrawn => {
                    "is withdrawn; accepted: published records"
                }
                None if !unread(&tables.records.unread, id) => {
                    "is not in records.csv; accepted: ids from there with spaces between them"
                }
                _ => continue,
            };
            problems.error("questions.csv", row, "records", format!("{:?} {wrong}", id.as_str()));
        }
    }
}

/// Whether the id belongs to a row that could not be read: that row is the problem, not this reference.
fn unread(ids: &[Id], id: &Id) -> bool {
    ids.contains(id)
}
