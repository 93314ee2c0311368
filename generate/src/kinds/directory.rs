//! Records of the directory: persons, organisations, industries and places.

use model::claim::{Relation, StatementSort};
use model::count::Measure;
use model::lang::Bilingual;
use model::place::{Level, LocationRole};
use model::record::Kind;

use crate::builder::{Naming, PackageBuilder};
use crate::cell::both;
use crate::city::CityPlace;
use crate::facts::{CountTemplate, LinkSpec};
use crate::named_record::NamedRecord;

const ROLES: [(&str, &str); 9] = [
    ("Chairman", "董事长"),
    ("Chief Engineer", "总工程师"),
    ("Professor", "教授"),
    ("Director", "主任"),
    ("Deputy Director", "副主任"),
    ("President", "院长"),
    ("Chief Executive", "首席执行官"),
    ("Founder", "创始人"),
    ("Research Fellow", "研究员"),
];
const STAFF: CountTemplate =
    CountTemplate { measure: Measure::Employees, en: "employees", zh: "名员工", median: 2600 };
const AWARDS: CountTemplate =
    CountTemplate { measure: Measure::Awards, en: "awards", zh: "个奖项", median: 600 };
const TENANTS: CountTemplate =
    CountTemplate { measure: Measure::Enterprises, en: "enterprises", zh: "家企业", median: 2300 };

impl PackageBuilder {
    /// Writes a person: only name, role and affiliation as of the text.
    pub(crate) fn write_person(&mut self, subject: &NamedRecord) {
        self.text.paragraph();
        let platform = if self.rng.percent(10) { self.history.platform(&mut self.rng) } else { None };
        let employer = platform.or_else(|| self.directory.organizations.draw(&mut self.rng).cloned());
        if let Some(employer) = employer {
            let spec = LinkSpec { role: Some(self.draw_role()), ..LinkSpec::plain(Relation::AffiliatedWith) };
            self.add_link(subject, &spec, &employer);
        }
        let event = if self.rng.percent(60) { self.history.event(&mut self.rng) } else { None };
        if let Some(event) = event {
            let ordinal = self.rng.percent(50).then(|| self.rng.pick(&[1, 2, 3, 4, 5]));
            self.add_link(subject, &LinkSpec { ordinal, ..LinkSpec::plain(Relation::SpokeAt) }, &event);
        }
        self.add_event_link(subject, Relation::TookPartIn, 20);
        self.add_record(subject, Naming::Printed);
    }

    fn draw_role(&mut self) -> Bilingual {
        let (en, zh) = self.rng.pick(&ROLES);
        both(en, zh)
    }

    /// Writes a company, authority, university or association.
    pub(crate) fn write_organization(&mut self, subject: &NamedRecord) {
        self.text.paragraph();
        self.about = None;
        self.add_place(subject, LocationRole::Seat, 60);
        self.add_industry(subject, 55);
        self.add_event_link(subject, Relation::TookPartIn, 45);
        if self.rng.percent(15) {
            let template = self.rng.pick(&[STAFF, AWARDS]);
            self.add_count(subject, template);
        }
        if self.rng.percent(12) {
            self.add_alias(subject);
        }
        if self.rng.percent(4) {
            self.add_corrected_name(subject);
        }
        let holding = if self.rng.percent(5) {
            self.directory.organizations.other(subject, &mut self.rng).cloned()
        } else {
            None
        };
        if let Some(holding) = holding
            && is_earlier(&holding, subject)
        {
            self.add_link(subject, &LinkSpec::plain(Relation::PartOf), &holding);
        }
        self.add_record(subject, Naming::Printed);
    }

    /// Writes an industry, described by the editors.
    pub(crate) fn write_industry(&mut self, subject: &NamedRecord) {
        self.text.paragraph();
        if self.rng.percent(40) {
            self.add_growth(subject);
        }
        if self.rng.percent(30) {
            self.add_statement(subject, StatementSort::Assessment);
        }
        self.add_record(subject, Naming::Described(subject.name.clone()));
    }

    /// Writes a place: its record and its row in `places.csv`.
    pub(crate) fn write_place(&mut self, place: CityPlace) {
        self.text.paragraph();
        let subject = NamedRecord { id: place.id().clone(), kind: Kind::Place, name: place.name.clone() };
        if place.row.level == Level::Park {
            self.add_count(&subject, TENANTS);
        }
        if place.row.level > Level::City && self.rng.percent(20) {
            self.add_alias(&subject);
        }
        self.add_record(&subject, Naming::Described(subject.name.clone()));
        self.rows.places.push(place.row);
    }
}

/// Whether the first has the lower number. Parts link only to earlier wholes, which rules out cycles.
fn is_earlier(first: &NamedRecord, second: &NamedRecord) -> bool {
    let number = |subject: &NamedRecord| {
        subject.id.as_str().rsplit('-').next().and_then(|digits| digits.parse::<u64>().ok())
    };
    number(first) < number(second)
}
