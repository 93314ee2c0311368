//! Rules for relations: between claims, and between records.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::Lookup;
use crate::claim::{ClaimLinkRow, ClaimRelation, Relation};
use crate::money::Amount;
use crate::package::tables::{ClaimRow, Tables};
use crate::problem::Problems;
use crate::record::Kind;

pub(super) fn check(tables: &Tables, lookup: &Lookup<'_>, problems: &mut Problems) {
    let amounts: HashMap<&str, &ClaimRow<Amount>> =
        tables.amounts.rows.iter().map(|amount| (amount.id.as_str(), amount)).collect();
    let second_hand: HashSet<&str> = tables
        .claim_links
        .rows
        .iter()
        .filter(|link| link.relation.is_second_hand())
        .map(|link| link.claim.as_str())
        .collect();
    for (row, link) in tables.claim_links.iter() {
        check_claim_link(row, link, &amounts, lookup, problems);
        if link.relation.is_second_hand() && second_hand.contains(link.other.as_str()) {
            problems.error(
                "claim_links.csv",
                row,
                "other",
                "is itself a restatement or conversion; accepted: the original claim",
            );
        }
    }
    for (row, link) in tables.links.iter() {
        let target = lookup.records.get(link.body.target.as_str());
        if let (Some(kinds), Some(target)) = (link.body.relation.targets(), target)
            && !kinds.contains(&target.kind)
        {
            let accepted: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
            problems.error(
                "links.csv",
                row,
                "target",
                format!(
                    "is of kind {}; accepted: for {}, a record of kind {}",
                    target.kind.as_str(),
                    link.body.relation.as_str(),
                    accepted.join(", ")
                ),
            );
        }
        let subject = lookup.records.get(link.record.as_str());
        if let (true, Some(subject)) = (link.body.relation.is_of_parties(), subject)
            && !matches!(subject.kind, Kind::Person | Kind::Organization | Kind::Platform)
        {
            let relation = link.body.relation.as_str();
            let message = format!(
                "is of kind {}; accepted: for {relation}, a person, an organization or a platform",
                subject.kind.as_str()
            );
            problems.error("links.csv", row, "record", message);
        }
        if link.record == link.body.target {
            problems.error("links.csv", row, "target", "is the record itself; accepted: another record");
        }
        if link.body.role_en.is_some() != link.body.role_zh.is_some() {
            problems.error(
                "links.csv",
                row,
                "role_zh",
                "is given in one language only; accepted: both roles or none",
            );
        }
    }
}

fn check_claim_link(
    row: u32,
    link: &ClaimLinkRow,
    amounts: &HashMap<&str, &ClaimRow<Amount>>,
    lookup: &Lookup<'_>,
    problems: &mut Problems,
) {
    const FILE: &str = "claim_links.csv";
    if link.claim == link.other {
        problems.error(FILE, row, "other", "is the claim itself; accepted: another claim");
        return;
    }
    if link.reason_en.is_some() != link.reason_zh.is_some() {
        problems.error(
            FILE,
            row,
            "reason_zh",
            "is given in one language only; accepted: both reasons or none",
        );
    }
    let (Some(claim), Some(other)) =
        (lookup.claims.get(link.claim.as_str()), lookup.claims.get(link.other.as_str()))
    else {
        return;
    };
    if link.relation != ClaimRelation::PartOf && claim.file != other.file {
        problems.error(
            FILE,
            row,
            "other",
            format!("is in {}, the claim in {}; accepted: two claims of one table", other.file, claim.file),
        );
        return;
    }
    let both = (amounts.get(link.claim.as_str()), amounts.get(link.other.as_str()));
    match (link.relation, both) {
        (ClaimRelation::Converts, (Some(a), Some(b))) if a.body.currency == b.body.currency => {
            problems.error(
                FILE,
                row,
                "relation",
                "converts between equal currencies; accepted: restates where only the rounding differs",
            );
        }
        (ClaimRelation::Converts, (None, _) | (_, None)) => {
            problems.error(
                FILE,
                row,
                "relation",
                "converts a claim that is not an amount; accepted: two amounts",
            );
        }
        (ClaimRelation::Restates, (Some(a), Some(b))) => {
            let (a, b) = (a.body.currency, b.body.currency);
            if a.is_some() && b.is_some() && a != b {
                problems.error(FILE, row, "relation", "restates in another currency; accepted: converts");
            }
        }
        _ => {}
    }
}

impl ClaimRelation {
    /// Whether such a claim repeats another in other words or units, and is never counted beside it.
    pub(super) const fn is_second_hand(self) -> bool {
        matches!(self, Self::Restates | Self::Converts)
    }
}

impl Relation {
    /// Whether only people, organisations and platforms can have this relation.
    const fn is_of_parties(self) -> bool {
        matches!(self, Self::SpokeAt | Self::TookPartIn | Self::AffiliatedWith)
    }

    /// The kinds of records that such a link may lead to; `None` means any.
    const fn targets(self) -> Option<&'static [Kind]> {
        match self {
            Self::InIndustry => Some(&[Kind::Industry]),
            Self::SignedAt
            | Self::InauguratedAt
            | Self::EstablishedAt
            | Self::ReleasedAt
            | Self::SpokeAt
            | Self::TookPartIn => Some(&[Kind::Event]),
            Self::AffiliatedWith | Self::OrganisedBy | Self::IssuedBy => {
                Some(&[Kind::Organization, Kind::Platform, Kind::Place])
            }
            Self::PartOf | Self::Concerns | Self::EditionOf | Self::PossiblySameAs => None,
        }
    }
}
