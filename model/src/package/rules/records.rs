//! Rules for records and sources: names, states, and the one main date and place of a record.

use rustc_hash::FxHashMap as HashMap;

use crate::package::tables::Tables;
use crate::place::LocationRole;
use crate::problem::Problems;
use crate::record::{ChineseNameForm, State};

pub(super) fn check(tables: &Tables, problems: &mut Problems) {
    const FILE: &str = "records.csv";
    let main_dates = main_rows(
        "dates.csv",
        tables.dates.iter().map(|(row, date)| (row, date.record.as_str(), date.body.main)),
        problems,
    );
    main_rows(
        "locations.csv",
        tables.locations.iter().map(|(row, location)| (row, location.record.as_str(), location.body.main)),
        problems,
    );
    for (row, record) in tables.records.iter() {
        match (&record.name_zh, record.name_zh_form) {
            (Some(_), None) => problems.error(
                FILE,
                row,
                "name_zh_form",
                "is empty; accepted: official or translated, where there is a Chinese name",
            ),
            (None, Some(_)) => problems.error(
                FILE,
                row,
                "name_zh",
                "is empty; accepted: a Chinese name, or neither name nor form",
            ),
            _ => {}
        }
        if record.name_zh_form == Some(ChineseNameForm::Official) && record.name_zh_url.is_none() {
            problems.error(
                FILE,
                row,
                "name_zh_url",
                "is empty; accepted: for an official Chinese name, the page that shows it",
            );
        }
        if record.note_en.is_some() != record.note_zh.is_some() {
            problems.error(
                FILE,
                row,
                "note_zh",
                "is given in one language only; accepted: both notes or none",
            );
        }
        if record.state == State::Published && record.replaced_by.is_some() {
            problems.error(
                FILE,
                row,
                "replaced_by",
                "belongs to a published record; accepted: only where state is withdrawn",
            );
        }
        let has_unread_dates = !tables.dates.unread.is_empty();
        if record.kind.is_row() && !has_unread_dates && !main_dates.contains_key(record.id.as_str()) {
            let message = format!(
                "has no main date, and so no status; accepted: one row in dates.csv with record {:?} and main true (its when may be empty)",
                record.id.as_str()
            );
            problems.error(FILE, row, "id", message);
        }
    }
    for (row, location) in tables.locations.iter() {
        if location.body.main && location.body.role == LocationRole::NamedOnly {
            problems.error("locations.csv", row, "main", "is true for a place that is in the name only; accepted: false, since such a place is never drawn");
        }
    }
    for (row, source) in tables.sources.iter() {
        both_or_neither(
            "sources.csv",
            row,
            "published_basis",
            source.published.is_some(),
            source.published_basis.is_some(),
            problems,
        );
        let has_reasons = source.published_reason_en.is_some() && source.published_reason_zh.is_some();
        let is_inferred = source.published_basis == Some(crate::source::PublishedBasis::Inferred);
        if is_inferred && !has_reasons {
            problems.error(
                "sources.csv",
                row,
                "published_reason_en",
                "lacks a reason; accepted: for an inferred date, a reason in both languages",
            );
        }
    }
}

fn both_or_neither(file: &str, row: u32, column: &str, value: bool, basis: bool, problems: &mut Problems) {
    if value != basis {
        problems.error(file, row, column, "does not go with its date; accepted: both or neither");
    }
}

/// The main row of each record; a second one is a problem.
fn main_rows<'t>(
    file: &str,
    rows: impl Iterator<Item = (u32, &'t str, bool)>,
    problems: &mut Problems,
) -> HashMap<&'t str, u32> {
    let mut first = HashMap::default();
    for (row, record, _) in rows.filter(|(_, _, main)| *main) {
        if let Some(first_row) = first.get(record) {
            let message = format!(
                "{record:?} already has its main one in row {first_row}; accepted: true once per record"
            );
            problems.error(file, row, "main", message);
        } else {
            first.insert(record, row);
        }
    }
    first
}
