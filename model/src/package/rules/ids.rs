//! Rules for ids: unique across the whole package, and every reference resolves.

use rustc_hash::FxHashMap as HashMap;

use super::Lookup;
use crate::column::{CellContent, Target};
use crate::id::Id;
use crate::package::tables::Tables;
use crate::problem::Problems;
use crate::record::{Kind, State};

pub(super) fn check(tables: &Tables, lookup: &Lookup<'_>, problems: &mut Problems) {
    check_unique(tables, problems);
    check_references(tables, lookup, problems);
    for (row, place) in tables.places.iter() {
        match lookup.records.get(place.id.as_str()) {
            Some(record) if record.kind == Kind::Place => {}
            Some(_) => problems.error(
                "places.csv",
                row,
                "id",
                "belongs to a record of another kind; accepted: a record of kind place",
            ),
            None if is_unread(&tables.records.unread, &place.id.0) => {}
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
            || lookup.places.contains_key(record.id.as_str()) || is_unread(&tables.places.unread, &record.id);
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

/// Sources, records, claims and questions share one namespace, so that `atlas show ID` is unambiguous.
fn check_unique(tables: &Tables, problems: &mut Problems) {
    let mut first: HashMap<&str, (&str, u32)> = HashMap::default();
    let sources = tables.sources.iter().map(|(row, source)| (source.id.as_str(), "sources.csv", row));
    let records = tables.records.iter().map(|(row, record)| (record.id.as_str(), "records.csv", row));
    let claims =
        tables.claims().chain(tables.search_words()).map(|claim| (claim.id.as_str(), claim.file, claim.row));
    let questions =
        tables.questions.iter().map(|(row, question)| (question.id.as_str(), "questions.csv", row));
    for (id, file, row) in sources.chain(records).chain(claims).chain(questions) {
        if let Some((other, other_row)) = first.get(id) {
            problems.error(
                file,
                row,
                "id",
                format!("{id:?} is already used in {other}, row {other_row}; accepted: an id that no other row has"),
            );
        } else {
            first.insert(id, (file, row));
        }
    }
    let mut places: HashMap<&str, u32> = HashMap::default();
    for (row, place) in tables.places.iter() {
        if let Some(other_row) = places.insert(place.id.as_str(), row) {
            problems.error(
                "places.csv",
                row,
                "id",
                format!("{:?} is already in row {other_row}; accepted: one row per place", place.id.as_str()),
            );
        }
    }
}

fn check_references(tables: &Tables, lookup: &Lookup<'_>, problems: &mut Problems) {
    let sources: rustc_hash::FxHashSet<&str> =
        tables.sources.rows.iter().map(|source| source.id.as_str()).collect();
    tables.visit(&mut |file, row, column, content| {
        let CellContent::Reference(target, id) = content else { return };
        let text = id.as_str();
        let found = match target {
            Target::Records => lookup.records.contains_key(text) || is_unread(&tables.records.unread, id),
            Target::Places => lookup.places.contains_key(text) || is_unread(&tables.places.unread, id),
            Target::Sources => sources.contains(text) || is_unread(&tables.sources.unread, id),
            Target::Claims => {
                lookup.claims.contains_key(text) || tables.unread_claims().any(|other| other == id)
            }
        };
        if !found {
            problems.error(
                file,
                row,
                column,
                format!("{text:?} is not in {}; accepted: an id from there", target.describe()),
            );
        }
    });
    for (row, question) in tables.questions.iter() {
        for id in &question.records {
            let record = lookup.records.get(id.as_str());
            if record.is_some_and(|record| record.state == State::Withdrawn) {
                let message = format!("{:?} is withdrawn; accepted: published records", id.as_str());
                problems.error("questions.csv", row, "records", message);
            }
        }
    }
}

/// Whether the id is that of a row that could not be read, so that the reference is not reported as well.
fn is_unread(ids: &[Id], id: &Id) -> bool {
    ids.contains(id)
}
