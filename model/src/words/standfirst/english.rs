//! The standfirst in English.

use super::super::Label;
use super::super::when::{as_of, date, on, planned_for};
use super::{Facts, is_intended, same_act, same_act_at};
use crate::claim::Relation;
use crate::lang::Lang;
use crate::place::{Level, Location, LocationRole};
use crate::record::Kind;
use crate::when::{Dating, Role, When};

impl Facts<'_> {
    pub(super) fn english(&mut self, linked: usize) -> String {
        let kind = self.record.row.kind;
        if kind == Kind::Place {
            return self.english_place(linked);
        }
        let (dating, place, event) = (self.main_date(), self.main_place(), self.event());
        let mut sentence = english_kind(kind).to_owned();
        let mut parts = Vec::new();
        if let Some(dating) = dating {
            sentence = format!("{sentence} {}", english_date(kind, dating));
        }
        if let Some((relation, event)) = event {
            if dating.is_some_and(|dating| same_act(relation, dating.role)) {
                sentence = format!("{sentence} at {event}");
            } else {
                let verb = english_event(relation, dating.map(|dating| dating.role));
                parts.push(format!("{verb} at {event}"));
            }
        }
        if let Some(place) = place {
            let at_place = self.english_at(place);
            match place.role {
                role if dating.is_some_and(|dating| same_act_at(role, dating.role)) => {
                    sentence = format!("{sentence} {at_place}");
                }
                LocationRole::HeldAt => parts.push(format!("held {at_place}")),
                LocationRole::SignedAt => parts.push(format!("signed {at_place}")),
                LocationRole::SitedIn => parts.push(format!("sited {at_place}")),
                LocationRole::Seat => parts.push(format!("based {at_place}")),
                LocationRole::ActsFor => parts.push(format!("for {}", self.name(place.place.as_str()))),
                LocationRole::Covers => parts.push(format!("covering {}", self.name(place.place.as_str()))),
                LocationRole::NamedOnly => {}
            }
        }
        if kind == Kind::Person
            && let Some((link, target)) = self.office()
        {
            let role = link.role_en.as_ref().map(|role| format!(" as {role}")).unwrap_or_default();
            let then =
                link.as_of.as_ref().map(|when| format!(", {}", as_of(when, link.as_of_basis, self.lang)));
            parts.push(format!("affiliated with {target}{role}{}", then.unwrap_or_default()));
        }
        let relations = [
            (Relation::EditionOf, "an edition of", "series", "系列"),
            (Relation::PartOf, "part of", "parent record", "所属"),
            (Relation::OrganisedBy, "organised by", "organiser", "主办方"),
            (Relation::IssuedBy, "issued by", "issuer", "印发方"),
            (Relation::SpokeAt, "who spoke at", "speech", "发言"),
            (Relation::TookPartIn, "taking part in", "attendance", "参加"),
        ];
        for (relation, words, en, zh) in relations {
            if let Some(names) = self.linked_by(relation, en, zh) {
                // A scheduled or planned record has not been issued yet.
                let is_future = dating.is_some_and(|dating| is_intended(dating.role));
                let words =
                    if relation == Relation::IssuedBy && is_future { "to be issued by" } else { words };
                parts.push(format!("{words} {names}"));
            }
        }
        if linked > 0 {
            parts.push(english_linked(linked));
        }
        let Some(first) = parts.first() else { return sentence };
        // The first part follows the noun without a comma (`A person affiliated with …`), unless it is itself a noun
        // phrase.
        let needs_no_comma =
            dating.is_none() && !["part of", "an edition of"].iter().any(|start| first.starts_with(start));
        format!("{sentence}{}{}", if needs_no_comma { " " } else { ", " }, parts.join(", "))
    }

    fn english_place(&self, linked: usize) -> String {
        let (level, parent) = self.level_and_parent();
        let what = match level {
            Some(Level::World) => "The world".into(),
            Some(level) => format!("A {}", level.label(Lang::En)),
            None => "A place".into(),
        };
        let within = parent.map(|parent| format!(" in {parent}"));
        let linked = (linked > 0).then(|| format!(", {}", english_linked(linked)));
        format!("{what}{}{}", within.unwrap_or_default(), linked.unwrap_or_default())
    }

    /// `in Nanjing`, `at Jiangning Economic and Technological Development Zone`.
    fn english_at(&self, location: &Location) -> String {
        let id = location.place.as_str();
        let level = self.package.place(id).map(|place| place.level);
        let preposition = if level.is_some_and(|level| level >= Level::Park) { "at" } else { "in" };
        format!("{preposition} {}", self.name(id))
    }
}

pub(super) const fn english_kind(kind: Kind) -> &'static str {
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

fn english_linked(linked: usize) -> String {
    if linked == 1 {
        "with 1 record in the atlas".into()
    } else {
        format!("with {linked} records in the atlas")
    }
}

fn english_event(relation: Relation, role: Option<Role>) -> String {
    let verb = match relation {
        Relation::SignedAt => "signed",
        Relation::InauguratedAt => "inaugurated",
        Relation::EstablishedAt => "established",
        _ => "released",
    };
    if role.is_some_and(is_intended) { format!("to be {verb}") } else { verb.into() }
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
        (Role::Scheduled, Some(when)) => format!("scheduled for {}", planned_for(when)),
        (Role::Scheduled, None) => "scheduled, with no date given".into(),
        (Role::Planned, Some(when)) => format!("planned for {}", planned_for(when)),
        (Role::Planned, None) => "planned, with no date given".into(),
        (Role::Target, Some(when)) => format!("set for {}", planned_for(when)),
        (Role::Exists, Some(when @ When::Lasted { .. })) if kind == Kind::Indicator => {
            format!("for {}", date(when, Lang::En))
        }
        (Role::Exists, Some(when)) if kind == Kind::Indicator => format!("as of {}", planned_for(when)),
        (Role::Exists, Some(when @ When::Lasted { .. })) => format!("existing {}", on(when)),
        (Role::Exists, Some(when)) => format!("existing as of {}", planned_for(when)),
        (Role::Target | Role::Exists, None) => "with no date given".into(),
        (_, Some(when)) => format!("{verb} {}", on(when)),
        (_, None) => format!("{verb}, with no date given"),
    }
}
