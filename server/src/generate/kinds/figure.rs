//! Indicators and goals: numbers about the city, as they are and as they are to be.

use model::claim::{ClaimRelation, Sort};
use model::count::{Measure, Unit};
use model::id::Id;
use model::money::{Nature, Purpose};
use model::place::LocationRole;
use model::when::Role;

use crate::generate::facts::Gauge;
use crate::generate::money;
use crate::generate::story::{Main, Story, Subject};

const GAUGES: [Gauge; 4] = [
    Gauge { measure: Measure::Enterprises, en: "enterprises", zh: "家企业", median: 2700 },
    Gauge {
        measure: Measure::ListedEnterprises, en: "listed enterprises", zh: "家上市企业", median: 1400
    },
    Gauge { measure: Measure::Employees, en: "employees", zh: "名从业人员", median: 4200 },
    Gauge { measure: Measure::Clusters, en: "clusters", zh: "个集群", median: 600 },
];

impl Story {
    /// A number about the economy: what it makes, how it grew, where it stands.
    pub(super) fn indicator(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&[(60, Role::Exists), (40, Role::Announced)]);
        let when = self.main_date(of, role);
        self.industry(of, 80);
        self.place(of, LocationRole::Covers, 50);
        if self.dice.percent(60) {
            let what = self.dice.pick(&[Purpose::Output, Purpose::Scale]);
            let whole = self.amount(of, money::Sort { what, nature: Nature::Stated, scope: None }, 6800);
            if self.dice.percent(12) {
                self.share(of, what, whole);
            }
        }
        if self.dice.percent(60) {
            self.growth(of);
            if self.dice.percent(25) {
                self.duration(of, Unit::Quarter);
            }
        }
        if self.dice.percent(35) {
            self.rank(of);
        }
        if self.dice.percent(40) {
            let gauge = self.dice.pick(&GAUGES);
            self.count(of, gauge);
        }
        if self.dice.percent(15) {
            self.statement(of, Sort::Assessment);
        }
        Main::dated(role, when)
    }

    /// The share of its leading firms, never added to the whole.
    fn share(&mut self, of: &Subject, whole_what: Purpose, whole: Id) {
        // Measured otherwise than the whole: a second amount of the same thing would have to be tied to
        // whatever later texts make of the first.
        let what = if whole_what == Purpose::Output { Purpose::Scale } else { Purpose::Output };
        let part = self.amount(of, money::Sort { what, nature: Nature::Stated, scope: None }, 6000);
        self.relate(part, ClaimRelation::PartOf, whole, None);
    }

    /// What is to be reached.
    pub(super) fn goal(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&[(85, Role::Target), (15, Role::Planned)]);
        let when = self.main_date(of, role);
        self.industry(of, 80);
        self.place(of, LocationRole::ActsFor, 40);
        if self.dice.percent(65) {
            let what = self.dice.pick(&[Purpose::Output, Purpose::Scale, Purpose::Investment]);
            self.amount(of, money::Sort { what, nature: Nature::Target, scope: None }, 7000);
        }
        if self.dice.percent(50) {
            let gauge = self.dice.pick(&GAUGES);
            self.count(of, gauge);
        }
        if self.dice.percent(40) {
            self.statement(of, Sort::Goal);
        }
        Main::dated(role, when)
    }
}
