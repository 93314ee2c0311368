//! Dates as texts give them: every form of the date format, worded in both languages.

use model::basis::BasisWord;
use model::lang::Bilingual;
use model::when::month_name;
use model::when::{Day, Doubt, PartialDate, Role, When};

use crate::calendar::{shift, shift_within};
use crate::cell::{DatePrecision, both, date};
use crate::rng::SeededRng;
use crate::wording::{phrase, spelled};

/// A date and the words that express it.
pub(crate) struct WordedDate {
    /// The date; `None` if the text gives no time.
    pub(crate) when: Option<When>,
    /// The basis of the date.
    pub(crate) basis: BasisWord,
    /// The reason, if the editors infer it.
    pub(crate) reason: Option<Bilingual>,
    /// What the text prints: after the verb in English, before it in Chinese.
    pub(crate) words: Bilingual,
}

impl WordedDate {
    /// A date that the text states, or words without a date.
    pub(crate) fn explicit(when: Option<When>, words: Bilingual) -> Self {
        Self { when, basis: BasisWord::Explicit, reason: None, words }
    }

    /// A date that the editors infer from the words.
    pub(crate) fn inferred(when: When, words: Bilingual, reason: Bilingual) -> Self {
        Self { when: Some(when), basis: BasisWord::Inferred, reason: Some(reason), words }
    }
}

/// How a text gives a date.
#[derive(Clone, Copy)]
enum DateForm {
    Single(DatePrecision),
    Lasted,
    Since,
    Until,
    Between,
    NotAfter,
    NotBefore,
    Undated,
    NoYear,
    Lately,
    Elsewhere,
}

/// Weights for events that last a while.
const OCCASIONS: [(i64, DateForm); 11] = [
    (44, DateForm::Single(DatePrecision::Day)),
    (8, DateForm::Single(DatePrecision::Month)),
    (3, DateForm::Single(DatePrecision::Year)),
    (18, DateForm::Lasted),
    (4, DateForm::Between),
    (2, DateForm::NotAfter),
    (2, DateForm::NotBefore),
    (7, DateForm::Undated),
    (7, DateForm::NoYear),
    (3, DateForm::Lately),
    (2, DateForm::Elsewhere),
];
/// Weights for events that happen at a moment.
const MOMENTS: [(i64, DateForm); 10] = [
    (52, DateForm::Single(DatePrecision::Day)),
    (12, DateForm::Single(DatePrecision::Month)),
    (6, DateForm::Single(DatePrecision::Year)),
    (5, DateForm::Between),
    (3, DateForm::NotAfter),
    (2, DateForm::NotBefore),
    (8, DateForm::Undated),
    (7, DateForm::NoYear),
    (3, DateForm::Lately),
    (2, DateForm::Elsewhere),
];
/// Weights for things that exist.
const STATES: [(i64, DateForm); 7] = [
    (40, DateForm::Since),
    (14, DateForm::Until),
    (12, DateForm::Single(DatePrecision::Year)),
    (10, DateForm::Single(DatePrecision::Month)),
    (10, DateForm::Lasted),
    (10, DateForm::Undated),
    (4, DateForm::Elsewhere),
];
/// Weights for plans and goals.
const INTENTIONS: [(i64, DateForm); 7] = [
    (48, DateForm::Single(DatePrecision::Year)),
    (16, DateForm::Single(DatePrecision::Month)),
    (16, DateForm::NotAfter),
    (6, DateForm::Lasted),
    (4, DateForm::NotBefore),
    (6, DateForm::Undated),
    (4, DateForm::Lately),
];

/// Draws a date of this role as a text published on that day words it.
pub(crate) fn draw_date(rng: &mut SeededRng, role: Role, published: Day) -> WordedDate {
    let shape = match role {
        Role::Held | Role::Scheduled => rng.weighted(&OCCASIONS),
        Role::Exists => rng.weighted(&STATES),
        Role::Planned | Role::Target => rng.weighted(&INTENTIONS),
        _ => rng.weighted(&MOMENTS),
    };
    let day = anchor(rng, role, published);
    let (unit, length) = length(rng, role);
    let first = date(day, unit, doubt(rng, 4));
    let last = date(shift(day, length), unit, Doubt::None);
    let when = match shape {
        DateForm::Single(unit) => When::At(date(day, unit, doubt(rng, 13))),
        DateForm::Lasted => When::Lasted { from: Some(first), until: Some(last) },
        DateForm::Since => When::Lasted { from: Some(first), until: None },
        DateForm::Until => When::Lasted { from: None, until: Some(last) },
        DateForm::Between => When::OneOf { earliest: Some(first), latest: Some(last) },
        DateForm::NotAfter => When::OneOf { earliest: None, latest: Some(last) },
        DateForm::NotBefore => When::OneOf { earliest: Some(first), latest: None },
        DateForm::Undated => return WordedDate::explicit(None, vague(role)),
        DateForm::NoYear => return without_year(date(day, DatePrecision::Day, Doubt::None)),
        DateForm::Lately => return lately(role, date(published, DatePrecision::Day, Doubt::None)),
        DateForm::Elsewhere => {
            let when = When::At(date(day, DatePrecision::Day, Doubt::None));
            return WordedDate {
                basis: BasisWord::Editorial,
                ..WordedDate::explicit(Some(when), both("", ""))
            };
        }
    };
    WordedDate::explicit(Some(when), phrase(&when))
}

/// The precision of both ends of a period, and the number of days between them.
fn length(rng: &mut SeededRng, role: Role) -> (DatePrecision, i64) {
    if rng.percent(80) {
        return (DatePrecision::Day, rng.between(1, 4));
    }
    let longest = if matches!(role, Role::Held | Role::Scheduled) { 95 } else { 400 };
    (DatePrecision::Month, rng.between(32, longest))
}

/// A plausible day for the role, relative to the day of publication.
fn anchor(rng: &mut SeededRng, role: Role, published: Day) -> Day {
    match role {
        Role::Scheduled => shift_within(published, rng.between(1, 60)),
        Role::Established => shift_within(published, -rng.between(1, 900)),
        Role::Exists => shift_within(published, -rng.between(0, 1500)),
        Role::Planned => shift_within(published, rng.between(20, 700)),
        Role::Target => shift(published, rng.between(300, 2000)),
        _ => shift_within(published, -rng.between(0, 25)),
    }
}

fn doubt(rng: &mut SeededRng, percent: i64) -> Doubt {
    let doubts = [Doubt::About, Doubt::Uncertain, Doubt::AboutAndUncertain];
    if rng.percent(percent) { rng.pick(&doubts) } else { Doubt::None }
}

/// What a text prints instead of a date.
fn vague(role: Role) -> Bilingual {
    match role {
        Role::Scheduled | Role::Planned | Role::Target => both("in due course", "适时"),
        Role::Exists => both("by now", "现已"),
        _ => both("recently", "近日"),
    }
}

fn without_year(date: PartialDate) -> WordedDate {
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    let words = both(format!("on {} {day}", month_name(month)), format!("于{month}月{day}日"));
    let year = date.year();
    let reason = both(
        format!("The text prints no year; what it reports beside it lies in {year}."),
        format!("文中未印年份；同文所述其他事项均在{year}年。"),
    );
    WordedDate::inferred(When::At(date), words, reason)
}

fn lately(role: Role, published: PartialDate) -> WordedDate {
    let printed = spelled(published);
    if matches!(role, Role::Scheduled | Role::Planned | Role::Target) {
        let when = When::OneOf { earliest: Some(published), latest: None };
        let reason = both(
            format!("The text of {} speaks of it as still to come.", printed.en),
            format!("{}的文中称其尚未发生。", printed.zh),
        );
        return WordedDate::inferred(when, both("soon", "即将"), reason);
    }
    let when = When::OneOf { earliest: None, latest: Some(published) };
    let reason = both(
        format!("The text of {} reports it as past.", printed.en),
        format!("{}的文中将其作为已发生之事报道。", printed.zh),
    );
    WordedDate::inferred(when, both("not long ago", "不久前"), reason)
}
