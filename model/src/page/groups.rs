//! The records that refer to a record, grouped by relation.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::programme;
use crate::abroad::ForeignParties;
use crate::basis::BasisWord;
use crate::claim::{Claim, Relation, Value};
use crate::dataset::RecordLink;
use crate::index::Index;
use crate::lang::Lang;
use crate::record::{Record, State};
use crate::words::{self, Label};

/// Records that refer to the record of the page by one relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkGroup {
    /// The relation in words, seen from this record: signed, inaugurated, spoke.
    pub label: String,
    /// The relation; `None` for statements by the record and for records located at it.
    pub relation: Option<Relation>,
    /// The records.
    #[serde(rename = "ties")]
    pub records: Vec<RecordLink>,
}

/// The records that refer to a record, in the order of `ORDER`. Left out are rows that the page lists by date (`rows`),
/// and what the programme of a row lists.
pub(super) fn groups(index: &Index, of: &Record, rows: &[usize], lang: Lang) -> Vec<LinkGroup> {
    const ORDER: [Relation; 14] = [
        Relation::SignedAt,
        Relation::InauguratedAt,
        Relation::EstablishedAt,
        Relation::ReleasedAt,
        Relation::SpokeAt,
        Relation::TookPartIn,
        Relation::PartOf,
        Relation::EditionOf,
        Relation::IssuedBy,
        Relation::OrganisedBy,
        Relation::AffiliatedWith,
        Relation::InIndustry,
        Relation::Concerns,
        Relation::PossiblySameAs,
    ];
    let (package, id) = (&*index.package, of.row.id.as_str());
    let foreign_parties = ForeignParties::new(index);
    let rows = rows.iter().filter_map(|row| index.rows.get(*row));
    let listed: BTreeSet<&str> = rows.map(|row| package.records[row.record].row.id.as_str()).collect();
    let position = |relation: Option<Relation>| ORDER.iter().position(|other| Some(*other) == relation);
    // Locations and statements, which have no relation, come last.
    let mut referring: Vec<(usize, Option<u32>, LinkGroup)> = Vec::new();
    for claim in &package.claims {
        let (label, relation, ordinal, detail) = match &claim.value {
            Value::Link(link) if link.target.as_str() == id => (
                words::seen_from_target(link.relation, lang),
                Some(link.relation),
                link.ordinal,
                lang.pick(&link.role_en, &link.role_zh).clone(),
            ),
            Value::Where(location) if location.place.as_str() == id => {
                (location.role.label(lang), None, None, None)
            }
            Value::Statement(statement)
                if statement.speaker.as_ref().is_some_and(|speaker| speaker.as_str() == id) =>
            {
                (statement.sort.label(lang), None, None, None)
            }
            _ => continue,
        };
        let Some(record) = package.record(claim.record.as_str()) else { continue };
        let in_programme = of.row.kind.is_row() && relation.is_some_and(programme::is_listed);
        if record.row.state == State::Withdrawn || in_programme || listed.contains(claim.record.as_str()) {
            continue;
        }
        let takes_part = matches!(relation, Some(Relation::SpokeAt | Relation::TookPartIn));
        let office = office(index, record, claim, lang).filter(|_| takes_part);
        let seat_country = foreign_parties
            .seat_country(&record.row.id)
            .filter(|_| takes_part)
            .map(|seat| seat_in(seat, lang));
        let details: Vec<String> =
            detail.into_iter().map(|role| role.to_string()).chain(office).chain(seat_country).collect();
        let detail = (!details.is_empty()).then(|| details.join(lang.pick("; ", "；")));
        let link = RecordLink { detail, basis: claim.basis.word(), ..RecordLink::of(record, lang) };
        let group = LinkGroup { label: label.into(), relation, records: vec![link] };
        referring.push((position(relation).unwrap_or(ORDER.len()), ordinal, group));
    }
    referring.sort_by_key(|(position, ordinal, _)| (*position, ordinal.unwrap_or(u32::MAX)));
    let mut groups: Vec<LinkGroup> = Vec::new();
    for (_, _, next) in referring {
        match groups.iter_mut().find(|group| group.relation == next.relation && group.label == next.label) {
            Some(group) => group.records.extend(next.records),
            None => groups.push(next),
        }
    }
    groups
}

/// The foreign country in which a party has its seat, in words.
fn seat_in((country, basis): (&Record, BasisWord), lang: Lang) -> String {
    let country = words::name(&country.row, lang);
    let seat = match lang {
        Lang::En => format!("seat in {country}"),
        Lang::Zh => format!("所在地：{country}"),
    };
    words::with_basis(seat, basis, lang)
}

/// The organisation and role of a person, from the sources that link the person to the event; stated claims come first.
fn office(index: &Index, person: &Record, link: &Claim, lang: Lang) -> Option<String> {
    let same_source = |claim: &Claim| {
        claim.citations.iter().any(|one| link.citations.iter().any(|other| one.source == other.source))
    };
    let claims = index.package.claims_of(person).iter().filter(|claim| same_source(claim));
    let offices = claims.filter_map(|claim| match &claim.value {
        Value::Link(link) if link.relation == Relation::AffiliatedWith => Some((claim.basis.word(), link)),
        _ => None,
    });
    let is_not_stated = |(basis, _): &(BasisWord, _)| *basis != BasisWord::Explicit;
    let (basis, link) = offices.min_by_key(is_not_stated)?;
    let role = lang.pick(&link.role_en, &link.role_zh).as_ref().map(ToString::to_string);
    let parts: Vec<String> = [index.name(link.target.as_str(), lang)].into_iter().chain(role).collect();
    Some(words::with_basis(lang.enumerate(&parts), basis, lang))
}
