//! What is told of each kind of record, and how often.

mod event;
mod figure;
mod paper;
mod party;
mod programme;
mod venture;

use model::claim::{Both, Language, Relation};
use model::id::RecordId;
use model::record::{Kind, State};

pub(super) use programme::Programme;

use super::cell::both;
use super::facts::Tie;
use super::names::misprinted;
use super::story::{Main, Naming, Story, Subject};
use super::titles::{self, Parts};

const KINDS: [(i64, Kind); 10] = [
    (34, Kind::Event),
    (26, Kind::Project),
    (12, Kind::Platform),
    (4, Kind::ProjectGroup),
    (5, Kind::Policy),
    (4, Kind::Fund),
    (4, Kind::Publication),
    (3, Kind::Exhibit),
    (5, Kind::Indicator),
    (3, Kind::Goal),
];

impl Story {
    /// Tells of one row: a part of the whole that is being told, or something new.
    pub(super) fn row(&mut self, programme: &mut Option<Programme>) {
        self.text.paragraph();
        if let Some(programme) = programme
            && programme.next_part()
        {
            self.part(programme);
            return;
        }
        let kind = self.dice.weighted(&KINDS);
        let name = self.titled(|story, parts| titles::of(kind, &mut story.dice, &mut story.names, parts));
        let (subject, naming) = self.introduced(kind, name);
        let main = self.told(&subject);
        *programme = main.and_then(|main| Programme::of(&subject, main, &mut self.dice));
        self.enter(subject, naming);
    }

    fn part(&mut self, Programme { whole, main, parts, .. }: &Programme) {
        let name = self.titled(|story, of| match parts {
            Kind::Event => titles::item(&mut story.dice, of),
            _ => titles::of(*parts, &mut story.dice, &mut story.names, of),
        });
        let (subject, naming) = self.introduced(*parts, name);
        match parts {
            Kind::Event => self.item(&subject, whole, main),
            _ => self.member(&subject, whole, main),
        }
        self.enter(subject, naming);
    }

    /// Tells what there is to tell of a row. Records of the directory are told elsewhere.
    fn told(&mut self, subject: &Subject) -> Option<Main> {
        Some(match subject.kind {
            Kind::Event => self.happening(subject),
            Kind::Project => self.project(subject),
            Kind::ProjectGroup => self.project_group(subject),
            Kind::Fund => self.fund(subject),
            Kind::Platform => self.platform(subject),
            Kind::Policy => self.policy(subject),
            Kind::Publication => self.publication(subject),
            Kind::Exhibit => self.exhibit(subject),
            Kind::Indicator => self.indicator(subject),
            Kind::Goal => self.goal(subject),
            Kind::Person | Kind::Organization | Kind::Industry | Kind::Place => return None,
        })
    }

    /// A name, after an industry that the record is likely to belong to.
    fn titled(&mut self, title: impl Fn(&mut Self, &Parts<'_>) -> Both) -> Both {
        self.about = self.cast.industries.draw(&mut self.dice).cloned();
        let (city, topic, year) = self.setting();
        title(self, &Parts { city: &city, topic: &topic, year })
    }

    fn setting(&self) -> (Both, Both, i16) {
        let topic = self.about.as_ref().map_or_else(|| titles::topic(0), |industry| industry.name.clone());
        (self.city.name.clone(), topic, self.text.day().year())
    }

    /// A record under a name that the text prints well, prints badly, or does not give.
    fn introduced(&mut self, kind: Kind, name: Both) -> (Subject, Naming) {
        let id = self.fresh_id(kind);
        let nameless = if matches!(kind, Kind::ProjectGroup | Kind::Indicator | Kind::Goal) { 50 } else { 6 };
        if self.dice.percent(nameless) {
            let (city, topic, year) = self.setting();
            let (name, described) = titles::nameless(kind, &Parts { city: &city, topic: &topic, year });
            return (Subject { id, kind, name }, Naming::Described(described));
        }
        let wrong =
            misprinted(&name.en).filter(|_| self.text.language() == Language::En && self.dice.percent(3));
        match wrong {
            Some(wrong) => {
                (Subject { id, kind, name: both(wrong, name.zh.clone()) }, Naming::Corrected(name))
            }
            None => (Subject { id, kind, name }, Naming::Printed),
        }
    }

    /// Adds the record, sometimes with doubts about the record itself, and keeps it in mind.
    fn enter(&mut self, subject: Subject, naming: Naming) {
        if matches!(naming, Naming::Corrected(_)) {
            self.misprint(&subject);
        }
        if self.dice.percent(3) {
            self.alias(&subject);
        }
        let twin = if self.dice.percent(3) { self.memory.row(subject.kind, &mut self.dice) } else { None };
        // The editors either cannot tell the two apart, or have found that they are one.
        let (doubted, replaced_by) = if self.dice.percent(65) { (twin, None) } else { (None, twin) };
        if let Some(twin) = doubted {
            self.tie(&subject, &Tie::plain(Relation::PossiblySameAs), &twin);
        }
        let row = self.record(&subject, naming);
        if let Some(twin) = replaced_by {
            row.state = State::Withdrawn;
            row.replaced_by = Some(RecordId(twin.id));
        } else {
            self.memory.keep(subject);
        }
    }
}
