//! Events, and the items of their programmes.

use model::claim::{Relation, StatementSort};
use model::count::{Measure, Unit};
use model::place::LocationRole;
use model::when::{Day, Doubt, Role, When};

use crate::builder::{MainFacts, PackageBuilder};
use crate::calendar::shift_within;
use crate::cell::{self, both, date};
use crate::dating::WordedDate;
use crate::facts::{CountTemplate, LinkSpec};
use crate::named_record::NamedRecord;
use crate::wording;

const ROLES: [(i64, Role); 6] = [
    (62, Role::Held),
    (20, Role::Scheduled),
    (4, Role::Planned),
    (6, Role::Announced),
    (5, Role::Launched),
    (3, Role::Inaugurated),
];

const COUNTS: [CountTemplate; 11] = [
    CountTemplate { measure: Measure::Attendees, en: "attendees", zh: "人参会", median: 2600 },
    CountTemplate { measure: Measure::Attendees, en: "guests", zh: "名嘉宾", median: 2200 },
    CountTemplate { measure: Measure::Speakers, en: "speakers", zh: "名演讲人", median: 1300 },
    CountTemplate { measure: Measure::Activities, en: "activities", zh: "场活动", median: 1400 },
    CountTemplate { measure: Measure::Forums, en: "forums", zh: "场论坛", median: 900 },
    CountTemplate { measure: Measure::Exhibits, en: "exhibits", zh: "件展品", median: 2100 },
    CountTemplate { measure: Measure::ExhibitionSites, en: "exhibition sites", zh: "个展区", median: 800 },
    CountTemplate { measure: Measure::Checkpoints, en: "checkpoints", zh: "个打卡点", median: 1000 },
    CountTemplate { measure: Measure::Projects, en: "projects", zh: "个项目", median: 1600 },
    CountTemplate { measure: Measure::Organizations, en: "organisations", zh: "家单位", median: 1900 },
    CountTemplate { measure: Measure::Universities, en: "universities", zh: "所高校", median: 1000 },
];

impl PackageBuilder {
    /// Writes an event that is no item of a programme.
    pub(super) fn write_event(&mut self, subject: &NamedRecord) -> MainFacts {
        let role = self.rng.weighted(&ROLES);
        let when = self.add_main_date(subject, role);
        if self.rng.percent(4) {
            self.add_further_date(subject, Role::Announced);
        }
        self.add_place(subject, LocationRole::HeldAt, 84);
        self.add_industry(subject, 50);
        self.add_organization(subject, Relation::OrganisedBy, 40);
        self.write_size(subject);
        let series = if self.rng.percent(5) { self.history.event(&mut self.rng) } else { None };
        if let Some(series) = series {
            self.add_link(subject, &LinkSpec::plain(Relation::EditionOf), &series);
            self.add_edition(subject);
        }
        if self.rng.percent(24) {
            let sort = self.rng.weighted(&[
                (50, StatementSort::Theme),
                (25, StatementSort::Promotion),
                (25, StatementSort::Quotation),
            ]);
            self.add_statement(subject, sort);
        }
        MainFacts::dated(role, when)
    }

    fn write_size(&mut self, subject: &NamedRecord) {
        if self.rng.percent(45) {
            let template = self.rng.pick(&COUNTS);
            self.add_count(subject, template);
        }
        if self.rng.percent(8) {
            self.add_duration(subject, Unit::Day);
        }
    }

    /// Writes an item of a programme. Most have the dates of the whole, inferred; some have a printed day,
    /// and a few of these lie outside the dates of the whole.
    pub(super) fn write_item(&mut self, subject: &NamedRecord, event: &NamedRecord, whole: &MainFacts) {
        let days = whole.when.and_then(|when| Some((when.first_day()?, when.last_day()?)));
        let worded = match days {
            Some(days) => self.draw_item_date(days),
            None => WordedDate::explicit(None, both("on the same occasion", "于同一场合")),
        };
        self.add_main_date_as(subject, whole.role, worded);
        self.add_link(subject, &LinkSpec::plain(Relation::PartOf), event);
        self.add_place(subject, LocationRole::HeldAt, 40);
        self.add_industry(subject, 40);
        if self.rng.percent(25) {
            self.add_statement(subject, StatementSort::Theme);
        }
    }

    fn draw_item_date(&mut self, (first, last): (Day, Day)) -> WordedDate {
        if self.rng.percent(60) {
            let [earliest, latest] =
                [first, last].map(|day| Some(date(day, cell::DatePrecision::Day, Doubt::None)));
            let reason =
                both("It is an item of a programme with these dates.", "系该日程之一项，日程日期如此。");
            return WordedDate::inferred(
                When::OneOf { earliest, latest },
                both("on the programme", "于日程内"),
                reason,
            );
        }
        let length = i64::from(last.number() - first.number()).min(30);
        let offset = if self.rng.percent(3) { -self.rng.between(1, 9) } else { self.rng.between(0, length) };
        let when = When::At(date(shift_within(first, offset), cell::DatePrecision::Day, Doubt::None));
        WordedDate::explicit(Some(when), wording::phrase(&when))
    }
}
