//! Dates and roles in words of both languages.

use model::lang::Bilingual;
use model::when::month_name;
use model::when::{Doubt, PartialDate, Role, When};

use crate::cell::both;

/// The words of a date: placed after the verb in English, before it in Chinese.
pub(crate) fn phrase(when: &When) -> Bilingual {
    let or_none = |date: Option<PartialDate>| date.map_or_else(|| both("", ""), spelled);
    match *when {
        When::At(date) => {
            let (words, on) = (spelled(date), if date.day().is_some() { "on" } else { "in" });
            match date.doubt() {
                Doubt::None => both(format!("{on} {}", words.en), format!("于{}", words.zh)),
                Doubt::Uncertain => both(format!("{on}, {}", words.en), words.zh),
                _ => words,
            }
        }
        When::Lasted { from, until } => {
            let (a, b) = (or_none(from), or_none(until));
            match (from, until) {
                (Some(_), Some(_)) => {
                    both(format!("from {} to {}", a.en, b.en), format!("自{}至{}", a.zh, b.zh))
                }
                (Some(_), None) => both(format!("since {}", a.en), format!("自{}起", a.zh)),
                _ => both(format!("until {}", b.en), format!("直至{}", b.zh)),
            }
        }
        When::OneOf { earliest, latest } => {
            let (a, b) = (or_none(earliest), or_none(latest));
            match (earliest, latest) {
                (Some(_), Some(_)) => {
                    both(format!("between {} and {}", a.en, b.en), format!("在{}至{}之间", a.zh, b.zh))
                }
                (Some(_), None) => both(format!("no earlier than {}", a.en), format!("不早于{}", a.zh)),
                _ => both(format!("no later than {}", b.en), format!("不晚于{}", b.zh)),
            }
        }
    }
}

/// A date in words, with its doubt.
pub(crate) fn spelled(date: PartialDate) -> Bilingual {
    let year = date.year();
    let plain = match (date.month(), date.day()) {
        (Some(month), Some(day)) => {
            both(format!("{} {day}, {year}", month_name(month)), format!("{year}年{month}月{day}日"))
        }
        (Some(month), None) => both(format!("{} {year}", month_name(month)), format!("{year}年{month}月")),
        (None, _) => both(year.to_string(), format!("{year}年")),
    };
    match date.doubt() {
        Doubt::None => plain,
        Doubt::About => both(format!("around {}", plain.en), format!("{}前后", plain.zh)),
        Doubt::Uncertain => both(format!("reportedly {}", plain.en), format!("据称{}", plain.zh)),
        Doubt::AboutAndUncertain => {
            both(format!("reportedly around {}", plain.en), format!("据称{}前后", plain.zh))
        }
    }
}

/// The verb of a role, in English and Chinese.
pub(crate) const fn verb(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Held => ("took place", "举行"),
        Role::Scheduled => ("is due", "将举行"),
        Role::Signed => ("was signed", "签约"),
        Role::Planned => ("is planned", "计划实施"),
        Role::Inaugurated => ("was inaugurated", "揭牌"),
        Role::Established => ("was set up", "成立"),
        Role::Launched => ("was launched", "启动"),
        Role::Issued => ("was issued", "印发"),
        Role::Announced => ("was announced", "公布"),
        Role::Exists => ("was there", "已有"),
        Role::Target => ("is to be reached", "实现"),
    }
}
