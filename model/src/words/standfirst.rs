//! What a record is, in one sentence under its name.

use super::when::{ahead, date, on};
use super::{Lang, Say};
use crate::claim::{BasisWord, Claim, Link, Relation, Value};
use crate::package::Package;
use crate::place::{Level, Location, LocationRole};
use crate::record::{Kind, Record};
use crate::when::{Dating, Role, When};

/// How many records are named by one part of the sentence; others are counted.
const MOST_NAMED: usize = 2;

/// What a record is: kind, status, date, place, and what it belongs to, from its claims and nothing else. The end of
/// the sentence says which of it is not stated by a source. `tied` is the number of rows that are tied to a record of
/// the directory.
///
/// Nothing where there is no more to say than its kind.
///
/// `A project signed about May 2020 at “Joint signing”, sited at Jiangning Development Zone (date inferred).`
pub fn standfirst(package: &Package, record: &Record, tied: usize, lang: Lang) -> Option<String> {
    let mut facts = Facts { package, record, lang, marked: Vec::new() };
    let kind = record.row.kind;
    let sentence = match lang {
        Lang::En => facts.english(tied),
        Lang::Zh => facts.chinese(tied),
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

    /// The names of all that the record is tied to in one way, with those beyond the first few counted.
    fn tied_by(&mut self, relation: Relation, en: &'static str, zh: &'static str) -> Option<String> {
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
        AT.into_iter().find_map(|relation| Some((relation, self.tied_by(relation, "event", "所在活动")?)))
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

    fn english(&mut self, tied: usize) -> String {
        let kind = self.record.row.kind;
        if kind == Kind::Place {
            return self.english_place(tied);
        }
        let (dating, place, event) = (self.main_date(), self.main_place(), self.event());
        let mut sentence = english_kind(kind).to_owned();
        let mut parts = Vec::new();
        if let Some(dating) = dating {
            sentence = format!("{sentence} {}", english_date(kind, dating));
        }
        if let Some((relation, event)) = event {
            if dating.is_some_and(|dating| brings_about(relation, dating.role)) {
                sentence = format!("{sentence} at {event}");
            } else {
                let verb = english_event(relation, dating.map(|dating| dating.role));
                parts.push(format!("{verb} at {event}"));
            }
        }
        if let Some(place) = place {
            let at = self.english_at(place);
            match place.role {
                role if dating.is_some_and(|dating| takes_place(role, dating.role)) => {
                    sentence = format!("{sentence} {at}");
                }
                LocationRole::HeldAt => parts.push(format!("held {at}")),
                LocationRole::SignedAt => parts.push(format!("signed {at}")),
                LocationRole::SitedIn => parts.push(format!("sited {at}")),
                LocationRole::Seat => parts.push(format!("based {at}")),
                LocationRole::ActsFor => parts.push(format!("for {}", self.name(place.place.as_str()))),
                LocationRole::Covers => parts.push(format!("covering {}", self.name(place.place.as_str()))),
                LocationRole::NamedOnly => {}
            }
        }
        if kind == Kind::Person
            && let Some((link, target)) = self.office()
        {
            let role = link.role_en.as_ref().map(|role| format!(" as {role}")).unwrap_or_default();
            let then = link.as_of.as_ref().map(|when| format!(" (as of {})", date(when, self.lang)));
            parts.push(format!("affiliated with {target}{role}{}", then.unwrap_or_default()));
        }
        let ways = [
            (Relation::EditionOf, "an edition of", "series", "系列"),
            (Relation::PartOf, "part of", "parent record", "所属"),
            (Relation::OrganisedBy, "organised by", "organiser", "主办方"),
            (Relation::IssuedBy, "issued by", "issuer", "印发方"),
            (Relation::SpokeAt, "who spoke at", "speech", "发言"),
            (Relation::TookPartIn, "taking part in", "attendance", "参加"),
        ];
        for (relation, words, en, zh) in ways {
            if let Some(names) = self.tied_by(relation, en, zh) {
                // What is only announced has not been issued.
                let ahead = dating.is_some_and(|dating| is_ahead(dating.role));
                let words = if relation == Relation::IssuedBy && ahead { "to be issued by" } else { words };
                parts.push(format!("{words} {names}"));
            }
        }
        if tied > 0 {
            parts.push(english_tied(tied));
        }
        let Some(first) = parts.first() else { return sentence };
        // What says where somebody is based follows the noun without a comma; `part of` would read as its verb.
        let bare =
            dating.is_none() && !["part of", "an edition of"].iter().any(|start| first.starts_with(start));
        format!("{sentence}{}{}", if bare { " " } else { ", " }, parts.join(", "))
    }

    fn english_place(&self, tied: usize) -> String {
        let (level, parent) = self.level_and_parent();
        let what = match level {
            Some(Level::World) => "The world".into(),
            Some(level) => format!("A {}", level.say(Lang::En)),
            None => "A place".into(),
        };
        let within = parent.map(|parent| format!(" in {parent}"));
        let tied = (tied > 0).then(|| format!(", {}", english_tied(tied)));
        format!("{what}{}{}", within.unwrap_or_default(), tied.unwrap_or_default())
    }

    /// The level of a place, and the place that holds it. That a country lies in the world goes without saying.
    fn level_and_parent(&self) -> (Option<Level>, Option<String>) {
        let Some(place) = self.package.place(self.record.row.id.as_str()) else { return (None, None) };
        let parent = place.parent.as_ref().filter(|_| place.level > Level::Country);
        (Some(place.level), parent.map(|parent| self.name(parent.as_str())))
    }

    /// `in Nanjing`, `at Jiangning Economic and Technological Development Zone`.
    fn english_at(&self, location: &Location) -> String {
        let id = location.place.as_str();
        let level = self.package.place(id).map(|place| place.level);
        let preposition = if level.is_some_and(|level| level >= Level::Park) { "at" } else { "in" };
        format!("{preposition} {}", self.name(id))
    }

    fn chinese(&mut self, tied: usize) -> String {
        let kind = self.record.row.kind;
        if kind == Kind::Place {
            return self.chinese_place(tied);
        }
        let (dating, place, event) = (self.main_date(), self.main_place(), self.event());
        let noun = kind.say(self.lang);
        let mut parts = Vec::new();
        let (mut at_place, mut at_event) = (String::new(), String::new());
        if let Some((relation, event)) = event {
            if dating.is_some_and(|dating| brings_about(relation, dating.role)) {
                at_event = event;
            } else {
                parts.push(chinese_event(relation, &event, dating.map(|dating| dating.role)));
            }
        }
        if let Some(place) = place {
            let name = self.name(place.place.as_str());
            match place.role {
                role if dating.is_some_and(|dating| takes_place(role, dating.role)) => at_place = name,
                LocationRole::SitedIn => parts.push(format!("位于{name}")),
                role => parts.push(format!("{}为{name}", role.say(self.lang))),
            }
        }
        let scene = match (at_place.is_empty(), at_event.is_empty()) {
            (true, true) => String::new(),
            (false, true) => format!("在{at_place}"),
            (_, false) => format!("在{at_place}{at_event}上"),
        };
        let head = match dating {
            Some(dating) => chinese_date(kind, dating, &scene, noun),
            None => noun.to_owned(),
        };
        if kind == Kind::Person
            && let Some((link, target)) = self.office()
        {
            let then = link.as_of.as_ref().map(|when| format!("截至{}", date(when, self.lang)));
            let role = link.role_zh.as_ref().map(|role| format!("，职务为{role}"));
            parts.push(format!("{}任职于{target}{}", then.unwrap_or_default(), role.unwrap_or_default()));
        }
        let ways = [
            (Relation::EditionOf, "系列为", "series", "系列"),
            (Relation::PartOf, "隶属", "parent record", "所属"),
            (Relation::OrganisedBy, "主办方为", "organiser", "主办方"),
            (Relation::IssuedBy, "印发方为", "issuer", "印发方"),
            (Relation::SpokeAt, "发言于", "speech", "发言"),
            (Relation::TookPartIn, "参加", "attendance", "参加"),
        ];
        for (relation, words, en, zh) in ways {
            if let Some(names) = self.tied_by(relation, en, zh) {
                parts.push(match relation {
                    Relation::SpokeAt => format!("在{names}上发言"),
                    _ => format!("{words}{names}"),
                });
            }
        }
        if tied > 0 {
            parts.push(chinese_tied(tied));
        }
        [head].into_iter().chain(parts).collect::<Vec<_>>().join("，")
    }

    fn chinese_place(&self, tied: usize) -> String {
        let (level, parent) = self.level_and_parent();
        let level = level.map_or("地点", |level| level.say(Lang::Zh));
        let within = parent.map(|parent| format!("位于{parent}的"));
        let tied = (tied > 0).then(|| chinese_tied(tied));
        let what = format!("{}{level}", within.unwrap_or_default());
        [what].into_iter().chain(tied).collect::<Vec<_>>().join("，")
    }
}

const fn english_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => "An event",
        Kind::Platform => "A platform",
        Kind::Project => "A project",
        Kind::ProjectGroup => "A group of projects",
        Kind::Policy => "A policy",
        Kind::Fund => "A fund",
        Kind::Publication => "A publication",
        Kind::Exhibit => "An exhibit",
        Kind::Indicator => "An indicator",
        Kind::Goal => "A goal",
        Kind::Person => "A person",
        Kind::Organization => "An organisation",
        Kind::Industry => "An industry",
        Kind::Place => "A place",
    }
}

fn english_tied(tied: usize) -> String {
    if tied == 1 { "with 1 record in the atlas".into() } else { format!("with {tied} records in the atlas") }
}

fn chinese_tied(tied: usize) -> String {
    format!("图谱中有{tied}条相关记录")
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

fn english_event(relation: Relation, role: Option<Role>) -> String {
    let verb = match relation {
        Relation::SignedAt => "signed",
        Relation::InauguratedAt => "inaugurated",
        Relation::EstablishedAt => "established",
        _ => "released",
    };
    if role.is_some_and(is_ahead) { format!("to be {verb}") } else { verb.into() }
}

fn chinese_event(relation: Relation, event: &str, role: Option<Role>) -> String {
    let intended = if role.is_some_and(is_ahead) { "拟" } else { "" };
    format!("{intended}{}{event}", relation.say(Lang::Zh))
}

fn english_date(kind: Kind, dating: &Dating) -> String {
    let verb = match dating.role {
        Role::Held if kind == Kind::Exhibit => "shown",
        Role::Held => "held",
        Role::Signed => "signed",
        Role::Inaugurated => "inaugurated",
        Role::Established => "established",
        Role::Launched => "launched",
        Role::Issued => "issued",
        Role::Announced => "announced",
        Role::Scheduled | Role::Planned | Role::Exists | Role::Target => "",
    };
    match (dating.role, &dating.when) {
        (Role::Scheduled, Some(when)) => format!("scheduled for {}", ahead(when)),
        (Role::Scheduled, None) => "scheduled, with no date given".into(),
        (Role::Planned, Some(when)) => format!("planned for {}", ahead(when)),
        (Role::Planned, None) => "planned, with no date given".into(),
        (Role::Target, Some(when)) => format!("set for {}", ahead(when)),
        (Role::Exists, Some(when @ When::Lasted { .. })) if kind == Kind::Indicator => {
            format!("for {}", date(when, Lang::En))
        }
        (Role::Exists, Some(when)) if kind == Kind::Indicator => format!("as of {}", ahead(when)),
        (Role::Exists, Some(when @ When::Lasted { .. })) => format!("existing {}", on(when)),
        (Role::Exists, Some(when)) => format!("existing as of {}", ahead(when)),
        (Role::Target | Role::Exists, None) => "with no date given".into(),
        (_, Some(when)) => format!("{verb} {}", on(when)),
        (_, None) => format!("{verb} on a date that is not given"),
    }
}

/// A noun with its date before it, and with the scene of what happened: `2025年3月26日在南京市举办的活动`.
fn chinese_date(kind: Kind, dating: &Dating, scene: &str, noun: &str) -> String {
    let verb = match dating.role {
        Role::Held if kind == Kind::Exhibit => "展出",
        role => role.say(Lang::Zh),
    };
    let when = dating.when.as_ref().map(|when| date(when, Lang::Zh));
    match (dating.role, when) {
        (Role::Scheduled, Some(when)) if scene.is_empty() => format!("排定于{when}的{noun}"),
        (Role::Scheduled, Some(when)) => {
            let verb = if kind == Kind::Exhibit { "展出" } else { "举办" };
            format!("排定于{when}{scene}{verb}的{noun}")
        }
        (Role::Scheduled, None) => format!("已排期、未写日期的{noun}"),
        (Role::Planned, Some(when)) => format!("计划时间为{when}的{noun}"),
        (Role::Planned, None) => format!("计划中、未写日期的{noun}"),
        (Role::Target, Some(when)) => format!("期限为{when}的{noun}"),
        (Role::Target, None) => format!("未写期限的{noun}"),
        (Role::Exists, Some(when)) if kind == Kind::Indicator => format!("{when}的{noun}"),
        (Role::Exists, Some(when)) => format!("{when}已有的{noun}"),
        (Role::Exists, None) => format!("未写日期的{noun}"),
        (_, Some(when)) => format!("{when}{scene}{verb}的{noun}"),
        (_, None) if scene.is_empty() => format!("{verb}日期未写明的{noun}"),
        (_, None) => format!("{scene}{verb}、日期未写明的{noun}"),
    }
}
