//! Dates as texts tell them: every form of the date format, in words of both languages.

use model::claim::{BasisWord, Both};
use model::when::{Day, Doubt, PartialDate, Role, When};
use model::words::month_name;

use super::calendar::{far, step};
use super::cell::{Unit, both, date};
use super::dice::Dice;
use super::wording::{phrase, spelled};

/// A date and the words that tell it.
pub(super) struct Told {
    /// The date; nothing where the text gives no time.
    pub(super) when: Option<When>,
    /// On whose word.
    pub(super) basis: BasisWord,
    /// Why, where the editors conclude it.
    pub(super) reason: Option<Both>,
    /// What the text prints: behind the verb in English, before it in Chinese.
    pub(super) words: Both,
}

impl Told {
    /// A date that the words print, or words without one.
    pub(super) fn explicit(when: Option<When>, words: Both) -> Self {
        Self { when, basis: BasisWord::Explicit, reason: None, words }
    }

    /// A date that the editors conclude from the words.
    pub(super) fn inferred(when: When, words: Both, reason: Both) -> Self {
        Self { when: Some(when), basis: BasisWord::Inferred, reason: Some(reason), words }
    }
}

/// How a text gives a date.
#[derive(Clone, Copy)]
enum Shape {
    Single(Unit),
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

/// For what goes on for a while.
const OCCASIONS: [(i64, Shape); 11] = [
    (44, Shape::Single(Unit::Day)),
    (8, Shape::Single(Unit::Month)),
    (3, Shape::Single(Unit::Year)),
    (18, Shape::Lasted),
    (4, Shape::Between),
    (2, Shape::NotAfter),
    (2, Shape::NotBefore),
    (7, Shape::Undated),
    (7, Shape::NoYear),
    (3, Shape::Lately),
    (2, Shape::Elsewhere),
];
/// For what happens at a moment.
const MOMENTS: [(i64, Shape); 10] = [
    (52, Shape::Single(Unit::Day)),
    (12, Shape::Single(Unit::Month)),
    (6, Shape::Single(Unit::Year)),
    (5, Shape::Between),
    (3, Shape::NotAfter),
    (2, Shape::NotBefore),
    (8, Shape::Undated),
    (7, Shape::NoYear),
    (3, Shape::Lately),
    (2, Shape::Elsewhere),
];
/// For what is there.
const STATES: [(i64, Shape); 7] = [
    (40, Shape::Since),
    (14, Shape::Until),
    (12, Shape::Single(Unit::Year)),
    (10, Shape::Single(Unit::Month)),
    (10, Shape::Lasted),
    (10, Shape::Undated),
    (4, Shape::Elsewhere),
];
/// For what is intended.
const INTENTIONS: [(i64, Shape); 7] = [
    (48, Shape::Single(Unit::Year)),
    (16, Shape::Single(Unit::Month)),
    (16, Shape::NotAfter),
    (6, Shape::Lasted),
    (4, Shape::NotBefore),
    (6, Shape::Undated),
    (4, Shape::Lately),
];

/// A date of this role, as a text of that day tells it.
pub(super) fn told(dice: &mut Dice, role: Role, published: Day) -> Told {
    let shape = match role {
        Role::Held | Role::Scheduled => dice.weighted(&OCCASIONS),
        Role::Exists => dice.weighted(&STATES),
        Role::Planned | Role::Target => dice.weighted(&INTENTIONS),
        _ => dice.weighted(&MOMENTS),
    };
    let day = anchor(dice, role, published);
    let (unit, length) = length(dice, role);
    let first = date(day, unit, doubt(dice, 4));
    let last = date(far(day, length), unit, Doubt::None);
    let when = match shape {
        Shape::Single(unit) => When::At(date(day, unit, doubt(dice, 13))),
        Shape::Lasted => When::Lasted { from: Some(first), until: Some(last) },
        Shape::Since => When::Lasted { from: Some(first), until: None },
        Shape::Until => When::Lasted { from: None, until: Some(last) },
        Shape::Between => When::OneOf { earliest: Some(first), latest: Some(last) },
        Shape::NotAfter => When::OneOf { earliest: None, latest: Some(last) },
        Shape::NotBefore => When::OneOf { earliest: Some(first), latest: None },
        Shape::Undated => return Told::explicit(None, vague(role)),
        Shape::NoYear => return without_year(date(day, Unit::Day, Doubt::None)),
        Shape::Lately => return lately(role, date(published, Unit::Day, Doubt::None)),
        Shape::Elsewhere => {
            let when = When::At(date(day, Unit::Day, Doubt::None));
            return Told { basis: BasisWord::Editorial, ..Told::explicit(Some(when), both("", "")) };
        }
    };
    Told::explicit(Some(when), phrase(&when))
}

/// How exactly the ends of a span are told, and how many days lie between them.
fn length(dice: &mut Dice, role: Role) -> (Unit, i64) {
    if dice.percent(80) {
        return (Unit::Day, dice.between(1, 4));
    }
    let longest = if matches!(role, Role::Held | Role::Scheduled) { 95 } else { 400 };
    (Unit::Month, dice.between(32, longest))
}

/// A day on which such a thing may lie, seen from the text that tells it.
fn anchor(dice: &mut Dice, role: Role, published: Day) -> Day {
    match role {
        Role::Scheduled => step(published, dice.between(1, 60)),
        Role::Established => step(published, -dice.between(1, 900)),
        Role::Exists => step(published, -dice.between(0, 1500)),
        Role::Planned => step(published, dice.between(20, 700)),
        Role::Target => far(published, dice.between(300, 2000)),
        _ => step(published, -dice.between(0, 25)),
    }
}

fn doubt(dice: &mut Dice, often: i64) -> Doubt {
    let doubts = [Doubt::About, Doubt::Uncertain, Doubt::AboutAndUncertain];
    if dice.percent(often) { dice.pick(&doubts) } else { Doubt::None }
}

/// What a text says in place of a date.
fn vague(role: Role) -> Both {
    match role {
        Role::Scheduled | Role::Planned | Role::Target => both("in due course", "适时"),
        Role::Exists => both("by now", "现已"),
        _ => both("recently", "近日"),
    }
}

fn without_year(date: PartialDate) -> Told {
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    let words = both(format!("on {} {day}", month_name(month)), format!("于{month}月{day}日"));
    let year = date.year();
    let reason = both(
        format!("The text prints no year; what it reports beside it lies in {year}."),
        format!("文中未印年份；同文所述其他事项均在{year}年。"),
    );
    Told::inferred(When::At(date), words, reason)
}

fn lately(role: Role, published: PartialDate) -> Told {
    let printed = spelled(published);
    if matches!(role, Role::Scheduled | Role::Planned | Role::Target) {
        let when = When::OneOf { earliest: Some(published), latest: None };
        let reason = both(
            format!("The text of {} speaks of it as still to come.", printed.en),
            format!("{}的文中称其尚未发生。", printed.zh),
        );
        return Told::inferred(when, both("soon", "即将"), reason);
    }
    let when = When::OneOf { earliest: None, latest: Some(published) };
    let reason = both(
        format!("The text of {} reports it as past.", printed.en),
        format!("{}的文中将其作为已发生之事报道。", printed.zh),
    );
    Told::inferred(when, both("not long ago", "不久前"), reason)
}
