//! The figures at the head of a record: its amounts and counts, each with all that limits it.

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

/// An amount or a count that is shown large. It is never the sum of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The claim that says it.
    pub claim: String,
    /// The record that the claim is about, where it is another one: the projects signed at an event.
    pub of: Option<RecordLink>,
    /// The number with its qualifier and unit.
    pub value: String,
    /// What it is for, how real it is, what it stands for, as of when.
    pub limits: String,
    /// On whose word; where the figure is of another record, also on whose word the two are linked.
    pub basis: BasisWord,
    /// The sources that it cites.
    pub sources: Vec<String>,
}

/// How many figures a record shows; the others stand in its table.
const MOST: usize = 4;
/// How many of these may be of what was signed at an event.
const MOST_SIGNED: usize = 2;

/// The figures of a record. An event shows what was signed at it first: that is what readers come for.
pub(super) fn figures(index: &Index, record: &Record, lang: Lang) -> Vec<Figure> {
    let package = &*index.package;
    let mut figures = Vec::new();
    if record.row.kind == Kind::Event {
        let signed = signed_at(package, record.row.id.as_str());
        let signed = signed.iter().flat_map(|(other, basis)| {
            package.claims_of(other).iter().map(move |claim| (claim, Some((*other, *basis))))
        });
        figures.extend(chosen(package, signed, lang).into_iter().take(MOST_SIGNED));
    }
    let own = package.claims_of(record).iter().map(|claim| (claim, None));
    figures.extend(chosen(package, own, lang));
    figures.truncate(MOST);
    figures
}

/// Projects and groups of projects signed at an event, and on whose word.
fn signed_at<'package>(package: &'package Package, event: &str) -> Vec<(&'package Record, BasisWord)> {
    let signed = |claim: &Claim| match &claim.value {
        Value::Link(link) if link.relation == Relation::SignedAt && link.target.as_str() == event => {
            let record = package.record(claim.record.as_str())?;
            let stands = record.row.state == State::Published;
            let counts = matches!(record.row.kind, Kind::Project | Kind::ProjectGroup);
            (stands && counts).then(|| (record, claim.basis.word()))
        }
        _ => None,
    };
    package.claims.iter().filter_map(signed).collect()
}

/// The claims that make figures, the projects and the money first.
fn chosen<'package>(
    package: &Package,
    claims: impl Iterator<Item = (&'package Claim, Option<(&'package Record, BasisWord)>)>,
    lang: Lang,
) -> Vec<Figure> {
    let mut claims: Vec<_> =
        claims.filter_map(|(claim, of)| Some((weight(&claim.value)?, claim, of))).collect();
    claims.sort_by_key(|(weight, ..)| *weight);
    let ids: Vec<&str> = claims.iter().map(|(_, claim, _)| claim.id.as_str()).collect();
    // A second form of a figure, or a part of it, would read like one more to be added.
    let is_listed = |claim: &Claim| {
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
        .filter(|(_, claim, _)| !is_listed(claim))
        .filter_map(|(_, claim, of)| figure(claim, *of))
        .collect()
}

/// How soon a claim comes among figures; none for what is no figure: which edition, how many points.
fn weight(value: &Value) -> Option<u8> {
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

/// Of two bases the one that is further from the words of a source.
pub(super) fn weaker(one: BasisWord, other: BasisWord) -> BasisWord {
    let distance = |basis: BasisWord| match basis {
        BasisWord::Explicit => 0,
        BasisWord::Inferred => 1,
        BasisWord::Editorial => 2,
    };
    if distance(other) > distance(one) { other } else { one }
}
