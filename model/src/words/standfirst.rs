//! What a record is, in one sentence under its name.

mod chinese;
mod english;

use super::Say;
use crate::basis::BasisWord;
use crate::claim::{Claim, Link, Relation, Value};
use crate::lang::Lang;
use crate::package::Package;
use crate::place::{Level, Location, LocationRole};
use crate::record::{Kind, Record};
use crate::when::{Dating, Role};
use english::english_kind;

/// How many records are named by one part of the sentence; others are counted.
const MOST_NAMED: usize = 2;

/// What a record is: kind, status, date, place, and what it belongs to, from its claims and nothing else. The end of
/// the sentence says which of it is not stated by a source. `linked` is the number of rows that are linked to a record of
/// the directory.
///
/// Nothing where there is no more to say than its kind.
///
/// `A project signed about May 2020 at “Joint signing”, sited at Jiangning Development Zone (date inferred).`
pub fn standfirst(package: &Package, record: &Record, linked: usize, lang: Lang) -> Option<String> {
    let mut facts = Facts { package, record, lang, marked: Vec::new() };
    let kind = record.row.kind;
    let sentence = match lang {
        Lang::En => facts.english(linked),
        Lang::Zh => facts.chinese(linked),
    };
    let says_more = sentence != lang.pick(english_kind(kind), kind.say(lang));
    says_more.then(|| format!("{sentence}{}{}", facts.marks(), lang.pick(".", "。")))
}

/// The claims of a record on the way into a sentence.
struct Facts<'package> {
    package: &'package Package,
    record: &'package Record,
    lang: Lang,
    /// Facts that no source states, with their names in the language.
    marked: Vec<(BasisWord, &'static str)>,
}

impl<'package> Facts<'package> {
    fn claims(&self) -> &'package [Claim] {
        self.package.claims_of(self.record)
    }

    /// Remembers on whose word a fact stands.
    fn mark(&mut self, basis: BasisWord, en: &'static str, zh: &'static str) {
        let mark = (basis, self.lang.pick(en, zh));
        if basis != BasisWord::Explicit && !self.marked.contains(&mark) {
            self.marked.push(mark);
        }
    }

    /// `(date and place inferred)`, `（日期、地点为推断）`.
    fn marks(&self) -> String {
        let of = |basis: BasisWord| {
            let names: Vec<String> = self
                .marked
                .iter()
                .filter(|(on, _)| *on == basis)
                .map(|(_, name)| (*name).to_owned())
                .collect();
            let word = match (basis, self.lang) {
                (BasisWord::Editorial, Lang::En) => " from outside the sources",
                (_, Lang::En) => " inferred",
                (BasisWord::Editorial, Lang::Zh) => "为编者补充",
                (_, Lang::Zh) => "为推断",
            };
            (!names.is_empty()).then(|| format!("{}{word}", self.all(&names)))
        };
        let parts: Vec<String> =
            [BasisWord::Inferred, BasisWord::Editorial].into_iter().filter_map(of).collect();
        match (parts.is_empty(), self.lang) {
            (true, _) => String::new(),
            (_, Lang::En) => format!(" ({})", parts.join("; ")),
            (_, Lang::Zh) => format!("（{}）", parts.join("；")),
        }
    }

    /// `a, b and c`, `a、b和c`.
    fn all(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let first = first.join(self.lang.pick(", ", "、"));
                format!("{first}{}{last}", self.lang.pick(" and ", "和"))
            }
        }
    }

    /// The name of a record. That a Chinese name is not known is said on its own page.
    fn name(&self, id: &str) -> String {
        let Some(record) = self.package.record(id) else { return id.to_owned() };
        let row = &record.row;
        let name = match self.lang {
            Lang::En => row.name_en.clone(),
            Lang::Zh => row.name_zh.clone().unwrap_or_else(|| row.name_en.clone()),
        };
        // People, bodies and places bear names; what else there is has a title.
        if matches!(row.kind, Kind::Person | Kind::Organization | Kind::Place) {
            name
        } else {
            self.lang.quoted(&name)
        }
    }

    /// The names of all that the record is linked to in one way, with those beyond the first few counted.
    fn linked_by(&mut self, relation: Relation, en: &'static str, zh: &'static str) -> Option<String> {
        let mut names = Vec::new();
        for claim in self.claims() {
            if let Value::Link(link) = &claim.value
                && link.relation == relation
            {
                let name = self.name(link.target.as_str());
                if !names.contains(&name) {
                    names.push(name);
                    self.mark(claim.basis.word(), en, zh);
                }
            }
        }
        let all = names.len();
        if all > MOST_NAMED {
            names.truncate(MOST_NAMED);
            if self.lang == Lang::Zh {
                return Some(format!("{}等{all}个", names.join("、")));
            }
            names.push(format!("{} more", all - MOST_NAMED));
        }
        (!names.is_empty()).then(|| self.all(&names))
    }

    fn main_date(&mut self) -> Option<&'package Dating> {
        let (claim, dating) = self.claims().iter().find_map(|claim| match &claim.value {
            Value::When(dating) if dating.main => Some((claim, dating)),
            _ => None,
        })?;
        if dating.when.is_some() {
            self.mark(claim.basis.word(), "date", "日期");
        }
        Some(dating)
    }

    /// The main place; not one that stands in the name only.
    fn main_place(&mut self) -> Option<&'package Location> {
        let (claim, location) = self.claims().iter().find_map(|claim| match &claim.value {
            Value::Where(place) if place.main && place.role != LocationRole::NamedOnly => {
                Some((claim, place))
            }
            _ => None,
        })?;
        match location.role {
            LocationRole::ActsFor | LocationRole::Covers => self.mark(claim.basis.word(), "area", "范围"),
            _ => self.mark(claim.basis.word(), "place", "地点"),
        }
        Some(location)
    }

    /// The event at which it came about, by the relation.
    fn event(&mut self) -> Option<(Relation, String)> {
        const AT: [Relation; 4] =
            [Relation::SignedAt, Relation::InauguratedAt, Relation::EstablishedAt, Relation::ReleasedAt];
        AT.into_iter().find_map(|relation| Some((relation, self.linked_by(relation, "event", "所在活动")?)))
    }

    /// What a person is, and where, as of when.
    fn office(&mut self) -> Option<(&'package Link, String)> {
        let (claim, link) = self.claims().iter().find_map(|claim| match &claim.value {
            Value::Link(link) if link.relation == Relation::AffiliatedWith => Some((claim, link)),
            _ => None,
        })?;
        self.mark(claim.basis.word(), "affiliation", "任职");
        Some((link, self.name(link.target.as_str())))
    }

    /// The level of a place, and the place that holds it. That a country lies in the world goes without saying.
    fn level_and_parent(&self) -> (Option<Level>, Option<String>) {
        let Some(place) = self.package.place(self.record.row.id.as_str()) else { return (None, None) };
        let parent = place.parent.as_ref().filter(|_| place.level > Level::Country);
        (Some(place.level), parent.map(|parent| self.name(parent.as_str())))
    }
}

/// Whether the role says that something is still to come.
const fn is_ahead(role: Role) -> bool {
    matches!(role, Role::Scheduled | Role::Planned | Role::Target)
}

/// Whether the date is that of what the relation says, so that both are said with one verb.
const fn brings_about(relation: Relation, role: Role) -> bool {
    matches!(
        (relation, role),
        (Relation::SignedAt, Role::Signed)
            | (Relation::InauguratedAt, Role::Inaugurated)
            | (Relation::EstablishedAt, Role::Established)
            | (Relation::ReleasedAt, Role::Issued)
    )
}

/// Whether the date and the place are those of one act.
const fn takes_place(place: LocationRole, role: Role) -> bool {
    matches!(
        (place, role),
        (LocationRole::HeldAt, Role::Held | Role::Scheduled) | (LocationRole::SignedAt, Role::Signed)
    )
}
