//! What is written about each kind of record, and how often.

mod directory;
mod event;
mod indicator;
mod policy;
mod programme;
mod project;

use model::claim::Relation;
use model::id::RecordId;
use model::lang::Bilingual;
use model::record::{Kind, State};
use model::source::Language;

pub(crate) use programme::Programme;

use crate::builder::{MainFacts, Naming, PackageBuilder};
use crate::cell::both;
use crate::facts::LinkSpec;
use crate::named_record::NamedRecord;
use crate::names::misprinted;
use crate::titles::{self, TitleParts};

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

impl PackageBuilder {
    /// Writes one row: the next part of the current programme, or a new record.
    pub(crate) fn write_row(&mut self, programme: &mut Option<Programme>) {
        self.text.paragraph();
        if let Some(programme) = programme
            && programme.next_part()
        {
            self.write_part(programme);
            return;
        }
        let kind = self.rng.weighted(&KINDS);
        let name = self
            .draw_title(|builder, parts| titles::title(kind, &mut builder.rng, &mut builder.names, parts));
        let (subject, naming) = self.draw_named_record(kind, name);
        let main = self.write_facts(&subject);
        *programme = main.and_then(|main| Programme::of(&subject, main, &mut self.rng));
        self.finish_record(subject, naming);
    }

    fn write_part(&mut self, Programme { whole, main, parts, .. }: &Programme) {
        let name = self.draw_title(|builder, of| match parts {
            Kind::Event => titles::item_title(&mut builder.rng, of),
            _ => titles::title(*parts, &mut builder.rng, &mut builder.names, of),
        });
        let (subject, naming) = self.draw_named_record(*parts, name);
        match parts {
            Kind::Event => self.write_item(&subject, whole, main),
            _ => self.write_group_project(&subject, whole, main),
        }
        self.finish_record(subject, naming);
    }

    /// Writes the facts of a row. `None` for records of the directory, which have functions of their own.
    fn write_facts(&mut self, subject: &NamedRecord) -> Option<MainFacts> {
        Some(match subject.kind {
            Kind::Event => self.write_event(subject),
            Kind::Project => self.write_project(subject),
            Kind::ProjectGroup => self.write_project_group(subject),
            Kind::Fund => self.write_fund(subject),
            Kind::Platform => self.write_platform(subject),
            Kind::Policy => self.write_policy(subject),
            Kind::Publication => self.write_publication(subject),
            Kind::Exhibit => self.write_exhibit(subject),
            Kind::Indicator => self.write_indicator(subject),
            Kind::Goal => self.write_goal(subject),
            Kind::Person | Kind::Organization | Kind::Industry | Kind::Place => return None,
        })
    }

    /// Draws a name after an industry that the record is then likely to be linked to.
    fn draw_title(&mut self, title: impl Fn(&mut Self, &TitleParts<'_>) -> Bilingual) -> Bilingual {
        self.about = self.directory.industries.draw(&mut self.rng).cloned();
        let (city, topic, year) = self.title_context();
        title(self, &TitleParts { city: &city, topic: &topic, year })
    }

    fn title_context(&self) -> (Bilingual, Bilingual, i16) {
        let topic = self.about.as_ref().map_or_else(|| titles::topic(0), |industry| industry.name.clone());
        (self.city.name.clone(), topic, self.text.day().year())
    }

    /// Draws a record whose name the text prints, misprints, or does not give.
    fn draw_named_record(&mut self, kind: Kind, name: Bilingual) -> (NamedRecord, Naming) {
        let id = self.next_id(kind);
        let nameless = if matches!(kind, Kind::ProjectGroup | Kind::Indicator | Kind::Goal) { 50 } else { 6 };
        if self.rng.percent(nameless) {
            let (city, topic, year) = self.title_context();
            let (name, described) = titles::nameless(kind, &TitleParts { city: &city, topic: &topic, year });
            return (NamedRecord { id, kind, name }, Naming::Described(described));
        }
        let wrong =
            misprinted(&name.en).filter(|_| self.text.language() == Language::En && self.rng.percent(3));
        match wrong {
            Some(wrong) => {
                (NamedRecord { id, kind, name: both(wrong, name.zh.clone()) }, Naming::Corrected(name))
            }
            None => (NamedRecord { id, kind, name }, Naming::Printed),
        }
    }

    /// Adds the record, sometimes as a possible or withdrawn duplicate, and remembers it.
    fn finish_record(&mut self, subject: NamedRecord, naming: Naming) {
        if matches!(naming, Naming::Corrected(_)) {
            self.add_misprint(&subject);
        }
        if self.rng.percent(3) {
            self.add_alias(&subject);
        }
        if matches!(naming, Naming::Described(_)) && subject.id.as_str().ends_with('7') {
            self.add_search_words(&subject);
        }
        let twin = if self.rng.percent(3) { self.history.row(subject.kind, &mut self.rng) } else { None };
        // The editors either suspect that both are the same, or have found that they are.
        let (doubted, replaced_by) = if self.rng.percent(65) { (twin, None) } else { (None, twin) };
        if let Some(twin) = doubted {
            self.add_link(&subject, &LinkSpec::plain(Relation::PossiblySameAs), &twin);
        }
        let row = self.add_record(&subject, naming);
        if let Some(twin) = replaced_by {
            row.state = State::Withdrawn;
            row.replaced_by = Some(Box::new(RecordId(twin.id)));
        } else {
            self.history.push(subject);
        }
    }
}
