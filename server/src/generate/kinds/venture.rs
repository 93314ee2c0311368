//! Projects, groups of them, platforms and funds: what is built and what it costs.

use model::claim::{ClaimRelation, Relation, Sort};
use model::count::Measure;
use model::id::Id;
use model::money::{Nature, Purpose, Scope};
use model::place::LocationRole;
use model::when::Role;

use crate::generate::cell::both;
use crate::generate::dating::Told;
use crate::generate::facts::{Gauge, Tie};
use crate::generate::money;
use crate::generate::story::{Main, Story, Subject};
use crate::generate::wording;

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

const PLATFORM_GAUGES: [Gauge; 8] = [
    Gauge { measure: Measure::Laboratories, en: "laboratories", zh: "个实验室", median: 800 },
    Gauge {
        measure: Measure::TechnologyCentres, en: "technology centres", zh: "个技术中心", median: 700
    },
    Gauge { measure: Measure::Employees, en: "employees", zh: "名员工", median: 2300 },
    Gauge { measure: Measure::Platforms, en: "platforms", zh: "个平台", median: 700 },
    Gauge { measure: Measure::TaskForces, en: "task forces", zh: "个专班", median: 600 },
    Gauge { measure: Measure::Schools, en: "schools", zh: "个学院", median: 700 },
    Gauge { measure: Measure::Parks, en: "parks and incubators", zh: "个园区和孵化器", median: 700 },
    Gauge { measure: Measure::Enterprises, en: "enterprises", zh: "家企业", median: 1500 },
];
const GROUP_GAUGES: [Gauge; 3] = [
    Gauge { measure: Measure::Projects, en: "projects", zh: "个项目", median: 1400 },
    Gauge { measure: Measure::IndustrialChains, en: "industrial chains", zh: "条产业链", median: 600 },
    Gauge { measure: Measure::Clusters, en: "clusters", zh: "个集群", median: 500 },
];

impl Story {
    /// One named project.
    pub(super) fn project(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&PROJECT_ROLES);
        let when = self.main_date(of, role);
        let amount = self.particulars(of, role);
        Main { role, when, amount }
    }

    /// A project of a group, whose investment is a part of the group's.
    pub(super) fn member(&mut self, of: &Subject, group: &Subject, whole: &Main) {
        let told = match &whole.when {
            Some(when) if self.dice.percent(80) => Told::explicit(Some(*when), wording::phrase(when)),
            _ => Told::explicit(None, both("in the same round", "于同一批次")),
        };
        self.this_date(of, whole.role, told);
        self.tie(of, &Tie::plain(Relation::PartOf), group);
        let amount = self.particulars(of, whole.role);
        if let (Some(part), Some(whole)) = (amount, whole.amount.clone()) {
            self.relate(part, ClaimRelation::PartOf, whole, None);
        }
    }

    fn particulars(&mut self, of: &Subject, role: Role) -> Option<Id> {
        if self.dice.percent(5) {
            self.further_date(of, Role::Planned);
        }
        self.place(of, LocationRole::SitedIn, 70);
        self.industry(of, 60);
        self.event(of, Relation::SignedAt, if role == Role::Signed { 25 } else { 0 });
        self.organization(of, Relation::Concerns, 30);
        self.dice.percent(65).then(|| self.investment(of, None))
    }

    fn investment(&mut self, of: &Subject, scope: Option<Scope>) -> Id {
        let nature = self.dice.weighted(&[(55, Nature::Planned), (40, Nature::Stated), (5, Nature::Target)]);
        // A project takes some 600 million, a group ten times that.
        let median = if scope == Some(Scope::Together) { 5700 } else { 4700 };
        self.amount(of, money::Sort { what: Purpose::Investment, nature, scope }, median)
    }

    /// Projects that the text counts together.
    pub(super) fn project_group(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&[(80, Role::Signed), (20, Role::Announced)]);
        let when = self.main_date(of, role);
        self.place(of, LocationRole::SignedAt, 60);
        self.event(of, Relation::SignedAt, 50);
        self.industry(of, 30);
        let gauge = self.dice.pick(&GROUP_GAUGES);
        self.count(of, gauge);
        let scope = self.dice.weighted(&[(70, Scope::Together), (15, Scope::Each), (15, Scope::Unclear)]);
        let amount = self.dice.percent(80).then(|| self.investment(of, Some(scope)));
        // Only of a sum can the amount of one project be a part.
        Main { role, when, amount: amount.filter(|_| scope == Scope::Together) }
    }

    /// Money set aside.
    pub(super) fn fund(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&FUND_ROLES);
        let when = self.main_date(of, role);
        let nature = self.dice.weighted(&[
            (45, Nature::Stated),
            (25, Nature::Guided),
            (15, Nature::Planned),
            (15, Nature::Target),
        ]);
        let amount = Some(self.amount(of, money::Sort { what: Purpose::Fund, nature, scope: None }, 5000));
        self.industry(of, 60);
        self.place(of, LocationRole::ActsFor, 40);
        self.organization(of, Relation::IssuedBy, 50);
        Main { role, when, amount }
    }

    /// A centre, a laboratory, a task force.
    pub(super) fn platform(&mut self, of: &Subject) -> Main {
        let role = self.dice.weighted(&PLATFORM_ROLES);
        let when = self.main_date(of, role);
        self.place(of, LocationRole::SitedIn, 78);
        self.industry(of, 60);
        let (occasion, often) = match role {
            Role::Established => (Relation::EstablishedAt, 25),
            Role::Inaugurated => (Relation::InauguratedAt, 45),
            _ => (Relation::InauguratedAt, 3),
        };
        self.event(of, occasion, often);
        self.organization(of, Relation::OrganisedBy, 30);
        if self.dice.percent(45) {
            let gauge = self.dice.pick(&PLATFORM_GAUGES);
            self.count(of, gauge);
        }
        if self.dice.percent(12) {
            let sort = self.dice.pick(&[Sort::Goal, Sort::Assessment, Sort::Promotion, Sort::Ranking]);
            self.statement(of, sort);
        }
        Main::dated(role, when)
    }
}
