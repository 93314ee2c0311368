//! Dates in words.

use super::Label;
use crate::basis::{Basis, BasisWord};
use crate::lang::Lang;
use crate::when::{Dating, Day, Doubt, PartialDate, Role, When, month_name};

/// The name of a cell of an axis: `2021`, `Jun`, `17`. The first one, and one with which a larger unit begins, include
/// that unit: `Jun 2021`, `1 Jul`. Where there is room, a day has its weekday: `Mon 21 Jun`.
pub fn tick(date: PartialDate, first: bool, roomy: bool, lang: Lang) -> String {
    let (year, month) = (date.year(), date.month().unwrap_or(1));
    let short = &month_name(month)[..3];
    let begins = first || date.day().map_or(month == 1, |day| day == 1);
    match (date.month(), date.day(), lang) {
        (None, ..) => year.to_string(),
        (_, None, Lang::En) if begins => format!("{short} {year}"),
        (_, None, Lang::En) => short.to_owned(),
        (_, None, Lang::Zh) if begins => format!("{year}年{month}月"),
        (_, None, Lang::Zh) => format!("{month}月"),
        (_, Some(day), Lang::En) if roomy => format!("{} {day} {short}", weekday(date.first_day(), lang)),
        (_, Some(day), Lang::Zh) if roomy => {
            format!("{month}月{day}日（{}）", weekday(date.first_day(), lang))
        }
        (_, Some(day), Lang::En) if begins => format!("{day} {short}"),
        (_, Some(day), Lang::En) => day.to_string(),
        (_, Some(day), Lang::Zh) if begins => format!("{month}月{day}日"),
        (_, Some(day), Lang::Zh) => format!("{day}日"),
    }
}

/// The short name of a weekday.
fn weekday(day: Day, lang: Lang) -> &'static str {
    const NAMES: [(&str, &str); 7] = [
        ("Sat", "周六"),
        ("Sun", "周日"),
        ("Mon", "周一"),
        ("Tue", "周二"),
        ("Wed", "周三"),
        ("Thu", "周四"),
        ("Fri", "周五"),
    ];
    // Day 0 (1 January of the year 0) is a Saturday.
    let (en, zh) = NAMES[usize::try_from(day.number().rem_euclid(7)).unwrap_or_default()];
    lang.pick(en, zh)
}

/// A time span in words, by its ends as in [`stretch_ends`].
pub fn stretch(first: Day, last: Day, lang: Lang) -> String {
    match stretch_ends(first, last) {
        Some((from, until)) if from == until => one(from, lang),
        Some((from, until)) => range(from, until, lang),
        None => String::new(),
    }
}

/// The ends of a time span as they are named: by years if it consists of whole years, by days if it is short, or else
/// by months.
pub fn stretch_ends(first: Day, last: Day) -> Option<(PartialDate, PartialDate)> {
    let is_short = last.number() - first.number() < 62;
    let whole_months = first.day() == 1 && last == last.last_of_month();
    let years = whole_months && first.month() == 1 && last.month() == 12;
    let months = !is_short || whole_months;
    let end = |day: Day| {
        let month = (!years).then(|| day.month());
        PartialDate::new(day.year(), month, (!months).then(|| day.day()), Doubt::None)
    };
    Some((end(first)?, end(last)?))
}

/// A date, with its status if it is in the future, and its basis unless a source states it:
/// `17–18 June 2021, scheduled`, `2020年5月（推断）`.
pub fn dating(dating: &Dating, basis: &Basis, lang: Lang) -> String {
    let when = match &dating.when {
        Some(when) => date(when, lang),
        None => undated(lang).to_owned(),
    };
    let status = match dating.role {
        Role::Scheduled | Role::Planned | Role::Target => Some(dating.role.label(lang)),
        _ => None,
    };
    let basis = (basis.word() != BasisWord::Explicit).then(|| basis.word().label(lang));
    let marks: Vec<String> = status.into_iter().chain(basis).map(str::to_ascii_lowercase).collect();
    match (lang, marks.is_empty()) {
        (_, true) => when,
        (Lang::En, false) => format!("{when}, {}", marks.join(", ")),
        (Lang::Zh, false) => format!("{when}（{}）", marks.join("，")),
    }
}

/// A text with its basis unless a source states it: `Chairman (inferred)`, `董事长（推断）`.
pub fn with_basis(text: String, basis: BasisWord, lang: Lang) -> String {
    match (basis, lang) {
        (BasisWord::Explicit, _) => text,
        (basis, Lang::En) => format!("{text} ({})", basis.label(lang).to_ascii_lowercase()),
        (basis, Lang::Zh) => format!("{text}（{}）", basis.label(lang)),
    }
}

/// The date for which something holds, and its basis unless a source states it: `as of 19 June 2020 (inferred)`,
/// `截至2020年6月19日（推断）`.
pub(super) fn as_of(when: &When, basis: Option<BasisWord>, lang: Lang) -> String {
    let words = match (when, lang) {
        (_, Lang::En) => format!("as of {}", planned_for(when)),
        // 截至 goes with no other preposition.
        (When::OneOf { earliest: None, .. } | When::OneOf { latest: None, .. }, Lang::Zh) => {
            format!("截至日{}", date(when, lang))
        }
        (_, Lang::Zh) => format!("截至{}", date(when, lang)),
    };
    with_basis(words, basis.unwrap_or(BasisWord::Explicit), lang)
}

/// The words for a missing date.
pub(super) fn undated(lang: Lang) -> &'static str {
    lang.pick("no date given", "未写日期")
}

/// A date in words: `21–25 June 2021`, `about May 2020`, `不晚于2021年6月10日`.
///
/// Where each of its dates may be wrong, that is said once: `perhaps January–April 2020`, `可能为2020年1月至4月`.
pub fn date(when: &When, lang: Lang) -> String {
    if when.is_uncertain() {
        let is_bound = matches!(when, When::OneOf { earliest: None, .. } | When::OneOf { latest: None, .. });
        let perhaps = lang.pick("perhaps ", if is_bound { "可能" } else { "可能为" });
        return format!("{perhaps}{}", date(&when.without_uncertainty(), lang));
    }
    match (*when, lang) {
        (When::At(date), _) => one(date, lang),
        (When::Lasted { from: Some(from), until: Some(until) }, _) => range(from, until, lang),
        (When::Lasted { from: Some(from), .. }, Lang::En) => format!("from {} on", one(from, lang)),
        (When::Lasted { from: Some(from), .. }, Lang::Zh) => format!("{}起", one(from, lang)),
        (When::Lasted { until, .. }, Lang::En) => format!("until {}", optional(until, lang)),
        (When::Lasted { until, .. }, Lang::Zh) => format!("至{}", optional(until, lang)),
        (When::OneOf { earliest: Some(earliest), latest: Some(latest) }, _) => either(earliest, latest, lang),
        (When::OneOf { earliest: Some(earliest), .. }, Lang::En) => {
            format!("not before {}", one(earliest, lang))
        }
        (When::OneOf { earliest: Some(earliest), .. }, Lang::Zh) => format!("不早于{}", one(earliest, lang)),
        (When::OneOf { latest, .. }, Lang::En) => format!("by {}", optional(latest, lang)),
        (When::OneOf { latest, .. }, Lang::Zh) => format!("不晚于{}", optional(latest, lang)),
    }
}

/// A date after a verb in an English sentence: `on 26 March 2025`, `in 2019`, `from 21 to 25 June 2021`.
pub(super) fn on(when: &When) -> String {
    let lang = Lang::En;
    if when.is_uncertain() {
        return format!("perhaps {}", on(&when.without_uncertainty()));
    }
    match *when {
        When::At(date) => format!("{}{}", preposition(date), one(date, lang)),
        When::Lasted { from: Some(from), until: Some(until) } => {
            let (start, end) = ends(from, until, lang);
            format!("from {start} to {end}")
        }
        When::OneOf { earliest: Some(earliest), latest: Some(latest) } => {
            let words = either(earliest, latest, lang);
            if words.starts_with("between") { words } else { format!("on {words}") }
        }
        _ => date(when, lang),
    }
}

/// A date before a verb in a Chinese sentence: `2025年3月26日`, `可能于2020年5月前后`.
pub(super) fn before_verb(when: &When) -> String {
    let words = date(when, Lang::Zh);
    words.strip_prefix("可能为").map_or_else(|| words.clone(), |when| format!("可能于{when}"))
}

/// A date after `planned for` or `as of` in an English sentence: `21–25 June 2021`, `a date between 17 and 30 June
/// 2021`.
pub(super) fn planned_for(when: &When) -> String {
    if when.is_uncertain() {
        return format!("perhaps {}", planned_for(&when.without_uncertainty()));
    }
    let words = date(when, Lang::En);
    match *when {
        When::OneOf { earliest: None, .. } => format!("a date {}", words.replacen("by", "no later than", 1)),
        When::OneOf { .. } if !words.contains(" or ") => format!("a date {words}"),
        _ => words,
    }
}

/// The preposition before a date; none before `about` and `perhaps`.
fn preposition(date: PartialDate) -> &'static str {
    if date.doubt().is_about() || date.doubt().is_uncertain() {
        ""
    } else if date.day().is_some() {
        "on "
    } else {
        "in "
    }
}

fn optional(date: Option<PartialDate>, lang: Lang) -> String {
    date.map(|date| one(date, lang)).unwrap_or_default()
}

fn one(date: PartialDate, lang: Lang) -> String {
    let plain = spelled(date, lang, Share::Nothing);
    let about = match (date.doubt().is_about(), lang) {
        (false, _) => plain,
        (true, Lang::En) => format!("about {plain}"),
        (true, Lang::Zh) => format!("{plain}前后"),
    };
    if date.doubt().is_uncertain() { format!("{}{about}", lang.pick("perhaps ", "可能为")) } else { about }
}

/// The parts that a date of a range shares with the other.
#[derive(Clone, Copy, PartialEq)]
enum Share {
    Nothing,
    Year,
    YearAndMonth,
}

fn spelled(date: PartialDate, lang: Lang, share: Share) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let (with_year, with_month) = (share == Share::Nothing, share != Share::YearAndMonth);
    match lang {
        Lang::En => {
            let day = day.map(|day| day.to_string());
            let month = month.filter(|_| with_month).map(|month| month_name(month).to_owned());
            let year = with_year.then(|| year.to_string());
            [day, month, year].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Lang::Zh => {
            let year = with_year.then(|| format!("{year}年"));
            let month = month.filter(|_| with_month).map(|month| format!("{month}月"));
            let day = day.map(|day| format!("{day}日"));
            [year, month, day].into_iter().flatten().collect()
        }
    }
}

/// The parts that two dates share, if they have the same precision and no doubt.
fn shared(from: PartialDate, until: PartialDate) -> Share {
    let is_certain = from.doubt() == Doubt::None && until.doubt() == Doubt::None;
    let same_precision =
        from.month().is_some() == until.month().is_some() && from.day().is_some() == until.day().is_some();
    if !is_certain || !same_precision || from.year() != until.year() || from.month().is_none() {
        Share::Nothing
    } else if from.month() == until.month() && from.day().is_some() {
        Share::YearAndMonth
    } else {
        Share::Year
    }
}

/// The two ends of a range, with shared parts only once: at the end in English, at the start in Chinese.
fn ends(from: PartialDate, until: PartialDate, lang: Lang) -> (String, String) {
    let share = shared(from, until);
    match (share, lang) {
        (Share::Nothing, _) => (one(from, lang), one(until, lang)),
        (_, Lang::En) => (spelled(from, lang, share), one(until, lang)),
        (_, Lang::Zh) => (one(from, lang), spelled(until, lang, share)),
    }
}

fn range(from: PartialDate, until: PartialDate, lang: Lang) -> String {
    let (start, end) = ends(from, until, lang);
    let is_compact = !start.contains(' ') && (shared(from, until) != Share::Nothing || !end.contains(' '));
    let is_years = from.month().is_none()
        && until.month().is_none()
        && [from, until].iter().all(|d| d.doubt() == Doubt::None);
    match lang {
        // One word on each side needs no space around the dash: 21–25 June 2021, January–April 2020.
        Lang::En if is_compact => format!("{start}–{end}"),
        Lang::En => format!("{start} – {end}"),
        Lang::Zh if is_years => format!("{}—{end}", from.year()),
        Lang::Zh => format!("{start}至{end}"),
    }
}

fn either(earliest: PartialDate, latest: PartialDate, lang: Lang) -> String {
    let (start, end) = ends(earliest, latest, lang);
    let are_consecutive = earliest.day().is_some() && earliest.last_day().plus(1) == latest.first_day();
    match (lang, are_consecutive) {
        (Lang::En, true) => format!("{start} or {end}"),
        (Lang::Zh, true) => format!("{start}或{end}"),
        (Lang::En, false) => format!("between {start} and {end}"),
        (Lang::Zh, false) => format!("{start}至{end}之间"),
    }
}
