//! Policies, publications and exhibits: what is issued and what is shown.

use model::claim::{Relation, StatementSort};
use model::count::{Measure, Unit};
use model::money::{Nature, Purpose};
use model::place::LocationRole;
use model::when::Role;

use crate::builder::{MainFacts, PackageBuilder};
use crate::facts::{CountTemplate, LinkSpec};
use crate::money;
use crate::named_record::NamedRecord;

const POLICY_COUNTS: [CountTemplate; 3] = [
    CountTemplate { measure: Measure::Plans, en: "plans", zh: "项规划", median: 600 },
    CountTemplate { measure: Measure::Features, en: "points", zh: "条", median: 1100 },
    CountTemplate { measure: Measure::Industries, en: "industries", zh: "个产业", median: 700 },
];

impl PackageBuilder {
    /// Writes a plan, a package of measures or a rule.
    pub(super) fn write_policy(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&[(72, Role::Issued), (16, Role::Announced), (12, Role::Planned)]);
        let when = self.add_main_date(subject, role);
        self.add_organization(subject, Relation::IssuedBy, 70);
        self.add_industry(subject, 40);
        self.add_place(subject, LocationRole::ActsFor, 45);
        if self.rng.percent(40) {
            let template = self.rng.pick(&POLICY_COUNTS);
            self.add_count(subject, template);
        }
        if self.rng.percent(25) {
            self.add_duration(subject, Unit::Year);
        }
        if self.rng.percent(45) {
            let nature = self.rng.weighted(&[(75, Nature::Ceiling), (25, Nature::Stated)]);
            self.add_amount(subject, money::AmountKind { what: Purpose::Support, nature, scope: None }, 2800);
        }
        if self.rng.percent(45) {
            let sort = self.rng.pick(&[
                StatementSort::Goal,
                StatementSort::Provision,
                StatementSort::Recommendation,
            ]);
            self.add_statement(subject, sort);
        }
        MainFacts::dated(role, when)
    }

    /// Writes a white paper, a map or a guide.
    pub(super) fn write_publication(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&[(50, Role::Issued), (30, Role::Launched), (20, Role::Announced)]);
        let when = self.add_main_date(subject, role);
        self.add_event_link(subject, Relation::ReleasedAt, 55);
        self.add_organization(subject, Relation::IssuedBy, 50);
        self.add_industry(subject, 50);
        if self.rng.percent(40) {
            let sort = self.rng.pick(&[
                StatementSort::Assessment,
                StatementSort::Ranking,
                StatementSort::Recommendation,
            ]);
            self.add_statement(subject, sort);
        }
        MainFacts::dated(role, when)
    }

    /// Writes an exhibit.
    pub(super) fn write_exhibit(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&[(60, Role::Held), (20, Role::Launched), (20, Role::Exists)]);
        let when = self.add_main_date(subject, role);
        self.add_event_link(subject, Relation::ReleasedAt, 60);
        self.add_place(subject, LocationRole::HeldAt, 50);
        self.add_organization(subject, Relation::Concerns, 50);
        let platform = if self.rng.percent(30) { self.history.platform(&mut self.rng) } else { None };
        if let Some(platform) = platform {
            self.add_link(subject, &LinkSpec::plain(Relation::Concerns), &platform);
        }
        MainFacts::dated(role, when)
    }
}
