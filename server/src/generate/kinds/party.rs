//! The directory: persons, organisations, industries and places.

use model::claim::{Both, Relation, Sort};
use model::count::Measure;
use model::place::{Level, LocationRole};
use model::record::Kind;

use crate::generate::cell::both;
use crate::generate::city::Spot;
use crate::generate::facts::{Gauge, Tie};
use crate::generate::story::{Naming, Story, Subject};

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
const STAFF: Gauge = Gauge { measure: Measure::Employees, en: "employees", zh: "名员工", median: 2600 };
const AWARDS: Gauge = Gauge { measure: Measure::Awards, en: "awards", zh: "个奖项", median: 600 };
const TENANTS: Gauge =
    Gauge { measure: Measure::Enterprises, en: "enterprises", zh: "家企业", median: 2300 };

impl Story {
    /// A person: name, role and affiliation as of the text, and nothing else.
    pub(in crate::generate) fn person(&mut self, of: &Subject) {
        self.text.paragraph();
        let platform = if self.dice.percent(10) { self.memory.platform(&mut self.dice) } else { None };
        let employer = platform.or_else(|| self.cast.organizations.draw(&mut self.dice).cloned());
        if let Some(employer) = employer {
            let tie = Tie { role: Some(self.role()), ..Tie::plain(Relation::AffiliatedWith) };
            self.tie(of, &tie, &employer);
        }
        let event = if self.dice.percent(60) { self.memory.event(&mut self.dice) } else { None };
        if let Some(event) = event {
            let ordinal = self.dice.percent(50).then(|| self.dice.pick(&[1, 2, 3, 4, 5]));
            self.tie(of, &Tie { ordinal, ..Tie::plain(Relation::SpokeAt) }, &event);
        }
        self.event(of, Relation::TookPartIn, 20);
        self.record(of, Naming::Printed);
    }

    fn role(&mut self) -> Both {
        let (en, zh) = self.dice.pick(&ROLES);
        both(en, zh)
    }

    /// A company, an authority, a university, an association.
    pub(in crate::generate) fn party(&mut self, of: &Subject) {
        self.text.paragraph();
        self.about = None;
        self.place(of, LocationRole::Seat, 60);
        self.industry(of, 55);
        self.event(of, Relation::TookPartIn, 45);
        if self.dice.percent(15) {
            let gauge = self.dice.pick(&[STAFF, AWARDS]);
            self.count(of, gauge);
        }
        if self.dice.percent(12) {
            self.alias(of);
        }
        if self.dice.percent(4) {
            self.corrected(of);
        }
        let holding = if self.dice.percent(5) {
            self.cast.organizations.other(of, &mut self.dice).cloned()
        } else {
            None
        };
        if let Some(holding) = holding
            && is_earlier(&holding, of)
        {
            self.tie(of, &Tie::plain(Relation::PartOf), &holding);
        }
        self.record(of, Naming::Printed);
    }

    /// An industry, in the words of the editors.
    pub(in crate::generate) fn branch(&mut self, of: &Subject) {
        self.text.paragraph();
        if self.dice.percent(40) {
            self.growth(of);
        }
        if self.dice.percent(30) {
            self.statement(of, Sort::Assessment);
        }
        self.record(of, Naming::Described(of.name.clone()));
    }

    /// A place: its record and its row.
    pub(in crate::generate) fn site(&mut self, spot: Spot) {
        self.text.paragraph();
        let of = Subject { id: spot.id().clone(), kind: Kind::Place, name: spot.name.clone() };
        if spot.place.level == Level::Park {
            self.count(&of, TENANTS);
        }
        if spot.place.level > Level::City && self.dice.percent(20) {
            self.alias(&of);
        }
        self.record(&of, Naming::Described(of.name.clone()));
        self.rows.places.push(spot.place);
    }
}

/// Whether the first comes before the second in the directory, so that no circle of wholes closes.
fn is_earlier(first: &Subject, second: &Subject) -> bool {
    let number = |subject: &Subject| {
        subject.id.as_str().rsplit('-').next().and_then(|digits| digits.parse::<u64>().ok())
    };
    number(first) < number(second)
}
