//! Events, and the items of their programmes.

use model::claim::{Relation, Sort};
use model::count::{Measure, Unit};
use model::place::LocationRole;
use model::when::{Day, Doubt, Role, When};

use crate::generate::calendar::step;
use crate::generate::cell::{self, both, date};
use crate::generate::dating::Told;
use crate::generate::facts::{Gauge, Tie};
use crate::generate::story::{Main, Story, Subject};
use crate::generate::wording;

const ROLES: [(i64, Role); 6] = [
    (62, Role::Held),
    (20, Role::Scheduled),
    (4, Role::Planned),
    (6, Role::Announced),
    (5, Role::Launched),
    (3, Role::Inaugurated),
];

const GAUGES: [Gauge; 11] = [
    Gauge { measure: Measure::Attendees, en: "attendees", zh: "人参会", median: 2600 },
    Gauge { measure: Measure::Attendees, en: "guests", zh: "名嘉宾", median: 2200 },
    Gauge { measure: Measure::Speakers, en: "speakers", zh: "名演讲人", median: 1300 },
    Gauge { measure: Measure::Activities, en: "activities", zh: "场活动", median: 1400 },
    Gauge { measure: Measure::Forums, en: "forums", zh: "场论坛", median: 900 },
    Gauge { measure: Measure::Exhibits, en: "exhibits", zh: "件展品", median: 2100 },
    Gauge { measure: Measure::ExhibitionSites, en: "exhibition sites", zh: "个展区", median: 800 },
    Gauge { measure: Measure::Checkpoints, en: "checkpoints", zh: "个打卡点", median: 1000 },
    Gauge { measure: Measure::Projects, en: "projects", zh: "个项目", median: 1600 },
    Gauge { measure: Measure::Organizations, en: "organisations", zh: "家单位", median: 1900 },
    Gauge { measure: Measure::Universities, en: "universities", zh: "所高校", median: 1000 },
];

impl Story {
    /// An event that stands for itself.
    pub(super) fn happening(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&ROLES);
        let when = self.main_date(of, role);
        if self.dice.percent(4) {
            self.further_date(of, Role::Announced);
        }
        self.place(of, LocationRole::HeldAt, 84);
        self.industry(of, 50);
        self.organization(of, Relation::OrganisedBy, 40);
        self.size(of);
        let series = if self.dice.percent(5) { self.memory.event(&mut self.dice) } else { None };
        if let Some(series) = series {
            self.tie(of, &Tie::plain(Relation::EditionOf), &series);
            self.edition(of);
        }
        if self.dice.percent(24) {
            let sort = self.dice.weighted(&[(50, Sort::Theme), (25, Sort::Promotion), (25, Sort::Quotation)]);
            self.statement(of, sort);
        }
        Main::dated(role, when)
    }

    fn size(&mut self, of: &Subject) {
        if self.dice.percent(45) {
            let gauge = self.dice.pick(&GAUGES);
            self.count(of, gauge);
        }
        if self.dice.percent(8) {
            self.duration(of, Unit::Day);
        }
    }

    /// An item of a programme. Most lie within the dates of the whole, as the editors conclude; a few are
    /// printed with a day, and of those a few lie outside.
    pub(super) fn item(&mut self, of: &Subject, event: &Subject, whole: &Main) {
        let days = whole.when.and_then(|when| Some((when.first_day()?, when.last_day()?)));
        let told = match days {
            Some(days) => self.item_date(days),
            None => Told::explicit(None, both("on the same occasion", "于同一场合")),
        };
        self.this_date(of, whole.role, told);
        self.tie(of, &Tie::plain(Relation::PartOf), event);
        self.place(of, LocationRole::HeldAt, 40);
        self.industry(of, 40);
        if self.dice.percent(25) {
            self.statement(of, Sort::Theme);
        }
    }

    fn item_date(&mut self, (first, last): (Day, Day)) -> Told {
        if self.dice.percent(60) {
            let [earliest, latest] = [first, last].map(|day| Some(date(day, cell::Unit::Day, Doubt::None)));
            let reason =
                both("It is an item of a programme with these dates.", "系该日程之一项，日程日期如此。");
            return Told::inferred(
                When::OneOf { earliest, latest },
                both("on the programme", "于日程内"),
                reason,
            );
        }
        let length = i64::from(last.number() - first.number()).min(30);
        let offset =
            if self.dice.percent(3) { -self.dice.between(1, 9) } else { self.dice.between(0, length) };
        let when = When::At(date(step(first, offset), cell::Unit::Day, Doubt::None));
        Told::explicit(Some(when), wording::phrase(&when))
    }
}
