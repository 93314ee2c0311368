//! Counts, shares, ranks and durations in words.

use super::when::{as_of, date};
use super::{Label, grouped, in_ten_thousands};
use crate::count::{Comparison, Count, Measure, Unit};
use crate::lang::Lang;
use crate::money::Qualifier;
use crate::number::Number;

/// A count with its qualifications: `more than 150 projects`, `150多个项目`, `up 43.6% on the year before`.
///
/// `place` is the name of the count's place in this language.
pub fn count(count: &Count, place: Option<&str>, lang: Lang) -> String {
    lang.enumerate(&parts(count, place, lang))
}

/// The number, then each qualification.
pub(super) fn parts(count: &Count, place: Option<&str>, lang: Lang) -> Vec<String> {
    let mut parts = vec![head(count, place, lang)];
    if let Some(period) = &count.period {
        parts.push(date(period, lang));
    }
    if let (Some(place), false) = (place, count.unit == Unit::Ordinal) {
        parts.push(match lang {
            Lang::En => format!("in {place}"),
            Lang::Zh => format!("范围：{place}"),
        });
    }
    if let Some(scope) = count.scope {
        parts.push(scope.label(lang).into());
    }
    if count.open {
        parts.push(lang.pick("with others not counted", "另有未计入者").into());
    }
    if let Some(when) = &count.as_of {
        parts.push(as_of(when, count.as_of_basis, lang));
    }
    parts
}

fn head(count: &Count, place: Option<&str>, lang: Lang) -> String {
    match count.unit {
        Unit::Percent => percent(count, lang),
        Unit::Ordinal => rank(count, place, lang),
        Unit::Item => {
            let (one, many, zh) = noun(count.measure);
            let is_one = number(count).is_some_and(|number| number == Number::whole(1));
            quantity(count, if is_one { one } else { many }, zh, lang)
        }
        Unit::Quarter => quantity(count, "quarters in a row", "个季度（连续）", lang),
        Unit::Year => quantity(count, "years", "年", lang),
        Unit::Day => quantity(count, "days", "天", lang),
    }
}

/// The number, unless it is a range.
fn number(count: &Count) -> Option<Number> {
    match (count.min, count.max) {
        (Some(number), None) | (None, Some(number)) => Some(number),
        _ => None,
    }
}

fn digits(count: &Count, lang: Lang) -> String {
    let print = lang.pick(grouped as fn(Number) -> String, in_ten_thousands as fn(Number) -> String);
    match (count.min, count.max) {
        (Some(min), Some(max)) => format!("{}{}{}", print(min), lang.pick("–", "至"), print(max)),
        (Some(number), None) | (None, Some(number)) => print(number),
        (None, None) => String::new(),
    }
}

fn qualifier(count: &Count, lang: Lang) -> &'static str {
    match count.qualifier {
        Qualifier::Exact => "",
        // English has "more than" for things and "over" for money.
        Qualifier::Over => lang.pick("more than ", "超过"),
        Qualifier::Nearly => lang.pick("nearly ", "近"),
        Qualifier::About => lang.pick("about ", "约"),
        Qualifier::AtLeast => lang.pick("at least ", "不少于"),
        Qualifier::UpTo => lang.pick("up to ", "最多"),
        Qualifier::OrderOfMagnitude => lang.pick("on the order of ", "约"),
    }
}

fn quantity(count: &Count, en: &str, zh: &str, lang: Lang) -> String {
    let digits = digits(count, lang);
    // 150多个 is "more than 150" for a round number with a measure word.
    let is_round = number(count)
        .is_some_and(|number| number.is_whole() && number.trunc() % 10 == 0 && number.trunc() > 0);
    match (lang, count.qualifier) {
        (Lang::Zh, Qualifier::Over) if is_round => format!("{digits}多{zh}"),
        (Lang::Zh, _) => format!("{}{digits}{zh}", qualifier(count, lang)),
        (Lang::En, _) => format!("{}{digits} {en}", qualifier(count, lang)),
    }
}

fn percent(count: &Count, lang: Lang) -> String {
    let is_negative = number(count).is_some_and(Number::is_negative);
    let digits = digits(count, lang).trim_start_matches('-').to_owned();
    let share = format!("{}{digits}%", qualifier(count, lang));
    let against = match count.comparison {
        Some(Comparison::YearOnYear) => lang.pick(" on the year before", "同比"),
        Some(Comparison::PreviousPeriod) => lang.pick(" on the period before", "环比"),
        Some(Comparison::AmongPeers) | None => "",
    };
    match (count.measure, lang) {
        (Measure::Growth, Lang::En) => {
            format!("{} {share}{against}", if is_negative { "down" } else { "up" })
        }
        (Measure::Growth, Lang::Zh) => {
            format!("{against}{}{share}", if is_negative { "下降" } else { "增长" })
        }
        (Measure::GrowthRate, Lang::En) => {
            format!("growth of {}{share}{against}", if is_negative { "minus " } else { "" })
        }
        (Measure::GrowthRate, Lang::Zh) => {
            format!("{against}增速{}{share}", if is_negative { "为负" } else { "" })
        }
        (_, Lang::En) => format!("{share} of {}{against}", noun(count.measure).1),
        (_, Lang::Zh) => format!(
            "{against}{share}的{}",
            noun(count.measure).2.trim_start_matches(['个', '家', '名', '项', '所'])
        ),
    }
}

fn rank(count: &Count, place: Option<&str>, lang: Lang) -> String {
    let rank = digits(count, lang);
    match (count.measure, lang) {
        (Measure::Edition, Lang::En) => format!("{rank}{} edition", ordinal_ending(&rank)),
        (Measure::Edition, Lang::Zh) => format!("第{rank}届"),
        (_, Lang::En) => {
            let among = place.map(|place| format!(" in {place}")).unwrap_or_default();
            format!("ranked {rank}{}{among}", ordinal_ending(&rank))
        }
        (_, Lang::Zh) => format!("{}排名第{rank}", place.unwrap_or_default()),
    }
}

fn ordinal_ending(digits: &str) -> &'static str {
    if ["11", "12", "13"].iter().any(|teen| digits.ends_with(teen)) {
        return "th";
    }
    match digits.chars().next_back() {
        Some('1') => "st",
        Some('2') => "nd",
        Some('3') => "rd",
        _ => "th",
    }
}

/// The English singular and plural, and the Chinese measure word with its noun.
const fn noun(measure: Measure) -> (&'static str, &'static str, &'static str) {
    match measure {
        Measure::Attendees => ("person attending", "people attending", "名与会者"),
        Measure::Speakers => ("speaker", "speakers", "名演讲者"),
        Measure::Employees => ("person employed", "people employed", "名从业人员"),
        Measure::Projects => ("project", "projects", "个项目"),
        Measure::Activities => ("activity", "activities", "项活动"),
        Measure::Forums => ("forum", "forums", "场论坛"),
        Measure::Exhibits => ("exhibit", "exhibits", "件展品"),
        Measure::ExhibitionSites => ("exhibition site", "exhibition sites", "个展点"),
        Measure::Checkpoints => ("checkpoint", "checkpoints", "个打卡点"),
        Measure::Platforms => ("platform", "platforms", "个平台"),
        Measure::TaskForces => ("task force", "task forces", "个专班"),
        Measure::Laboratories => (
            "laboratory or engineering centre",
            "laboratories or engineering centres",
            "个工程中心（实验室）",
        ),
        Measure::TechnologyCentres => {
            ("enterprise technology centre", "enterprise technology centres", "个企业技术中心")
        }
        Measure::Parks => ("park or incubator", "parks or incubators", "个园区或孵化器"),
        Measure::Enterprises => ("enterprise", "enterprises", "家企业"),
        Measure::ListedEnterprises => ("listed enterprise", "listed enterprises", "家上市企业"),
        Measure::Universities => ("university or college", "universities or colleges", "所高校"),
        Measure::Schools => ("school within a university", "schools within universities", "个学院"),
        Measure::Organizations => ("organisation", "organisations", "家机构"),
        Measure::Industries => ("industry", "industries", "个产业"),
        Measure::IndustrialChains => ("industrial chain", "industrial chains", "条产业链"),
        Measure::Clusters => ("cluster", "clusters", "个集群"),
        Measure::Plans => ("plan", "plans", "项计划"),
        Measure::Features => ("feature", "features", "个特点"),
        Measure::Awards => ("time awarded", "times awarded", "次获评"),
        Measure::Rank => ("place", "places", "位"),
        Measure::Growth => ("growth", "growth", "增长"),
        Measure::GrowthRate => ("growth rate", "growth rates", "增速"),
        Measure::Duration => ("unit", "units", "个单位"),
        Measure::Edition => ("edition", "editions", "届"),
    }
}
