//! Indicators and goals: present and intended numbers of the city.

use model::claim::{ClaimRelation, StatementSort};
use model::count::{Measure, Unit};
use model::id::Id;
use model::money::{Nature, Purpose};
use model::place::LocationRole;
use model::when::Role;

use crate::builder::{MainFacts, PackageBuilder};
use crate::facts::CountTemplate;
use crate::money;
use crate::named_record::NamedRecord;

const COUNTS: [CountTemplate; 4] = [
    CountTemplate { measure: Measure::Enterprises, en: "enterprises", zh: "家企业", median: 2700 },
    CountTemplate {
        measure: Measure::ListedEnterprises,
        en: "listed enterprises",
        zh: "家上市企业",
        median: 1400,
    },
    CountTemplate { measure: Measure::Employees, en: "employees", zh: "名从业人员", median: 4200 },
    CountTemplate { measure: Measure::Clusters, en: "clusters", zh: "个集群", median: 600 },
];

impl PackageBuilder {
    /// Writes an economic indicator: output, growth, rank.
    pub(super) fn write_indicator(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&[(60, Role::Exists), (40, Role::Announced)]);
        let when = self.add_main_date(subject, role);
        self.add_industry(subject, 80);
        self.add_place(subject, LocationRole::Covers, 50);
        if self.rng.percent(60) {
            let what = self.rng.pick(&[Purpose::Output, Purpose::Scale]);
            let whole = self.add_amount(
                subject,
                money::AmountKind { what, nature: Nature::Stated, scope: None },
                6800,
            );
            if self.rng.percent(12) {
                self.write_share(subject, what, whole);
            }
        }
        if self.rng.percent(60) {
            self.add_growth(subject);
            if self.rng.percent(25) {
                self.add_duration(subject, Unit::Quarter);
            }
        }
        if self.rng.percent(35) {
            self.add_rank(subject);
        }
        if self.rng.percent(40) {
            let template = self.rng.pick(&COUNTS);
            self.add_count(subject, template);
        }
        if self.rng.percent(15) {
            self.add_statement(subject, StatementSort::Assessment);
        }
        MainFacts::dated(role, when)
    }

    /// Adds the share of the leading firms, as a part of the whole amount.
    fn write_share(&mut self, subject: &NamedRecord, whole_what: Purpose, whole: Id) {
        // It has another purpose than the whole: a second amount of the same purpose would have to be linked
        // to later claims about the first.
        let what = if whole_what == Purpose::Output { Purpose::Scale } else { Purpose::Output };
        let part =
            self.add_amount(subject, money::AmountKind { what, nature: Nature::Stated, scope: None }, 6000);
        self.add_claim_link(part, ClaimRelation::PartOf, whole, None);
    }

    /// Writes a goal.
    pub(super) fn write_goal(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&[(85, Role::Target), (15, Role::Planned)]);
        let when = self.add_main_date(subject, role);
        self.add_industry(subject, 80);
        self.add_place(subject, LocationRole::ActsFor, 40);
        if self.rng.percent(65) {
            let what = self.rng.pick(&[Purpose::Output, Purpose::Scale, Purpose::Investment]);
            self.add_amount(subject, money::AmountKind { what, nature: Nature::Target, scope: None }, 7000);
        }
        if self.rng.percent(50) {
            let template = self.rng.pick(&COUNTS);
            self.add_count(subject, template);
        }
        if self.rng.percent(40) {
            self.add_statement(subject, StatementSort::Goal);
        }
        MainFacts::dated(role, when)
    }
}
