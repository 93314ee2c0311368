//! The standfirst of a record: one sentence under its name that says what it is.

mod chinese;
mod english;

use super::Label;
use crate::basis::BasisWord;
use crate::claim::{Claim, Link, Relation, Value};
use crate::lang::Lang;
use crate::package::Package;
use crate::place::{Level, Location, LocationRole};
use crate::record::{Kind, Record};
use crate::when::{Dating, Role};
use english::english_kind;

/// The most records that one part of the sentence names; others are counted.
const MOST_NAMED: usize = 2;

/// The kind, status, date, place and links of a record in one sentence, composed from its claims. Its end says which of
/// these no source states. `linked` is the number of rows that are linked to a record of the directory.
///
/// `None` where only the kind is known.
///
/// `A project signed about May 2020 at “Joint signing”, sited at Jiangning Development Zone (date inferred).`
pub fn standfirst(package: &Package, record: &Record, linked: usize, lang: Lang) -> Option<String> {
    let mut facts = Facts { package, record, lang, unstated: Vec::new() };
    let kind = record.row.kind;
    let sentence = match lang {
        Lang::En => facts.english(linked),
        Lang::Zh => facts.chinese(linked),
    };
    let has_details = sentence != lang.pick(english_kind(kind), kind.label(lang));
    has_details.then(|| format!("{sentence}{}{}", facts.basis_notes(), lang.pick(".", "。")))
}

/// A record, and the facts of the sentence that no source states.
struct Facts<'package> {
    package: &'package Package,
    record: &'package Record,
    lang: Lang,
    /// The facts of the sentence so far that no source states: basis and name.
    unstated: Vec<(BasisWord, &'static str)>,
}

impl<'package> Facts<'package> {
    fn claims(&self) -> &'package [Claim] {
        self.package.claims_of(self.record)
    }

    /// Records the basis of a fact, unless a source states it.
    fn note_basis(&mut self, basis: BasisWord, en: &'static str, zh: &'static str) {
        let fact = (basis, self.lang.pick(en, zh));
        if basis != BasisWord::Explicit && !self.unstated.contains(&fact) {
            self.unstated.push(fact);
        }
    }

    /// The note on facts that no source states: `(date and place inferred)`, `（日期和地点为推断）`.
    fn basis_notes(&self) -> String {
        let of = |basis: BasisWord| {
            let names: Vec<String> = self
                .unstated
                .iter()
                .filter(|(other, _)| *other == basis)
                .map(|(_, name)| (*name).to_owned())
                .collect();
            let word = match (basis, self.lang) {
                (BasisWord::Editorial, Lang::En) => " from outside the sources",
                (_, Lang::En) => " inferred",
                (BasisWord::Editorial, Lang::Zh) => "为编者补充",
                (_, Lang::Zh) => "为推断",
            };
            (!names.is_empty()).then(|| format!("{}{word}", self.join_names(&names)))
        };
        let parts: Vec<String> =
            [BasisWord::Inferred, BasisWord::Editorial].into_iter().filter_map(of).collect();
        match (parts.is_empty(), self.lang) {
            (true, _) => String::new(),
            (_, Lang::En) => format!(" ({})", parts.join("; ")),
            (_, Lang::Zh) => format!("（{}）", parts.join("；")),
        }
    }

    /// Joins names: `a, b and c`, `a、b和c`.
    fn join_names(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let first = first.join(self.lang.pick(", ", "、"));
                format!("{first}{}{last}", self.lang.pick(" and ", "和"))
            }
        }
    }

    /// The name of a record, without the remark on a missing Chinese name.
    fn name(&self, id: &str) -> String {
        let Some(record) = self.package.record(id) else { return id.to_owned() };
        let row = &record.row;
        let name = match self.lang {
            Lang::En => row.name_en.clone(),
            Lang::Zh => row.name_zh.clone().unwrap_or_else(|| row.name_en.clone()),
        };
        // Titles are quoted, unlike the names of people, organisations and places.
        if matches!(row.kind, Kind::Person | Kind::Organization | Kind::Place) {
            name.into()
        } else {
            self.lang.quoted(&name)
        }
    }

    /// The names of all records to which it has this relation; those beyond the first few are counted.
    fn linked_by(&mut self, relation: Relation, en: &'static str, zh: &'static str) -> Option<String> {
        let mut names = Vec::new();
        for claim in self.claims() {
            if let Value::Link(link) = &claim.value
                && link.relation == relation
            {
                let name = self.name(link.target.as_str());
                if !names.contains(&name) {
                    names.push(name);
                    self.note_basis(claim.basis.word(), en, zh);
                }
            }
        }
        let count = names.len();
        if count > MOST_NAMED {
            names.truncate(MOST_NAMED);
            if self.lang == Lang::Zh {
                return Some(format!("{}等{count}个", names.join("、")));
            }
            names.push(format!("{} more", count - MOST_NAMED));
        }
        (!names.is_empty()).then(|| self.join_names(&names))
    }

    fn main_date(&mut self) -> Option<&'package Dating> {
        let (claim, dating) = self.claims().iter().find_map(|claim| match &claim.value {
            Value::When(dating) if dating.main => Some((claim, dating)),
            _ => None,
        })?;
        if dating.when.is_some() {
            self.note_basis(claim.basis.word(), "date", "日期");
        }
        Some(dating)
    }

    /// The main place, unless it is only in the name.
    fn main_place(&mut self) -> Option<&'package Location> {
        let (claim, location) = self.claims().iter().find_map(|claim| match &claim.value {
            Value::Where(place) if place.main && place.role != LocationRole::NamedOnly => {
                Some((claim, place))
            }
            _ => None,
        })?;
        match location.role {
            LocationRole::ActsFor | LocationRole::Covers => {
                self.note_basis(claim.basis.word(), "area", "范围");
            }
            _ => self.note_basis(claim.basis.word(), "place", "地点"),
        }
        Some(location)
    }

    /// The event at which it was signed, inaugurated, established or released, with the relation.
    fn event(&mut self) -> Option<(Relation, String)> {
        const AT: [Relation; 4] =
            [Relation::SignedAt, Relation::InauguratedAt, Relation::EstablishedAt, Relation::ReleasedAt];
        AT.into_iter().find_map(|relation| Some((relation, self.linked_by(relation, "event", "所在活动")?)))
    }

    /// The first affiliation of a person, and the name of the organisation.
    fn office(&mut self) -> Option<(&'package Link, String)> {
        let (claim, link) = self.claims().iter().find_map(|claim| match &claim.value {
            Value::Link(link) if link.relation == Relation::AffiliatedWith => Some((claim, link)),
            _ => None,
        })?;
        self.note_basis(claim.basis.word(), "affiliation", "任职");
        Some((link, self.name(link.target.as_str())))
    }

    /// The level of a place, and the place that contains it; for a country that would be the world, which is left out.
    fn level_and_parent(&self) -> (Option<Level>, Option<String>) {
        let Some(place) = self.package.place(self.record.row.id.as_str()) else { return (None, None) };
        let parent = place.parent.as_ref().filter(|_| place.level > Level::Country);
        (Some(place.level), parent.map(|parent| self.name(parent.as_str())))
    }
}

/// Whether the role is in the future.
const fn is_intended(role: Role) -> bool {
    matches!(role, Role::Scheduled | Role::Planned | Role::Target)
}

/// Whether date and relation are of the same act, so that one verb is enough.
const fn same_act(relation: Relation, role: Role) -> bool {
    matches!(
        (relation, role),
        (Relation::SignedAt, Role::Signed)
            | (Relation::InauguratedAt, Role::Inaugurated)
            | (Relation::EstablishedAt, Role::Established)
            | (Relation::ReleasedAt, Role::Issued)
    )
}

/// Whether date and place are of the same act.
const fn same_act_at(place: LocationRole, role: Role) -> bool {
    matches!(
        (place, role),
        (LocationRole::HeldAt, Role::Held | Role::Scheduled) | (LocationRole::SignedAt, Role::Signed)
    )
}
