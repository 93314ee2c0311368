//! Projects, project groups, platforms and funds.

use model::claim::{ClaimRelation, Relation, StatementSort};
use model::count::Measure;
use model::id::Id;
use model::money::{Nature, Purpose, Scope};
use model::place::LocationRole;
use model::when::Role;

use crate::builder::{MainFacts, PackageBuilder};
use crate::cell::both;
use crate::dating::WordedDate;
use crate::facts::{CountTemplate, LinkSpec};
use crate::money;
use crate::named_record::NamedRecord;
use crate::wording;

const PROJECT_ROLES: [(i64, Role); 6] = [
    (54, Role::Signed),
    (12, Role::Launched),
    (18, Role::Planned),
    (10, Role::Announced),
    (3, Role::Exists),
    (3, Role::Inaugurated),
];
const PLATFORM_ROLES: [(i64, Role); 5] = [
    (34, Role::Inaugurated),
    (28, Role::Established),
    (22, Role::Exists),
    (10, Role::Planned),
    (6, Role::Launched),
];
const FUND_ROLES: [(i64, Role); 4] =
    [(45, Role::Established), (25, Role::Announced), (15, Role::Planned), (15, Role::Launched)];

const PLATFORM_COUNTS: [CountTemplate; 8] = [
    CountTemplate { measure: Measure::Laboratories, en: "laboratories", zh: "个实验室", median: 800 },
    CountTemplate {
        measure: Measure::TechnologyCentres,
        en: "technology centres",
        zh: "个技术中心",
        median: 700,
    },
    CountTemplate { measure: Measure::Employees, en: "employees", zh: "名员工", median: 2300 },
    CountTemplate { measure: Measure::Platforms, en: "platforms", zh: "个平台", median: 700 },
    CountTemplate { measure: Measure::TaskForces, en: "task forces", zh: "个专班", median: 600 },
    CountTemplate { measure: Measure::Schools, en: "schools", zh: "个学院", median: 700 },
    CountTemplate {
        measure: Measure::Parks, en: "parks and incubators", zh: "个园区和孵化器", median: 700
    },
    CountTemplate { measure: Measure::Enterprises, en: "enterprises", zh: "家企业", median: 1500 },
];
const GROUP_COUNTS: [CountTemplate; 3] = [
    CountTemplate { measure: Measure::Projects, en: "projects", zh: "个项目", median: 1400 },
    CountTemplate {
        measure: Measure::IndustrialChains,
        en: "industrial chains",
        zh: "条产业链",
        median: 600,
    },
    CountTemplate { measure: Measure::Clusters, en: "clusters", zh: "个集群", median: 500 },
];

impl PackageBuilder {
    /// Writes a single project.
    pub(super) fn write_project(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&PROJECT_ROLES);
        let when = self.add_main_date(subject, role);
        let amount = self.write_project_details(subject, role);
        MainFacts { role, when, amount }
    }

    /// Writes a project of a group. Its investment is a part of the group's.
    pub(super) fn write_group_project(
        &mut self,
        subject: &NamedRecord,
        group: &NamedRecord,
        whole: &MainFacts,
    ) {
        let worded = match &whole.when {
            Some(when) if self.rng.percent(80) => WordedDate::explicit(Some(*when), wording::phrase(when)),
            _ => WordedDate::explicit(None, both("in the same round", "于同一批次")),
        };
        self.add_main_date_as(subject, whole.role, worded);
        self.add_link(subject, &LinkSpec::plain(Relation::PartOf), group);
        let amount = self.write_project_details(subject, whole.role);
        if let (Some(part), Some(whole)) = (amount, whole.amount.clone()) {
            self.add_claim_link(part, ClaimRelation::PartOf, whole, None);
        }
    }

    fn write_project_details(&mut self, subject: &NamedRecord, role: Role) -> Option<Id> {
        if self.rng.percent(5) {
            self.add_further_date(subject, Role::Planned);
        }
        self.add_place(subject, LocationRole::SitedIn, 70);
        self.add_industry(subject, 60);
        self.add_event_link(subject, Relation::SignedAt, if role == Role::Signed { 25 } else { 0 });
        self.add_organization(subject, Relation::Concerns, 30);
        self.rng.percent(65).then(|| self.add_investment(subject, None))
    }

    fn add_investment(&mut self, subject: &NamedRecord, scope: Option<Scope>) -> Id {
        let nature = self.rng.weighted(&[(55, Nature::Planned), (40, Nature::Stated), (5, Nature::Target)]);
        // Medians: about 500 million for a project, ten times that for a group.
        let median = if scope == Some(Scope::Together) { 5700 } else { 4700 };
        self.add_amount(subject, money::AmountKind { what: Purpose::Investment, nature, scope }, median)
    }

    /// Writes a group of projects that the text counts together.
    pub(super) fn write_project_group(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&[(80, Role::Signed), (20, Role::Announced)]);
        let when = self.add_main_date(subject, role);
        self.add_place(subject, LocationRole::SignedAt, 60);
        self.add_event_link(subject, Relation::SignedAt, 50);
        self.add_industry(subject, 30);
        let template = self.rng.pick(&GROUP_COUNTS);
        self.add_count(subject, template);
        let scope = self.rng.weighted(&[(70, Scope::Together), (15, Scope::Each), (15, Scope::Unclear)]);
        let amount = self.rng.percent(80).then(|| self.add_investment(subject, Some(scope)));
        // An amount of one project can be a part only of a total.
        MainFacts { role, when, amount: amount.filter(|_| scope == Scope::Together) }
    }

    /// Writes a fund.
    pub(super) fn write_fund(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&FUND_ROLES);
        let when = self.add_main_date(subject, role);
        let nature = self.rng.weighted(&[
            (45, Nature::Stated),
            (25, Nature::Guided),
            (15, Nature::Planned),
            (15, Nature::Target),
        ]);
        let amount = Some(self.add_amount(
            subject,
            money::AmountKind { what: Purpose::Fund, nature, scope: None },
            5000,
        ));
        self.add_industry(subject, 60);
        self.add_place(subject, LocationRole::ActsFor, 40);
        self.add_organization(subject, Relation::IssuedBy, 50);
        MainFacts { role, when, amount }
    }

    /// Writes a centre, a laboratory or a task force.
    pub(super) fn write_platform(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&PLATFORM_ROLES);
        let when = self.add_main_date(subject, role);
        self.add_place(subject, LocationRole::SitedIn, 78);
        self.add_industry(subject, 60);
        let (occasion, percent) = match role {
            Role::Established => (Relation::EstablishedAt, 25),
            Role::Inaugurated => (Relation::InauguratedAt, 45),
            _ => (Relation::InauguratedAt, 3),
        };
        self.add_event_link(subject, occasion, percent);
        self.add_organization(subject, Relation::OrganisedBy, 30);
        if self.rng.percent(45) {
            let template = self.rng.pick(&PLATFORM_COUNTS);
            self.add_count(subject, template);
        }
        if self.rng.percent(12) {
            let sort = self.rng.pick(&[
                StatementSort::Goal,
                StatementSort::Assessment,
                StatementSort::Promotion,
                StatementSort::Ranking,
            ]);
            self.add_statement(subject, sort);
        }
        MainFacts::dated(role, when)
    }
}
