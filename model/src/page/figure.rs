//! The figures at the top of the page of a record: its amounts and counts, each with its qualifications.

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::claim::{Claim, ClaimRelation, Relation, Value};
use crate::count::{Measure, Unit};
use crate::dataset::RecordLink;
use crate::index::Index;
use crate::lang::Lang;
use crate::package::Package;
use crate::record::{Kind, Record, State};
use crate::words;

/// An amount or a count that is shown prominently; never a sum of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The id of its claim.
    pub claim: String,
    /// The record that the claim is about, if that is not the record of the page: projects signed at an event.
    pub of: Option<RecordLink>,
    /// The number with its qualifier and unit.
    pub value: String,
    /// Its qualifications: purpose, nature, scope, date.
    pub limits: String,
    /// Its basis; for a figure of another record the weaker of this and of the basis of the link.
    pub basis: BasisWord,
    /// The sources that it cites.
    pub sources: Vec<String>,
}

/// The most figures of a record; the others are in its table only.
const MOST: usize = 4;
/// The most of these that are of projects signed at an event.
const MOST_SIGNED: usize = 2;

/// The figures of a record; for an event those of the projects signed at it come first.
pub(super) fn figures(index: &Index, record: &Record, lang: Lang) -> Vec<Figure> {
    let package = &*index.package;
    let mut figures = Vec::new();
    if record.row.kind == Kind::Event {
        let signed = signed_at(package, record.row.id.as_str());
        let signed = signed.iter().flat_map(|(other, basis)| {
            package.claims_of(other).iter().map(move |claim| (claim, Some((*other, *basis))))
        });
        figures.extend(figures_of(package, signed, lang).into_iter().take(MOST_SIGNED));
    }
    let own = package.claims_of(record).iter().map(|claim| (claim, None));
    figures.extend(figures_of(package, own, lang));
    figures.truncate(MOST);
    figures
}

/// Projects and groups of projects signed at an event, with the basis of the link.
fn signed_at<'package>(package: &'package Package, event: &str) -> Vec<(&'package Record, BasisWord)> {
    let signed = |claim: &Claim| match &claim.value {
        Value::Link(link) if link.relation == Relation::SignedAt && link.target.as_str() == event => {
            let record = package.record(claim.record.as_str())?;
            let is_published = record.row.state == State::Published;
            let is_project = matches!(record.row.kind, Kind::Project | Kind::ProjectGroup);
            (is_published && is_project).then(|| (record, claim.basis.word()))
        }
        _ => None,
    };
    package.claims.iter().filter_map(signed).collect()
}

/// The figures of claims: numbers of projects first, then money, then other counts.
fn figures_of<'package>(
    package: &Package,
    claims: impl Iterator<Item = (&'package Claim, Option<(&'package Record, BasisWord)>)>,
    lang: Lang,
) -> Vec<Figure> {
    let mut claims: Vec<_> =
        claims.filter_map(|(claim, of)| Some((order(&claim.value)?, claim, of))).collect();
    claims.sort_by_key(|(order, ..)| *order);
    let ids: Vec<&str> = claims.iter().map(|(_, claim, _)| claim.id.as_str()).collect();
    // A restatement, a conversion or a part of a listed figure would look like one more to be added.
    let is_redundant = |claim: &Claim| {
        claim
            .links
            .iter()
            .any(|link| link.relation != ClaimRelation::Contradicts && ids.contains(&link.other.as_str()))
    };
    let figure = |claim: &Claim, of: Option<(&Record, BasisWord)>| {
        let (value, limits) = words::figure(package, claim, lang)?;
        let mut sources: Vec<String> =
            claim.citations.iter().map(|citation| citation.source.to_string()).collect();
        sources.sort_unstable();
        sources.dedup();
        let basis = claim.basis.word();
        let of = of.map(|(record, basis)| RecordLink { basis, ..RecordLink::of(record, lang) });
        Some(Figure {
            claim: claim.id.to_string(),
            value,
            limits,
            basis: of.as_ref().map_or(basis, |link| weaker(basis, link.basis)),
            of,
            sources,
        })
    };
    claims
        .iter()
        .filter(|(_, claim, _)| !is_redundant(claim))
        .filter_map(|(_, claim, of)| figure(claim, *of))
        .collect()
}

/// The position of a claim among figures, the smallest first; `None` for what is not shown as a figure.
fn order(value: &Value) -> Option<u8> {
    match value {
        Value::Money(_) => Some(1),
        Value::Count(count) => match (count.measure, count.unit) {
            (Measure::Edition | Measure::Features, _) => None,
            (Measure::Projects, _) => Some(0),
            (_, Unit::Item) => Some(2),
            _ => Some(3),
        },
        _ => None,
    }
}

/// The weaker of two bases: stated, then inferred, then editorial.
pub(super) fn weaker(one: BasisWord, other: BasisWord) -> BasisWord {
    let distance = |basis: BasisWord| match basis {
        BasisWord::Explicit => 0,
        BasisWord::Inferred => 1,
        BasisWord::Editorial => 2,
    };
    if distance(other) > distance(one) { other } else { one }
}
