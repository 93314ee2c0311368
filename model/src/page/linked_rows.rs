//! The rows that are linked to an industry, a place, a person or an organisation, and how.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::figure::weaker;
use crate::basis::BasisWord;
use crate::claim::{Claim, Relation, Value};
use crate::dataset::{Dataset, RecordLink};
use crate::id::Id;
use crate::index::{Index, IndexRow};
use crate::lang::Lang;
use crate::package::Package;
use crate::place::LocationRole;
use crate::record::{Kind, Record, State};
use crate::when::{Day, Role};
use crate::words::{self, Label};

/// A row that is linked to the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedRow {
    /// The row, with the basis of its date.
    #[serde(rename = "tie")]
    pub record: RecordLink,
    /// Its main date in words.
    pub date: Option<String>,
    /// The year under which it is listed: the first in which it may lie.
    pub year: Option<i16>,
    /// Its status.
    pub status: Role,
    /// Its amount, or the value of an indicator, as in the list of the atlas.
    pub amount: Option<String>,
    /// Its main place in words, unless the record is a place itself.
    pub place: Option<String>,
    /// How the two are linked, each with its basis.
    #[serde(rename = "ways")]
    pub connections: Vec<(String, BasisWord)>,
}

/// The rows that are linked to a record, directly or through its representatives, by date; undated ones last.
pub(super) fn rows(index: &Index, record: &Record) -> Vec<usize> {
    let id = &record.row.id;
    let own_claims: Vec<&Claim> = index.package.claims_of(record).iter().collect();
    let is_linked = |row: &IndexRow| {
        row.tags.industries.contains(id)
            || row.tags.places.contains(id)
            || row.tags.parties.contains(id)
            || connections_of(&index.package, id, &own_claims, row).next().is_some()
    };
    let all = || 0..index.rows.len();
    let mut rows: Vec<usize> = all().filter(|row| is_linked(&index.rows[*row])).collect();
    // A place without rows of its own, such as a foreign country, has those of its representatives.
    if rows.is_empty() && record.row.kind == Kind::Place {
        let representatives = representatives(index, record);
        let takes_part =
            |row: &IndexRow| representatives.iter().any(|(who, _)| row.tags.parties.contains(&who.row.id));
        rows.extend(all().filter(|row| takes_part(&index.rows[*row])));
    }
    rows.sort_by_key(|row| {
        let when = index.rows[*row].when;
        (when.is_none(), when.and_then(|when| when.first_day().or(when.last_day())))
    });
    rows
}

/// Whether a record is a place in which rows lie, so that a filter on it finds them.
pub(super) fn lies_in(index: &Index, record: &Record, rows: &[usize]) -> bool {
    let mut rows = rows.iter().filter_map(|row| index.rows.get(*row));
    record.row.kind == Kind::Place && rows.any(|row| row.tags.places.contains(&record.row.id))
}

/// Describes rows in words. Representatives are needed only where no row lies in the place itself.
pub(super) fn describe_rows(
    index: &Index,
    dataset: &Dataset,
    record: &Record,
    rows: &[usize],
) -> Vec<LinkedRow> {
    let own_claims: Vec<&Claim> = index.package.claims_of(record).iter().collect();
    let is_there = lies_in(index, record, rows);
    let representatives = if is_there { Vec::new() } else { representatives(index, record) };
    // The rows of index and dataset are in the same order.
    let rows = rows.iter().filter_map(|row| Some((index.rows.get(*row)?, dataset.rows.get(*row)?)));
    let described = rows.map(|(row, listed)| LinkedRow {
        amount: listed.amount.clone().map(String::from),
        ..describe_row(index, record, &own_claims, &representatives, row, dataset.lang)
    });
    described.collect()
}

fn describe_row(
    index: &Index,
    record: &Record,
    own_claims: &[&Claim],
    representatives: &[(&Record, BasisWord)],
    row: &IndexRow,
    lang: Lang,
) -> LinkedRow {
    let package = &*index.package;
    let id = &record.row.id;
    let other = &package.records[row.record];
    let mut connections: Vec<(String, BasisWord)> = connections_of(package, id, own_claims, row)
        .map(|connection| (connection.label(lang), connection.basis()))
        .collect();
    // A row in a park is also in its district; a row of an employee is also one of the employer.
    if connections.is_empty() && row.tags.places.contains(id) {
        let located = package.claims_of(other).iter().find_map(|claim| match &claim.value {
            Value::Where(location)
                if location.role != LocationRole::NamedOnly
                    && index.with_ancestors(location.place.as_str()).any(|place| place.id.0 == *id) =>
            {
                let role = location.role.label(lang);
                let place = index.name(location.place.as_str(), lang);
                Some((format!("{role}{}{place}", lang.pick(": ", "：")), claim.basis.word()))
            }
            _ => None,
        });
        connections.extend(located);
    }
    if connections.is_empty() {
        let through = representatives.iter().filter_map(|(person, basis)| {
            let claims: Vec<&Claim> = package.claims_of(person).iter().collect();
            let connection = connections_of(package, &person.row.id, &claims, row).next()?;
            let name = words::name(&person.row, lang);
            let words = match lang {
                Lang::En => format!("Through {name} ({})", with_small_letter(&connection.label(lang))),
                Lang::Zh => format!("经由{name}（{}）", connection.label(lang)),
            };
            Some((words, weaker(*basis, connection.basis())))
        });
        connections.extend(through);
    }
    // Of several statements of a speaker the connection is the same.
    let mut seen = Vec::new();
    connections.retain(|connection| {
        let is_new = !seen.contains(connection);
        seen.push(connection.clone());
        is_new
    });
    let claims = package.claims_of(other);
    let date = claims.iter().find_map(|claim| match &claim.value {
        Value::When(dating) if dating.main && dating.when.is_some() => {
            Some(words::claim(package, claim, lang).value)
        }
        _ => None,
    });
    LinkedRow {
        record: RecordLink { basis: row.tags.basis, ..RecordLink::of(other, lang) },
        date,
        year: row.when.and_then(|when| when.first_day().or(when.last_day())).map(Day::year),
        status: row.tags.status,
        amount: None,
        // On the page of a place the connections already name places.
        place: row
            .place
            .as_ref()
            .filter(|_| record.row.kind != Kind::Place)
            .map(|place| index.name(place.as_str(), lang)),
        connections,
    }
}

/// The representatives of a record, each once, with the basis: the people of an organisation; for a place the parties
/// that have their seat in it, and their people.
fn representatives<'package>(index: &'package Index, record: &Record) -> Vec<(&'package Record, BasisWord)> {
    let package = &*index.package;
    let id = &record.row.id;
    let published = |claim: &Claim| {
        let who = package.record(claim.record.as_str())?;
        (who.row.state == State::Published).then_some(who)
    };
    let mut parties: Vec<(&Record, BasisWord)> = Vec::new();
    if record.row.kind == Kind::Place {
        parties.extend(package.claims.iter().filter_map(|claim| match &claim.value {
            Value::Where(location)
                if location.role == LocationRole::Seat
                    && index.with_ancestors(location.place.as_str()).any(|place| place.id.0 == *id) =>
            {
                Some((published(claim)?, claim.basis.word()))
            }
            _ => None,
        }));
    }
    let employers: BTreeMap<&str, BasisWord> = match record.row.kind {
        Kind::Organization => [(id.as_str(), BasisWord::Explicit)].into(),
        _ => parties.iter().map(|(party, seat)| (party.row.id.as_str(), *seat)).collect(),
    };
    for claim in &package.claims {
        if let Value::Link(link) = &claim.value
            && link.relation == Relation::AffiliatedWith
            && let Some(employer) = employers.get(link.target.as_str())
            && let Some(who) = published(claim)
            && !parties.iter().any(|(known, _)| known.row.id == who.row.id)
        {
            parties.push((who, weaker(*employer, claim.basis.word())));
        }
    }
    parties
}

/// A claim that links a record and a row. It is `backwards` if it belongs to the row.
struct Connection<'claim> {
    claim: &'claim Claim,
    backwards: bool,
}

/// The claims that link a row to the record with this id, whose claims are `own_claims`.
fn connections_of<'claim>(
    package: &'claim Package,
    id: &'claim Id,
    own_claims: &[&'claim Claim],
    row: &IndexRow,
) -> impl Iterator<Item = Connection<'claim>> {
    let other = &package.records[row.record];
    let leads_to = |claim: &Claim, to: &Id| match &claim.value {
        Value::Link(link) => link.target.0 == *to,
        Value::Where(location) => location.place.0 == *to,
        Value::Statement(statement) => statement.speaker.as_ref().is_some_and(|speaker| speaker.0 == *to),
        _ => false,
    };
    let from: Vec<Connection> = own_claims
        .iter()
        .filter(|claim| leads_to(claim, &other.row.id))
        .map(|claim| Connection { claim, backwards: false })
        .collect();
    let to = package.claims_of(other).iter().filter(move |claim| leads_to(claim, id));
    from.into_iter().chain(to.map(|claim| Connection { claim, backwards: true }))
}

impl Connection<'_> {
    fn basis(&self) -> BasisWord {
        self.claim.basis.word()
    }

    /// The connection in words, seen from the record: `Spoke at: Keynote speaker`, `Organised`.
    fn label(&self, lang: Lang) -> String {
        let (words, role) = match &self.claim.value {
            Value::Link(link) => {
                let words = if self.backwards {
                    words::seen_from_target(link.relation, lang)
                } else {
                    link.relation.label(lang)
                };
                (words, lang.pick(&link.role_en, &link.role_zh).as_deref())
            }
            Value::Where(location) => (location.role.label(lang), None),
            Value::Statement(statement) => (statement.sort.label(lang), None),
            _ => ("", None),
        };
        let mut words = with_capital(words);
        if let Some(role) = role {
            words.push_str(lang.pick(": ", "："));
            words.push_str(role);
        }
        words
    }
}

/// The words with a capital first letter.
fn with_capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The words with a small first letter, as within a sentence.
fn with_small_letter(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
