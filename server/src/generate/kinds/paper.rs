//! Policies, publications and exhibits: what is issued and what is shown.

use model::claim::{Relation, Sort};
use model::count::{Measure, Unit};
use model::money::{Nature, Purpose};
use model::place::LocationRole;
use model::when::Role;

use crate::generate::facts::{Gauge, Tie};
use crate::generate::money;
use crate::generate::story::{Main, Story, Subject};

const POLICY_GAUGES: [Gauge; 3] = [
    Gauge { measure: Measure::Plans, en: "plans", zh: "项规划", median: 600 },
    Gauge { measure: Measure::Features, en: "points", zh: "条", median: 1100 },
    Gauge { measure: Measure::Industries, en: "industries", zh: "个产业", median: 700 },
];

impl Story {
    /// A plan, a package of measures, a rule.
    pub(super) fn policy(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&[(72, Role::Issued), (16, Role::Announced), (12, Role::Planned)]);
        let when = self.main_date(of, role);
        self.organization(of, Relation::IssuedBy, 70);
        self.industry(of, 40);
        self.place(of, LocationRole::ActsFor, 45);
        if self.dice.percent(40) {
            let gauge = self.dice.pick(&POLICY_GAUGES);
            self.count(of, gauge);
        }
        if self.dice.percent(25) {
            self.duration(of, Unit::Year);
        }
        if self.dice.percent(45) {
            let nature = self.dice.weighted(&[(75, Nature::Ceiling), (25, Nature::Stated)]);
            self.amount(of, money::Sort { what: Purpose::Support, nature, scope: None }, 2800);
        }
        if self.dice.percent(45) {
            let sort = self.dice.pick(&[Sort::Goal, Sort::Provision, Sort::Recommendation]);
            self.statement(of, sort);
        }
        Main::dated(role, when)
    }

    /// A white paper, a map, a guide.
    pub(super) fn publication(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&[(50, Role::Issued), (30, Role::Launched), (20, Role::Announced)]);
        let when = self.main_date(of, role);
        self.event(of, Relation::ReleasedAt, 55);
        self.organization(of, Relation::IssuedBy, 50);
        self.industry(of, 50);
        if self.dice.percent(40) {
            let sort = self.dice.pick(&[Sort::Assessment, Sort::Ranking, Sort::Recommendation]);
            self.statement(of, sort);
        }
        Main::dated(role, when)
    }

    /// What was shown.
    pub(super) fn exhibit(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&[(60, Role::Held), (20, Role::Launched), (20, Role::Exists)]);
        let when = self.main_date(of, role);
        self.event(of, Relation::ReleasedAt, 60);
        self.place(of, LocationRole::HeldAt, 50);
        self.organization(of, Relation::Concerns, 50);
        let platform = if self.dice.percent(30) { self.memory.platform(&mut self.dice) } else { None };
        if let Some(platform) = platform {
            self.tie(of, &Tie::plain(Relation::Concerns), &platform);
        }
        Main::dated(role, when)
    }
}
