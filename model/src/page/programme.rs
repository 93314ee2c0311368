//! What belongs to a row: the parts of an event with their days, and what was signed, set up or released at it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::claim::{Claim, Link, Relation, Value};
use crate::dataset::RecordLink;
use crate::lang::Lang;
use crate::package::Package;
use crate::record::{Record, State};
use crate::when::{Dating, Day, Stage};
use crate::words;

/// The relations by which something belongs to a row.
const RELATIONS: [Relation; 5] = [
    Relation::SignedAt,
    Relation::InauguratedAt,
    Relation::EstablishedAt,
    Relation::ReleasedAt,
    Relation::PartOf,
];

/// Items with the same relation and the same date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeGroup {
    /// The relation in words: signed, to be signed, parts.
    pub label: String,
    /// Whether they are only scheduled, planned or aimed at.
    pub is_intended: bool,
    /// Their date, unless it is that of what they belong to.
    pub date: Option<ProgrammeDate>,
    /// The items.
    pub items: Vec<ProgrammeItem>,
}

/// A record that belongs to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeItem {
    /// The record, with the basis of its relation.
    pub record: RecordLink,
    /// What belongs to the item itself.
    pub groups: Vec<ProgrammeGroup>,
}

/// The date of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeDate {
    /// The date in words.
    pub words: String,
    /// Its basis.
    pub basis: BasisWord,
}

/// Whether the relation is one of those that the programme lists.
pub(super) fn is_listed(relation: Relation) -> bool {
    RELATIONS.contains(&relation)
}

/// The programme of a row, each record once and as deep as it belongs, with its dates.
pub(super) fn programme(package: &Package, record: &Record, lang: Lang) -> Vec<ProgrammeGroup> {
    let children = descendants(package, record);
    let mut listed = BTreeSet::from([record.row.id.as_str()]);
    Tree { package, children, lang }.groups(record, &mut listed)
}

/// A link to a record that belongs to the key.
struct Child<'package> {
    record: &'package Record,
    link: &'package Link,
    basis: BasisWord,
}

/// All records that belong to a record directly or indirectly, by the record that they belong to. The claims are read
/// once for each level, which is cheaper than an index of all of them.
fn descendants<'package>(
    package: &'package Package,
    record: &'package Record,
) -> BTreeMap<&'package str, Vec<Child<'package>>> {
    let mut children: BTreeMap<&str, Vec<Child>> = BTreeMap::new();
    let mut level = BTreeSet::from([record.row.id.as_str()]);
    let mut seen = level.clone();
    while !level.is_empty() {
        let mut next = BTreeSet::new();
        for claim in &package.claims {
            let Value::Link(link) = &claim.value else { continue };
            if !is_listed(link.relation) || !level.contains(link.target.as_str()) {
                continue;
            }
            let Some(record) = package.record(claim.record.as_str()) else { continue };
            if record.row.state == State::Withdrawn {
                continue;
            }
            let child = Child { record, link, basis: claim.basis.word() };
            children.entry(link.target.as_str()).or_default().push(child);
            if seen.insert(record.row.id.as_str()) {
                next.insert(record.row.id.as_str());
            }
        }
        level = next;
    }
    children
}

struct Tree<'package> {
    package: &'package Package,
    children: BTreeMap<&'package str, Vec<Child<'package>>>,
    lang: Lang,
}

impl<'package> Tree<'package> {
    /// What belongs to a record, by date and then in the order of the source. `listed` are the records that the page
    /// already has.
    fn groups(&self, of: &Record, listed: &mut BTreeSet<&'package str>) -> Vec<ProgrammeGroup> {
        let Some(children) = self.children.get(of.row.id.as_str()) else { return Vec::new() };
        let own = self.date(of);
        let is_intended_itself = self.is_intended(of).unwrap_or_default();
        let mut children = self.without_parts_of_others(children);
        // A record without a date of its own, such as an organisation, is as certain as what it belongs to.
        let is_intended = |child: &Child| self.is_intended(child.record).unwrap_or(is_intended_itself);
        let order = |child: &&Child| {
            let relation = RELATIONS.iter().position(|relation| *relation == child.link.relation);
            let when = self.main_date(child.record).and_then(|(_, dating)| dating.when);
            let day: Option<Day> = when.and_then(|when| when.first_day().or(when.last_day()));
            (is_intended(child), relation, day.is_none(), day, child.link.ordinal.unwrap_or(u32::MAX))
        };
        children.sort_by_key(order);
        let mut groups: Vec<ProgrammeGroup> = Vec::new();
        for child in children {
            if !listed.insert(child.record.row.id.as_str()) {
                continue;
            }
            let is_intended = is_intended(child);
            let label = if is_intended {
                words::intended_at_target(child.link.relation, self.lang)
            } else {
                words::seen_from_target(child.link.relation, self.lang)
            };
            let date = self.date(child.record).filter(|date| {
                // Of the same day nothing is repeated; how it is known is on the page of the item.
                own.as_ref().is_none_or(|own| own.words != date.words)
            });
            let role = self.lang.pick(&child.link.role_en, &child.link.role_zh).clone();
            let record = RecordLink {
                basis: child.basis,
                detail: role.map(|role| role.to_string()),
                ..RecordLink::of(child.record, self.lang)
            };
            let item = ProgrammeItem { record, groups: self.groups(child.record, listed) };
            match groups.last_mut() {
                Some(group)
                    if (group.label.as_str(), group.is_intended, &group.date)
                        == (label, is_intended, &date) =>
                {
                    group.items.push(item);
                }
                _ => {
                    groups.push(ProgrammeGroup { label: label.into(), is_intended, date, items: vec![item] });
                }
            }
        }
        groups
    }

    /// The children of a record without those that also belong to another of them, below which they are listed. Of two
    /// that belong to each other both stay.
    fn without_parts_of_others<'children>(
        &self,
        children: &'children [Child<'package>],
    ) -> Vec<&'children Child<'package>> {
        let id = |child: &Child<'package>| child.record.row.id.as_str();
        let below: BTreeMap<&str, BTreeSet<&str>> = children
            .iter()
            .filter(|child| self.children.contains_key(id(child)))
            .map(|child| (id(child), self.below(id(child))))
            .collect();
        let is_below = |one: &str, other: &str| below.get(other).is_some_and(|below| below.contains(one));
        let is_part_of_another = |child: &&Child<'package>| {
            let child = id(child);
            below.keys().any(|other| *other != child && is_below(child, other) && !is_below(other, child))
        };
        children.iter().filter(|child| !is_part_of_another(child)).collect()
    }

    /// The records that belong to one directly or indirectly.
    fn below(&self, id: &'package str) -> BTreeSet<&'package str> {
        let mut below = BTreeSet::new();
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            let children = self.children.get(next).into_iter().flatten();
            open.extend(
                children.map(|child| child.record.row.id.as_str()).filter(|child| below.insert(*child)),
            );
        }
        below
    }

    fn main_date(&self, record: &Record) -> Option<(&'package Claim, &'package Dating)> {
        self.package.claims_of(record).iter().find_map(|claim| match &claim.value {
            Value::When(dating) if dating.main => Some((claim, dating)),
            _ => None,
        })
    }

    fn date(&self, record: &Record) -> Option<ProgrammeDate> {
        let (claim, dating) = self.main_date(record)?;
        let words = words::date(dating.when.as_ref()?, self.lang);
        Some(ProgrammeDate { words, basis: claim.basis.word() })
    }

    fn is_intended(&self, record: &Record) -> Option<bool> {
        self.main_date(record).map(|(_, dating)| dating.role.stage() == Stage::Intended)
    }
}
