//! Other notations of dates, by spreadsheets and by people, and how to write them here.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::{BadDate, Day, When};

const MONTHS: &str = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const MONTHS_IN_FULL: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

#[expect(clippy::expect_used, reason = "the patterns are constants, and a test compiles each")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

static YEAR_LAST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})$"));
static MONTH_AND_SHORT_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("^(?i)({MONTHS})-([0-9]{{2}})$")));
static SHORT_YEAR_OR_DAY_AND_MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("^(?i)([0-9]{{1,2}})-({MONTHS})$")));
static TIME_OF_DAY: LazyLock<Regex> = LazyLock::new(|| pattern("^(.*) [0-9]{1,2}:[0-9:]+$"));
static SERIAL: LazyLock<Regex> = LazyLock::new(|| pattern("^[34][0-9]{4}$"));

/// The message for a cell that is not a date, with the corrected date where spreadsheets are known to write it so.
pub(super) fn describe_error(text: &str, error: &BadDate) -> String {
    match (error, suggest(text)) {
        (BadDate::Form(text), Some(repair)) => format!(
            "{text:?} is a date as a spreadsheet writes it; accepted: {repair} (format the column as text first)"
        ),
        _ => error.to_string(),
    }
}

/// How the same date is written here, if the day need not be guessed.
fn suggest(text: &str) -> Option<String> {
    let padded = |text: &str| format!("{text:0>2}");
    let day = TIME_OF_DAY.captures(text).and_then(|found| found.get(1)).map_or(text, |day| day.as_str());
    if let Some(date) = normalize_date(day).filter(|date| date.parse::<When>().is_ok()) {
        return Some(date);
    }
    if let Some(found) = YEAR_LAST.captures(text) {
        // 6/21/2021 can only be in June; 6/7/2021 is ambiguous.
        let (first, second): (u32, u32) = (found[1].parse().ok()?, found[2].parse().ok()?);
        return Some(match (first > 12, second > 12) {
            (true, false) => format!("{}-{}-{}", &found[3], padded(&found[2]), padded(&found[1])),
            (false, true) => format!("{}-{}-{}", &found[3], padded(&found[1]), padded(&found[2])),
            _ => format!("year-month-day, as in {}-MM-DD", &found[3]),
        });
    }
    if let Some(found) = MONTH_AND_SHORT_YEAR.captures(text) {
        return Some(format!("20{}-{}, or the year and day that were meant", &found[2], month(&found[1])?));
    }
    if let Some(found) = SHORT_YEAR_OR_DAY_AND_MONTH.captures(text) {
        let (number, month) = (padded(&found[1]), month(&found[2])?);
        return Some(format!("YYYY-{month}-{number} with its year, or 20{number}-{month}"));
    }
    if SERIAL.is_match(text) {
        // Day 1 of spreadsheets is 1 January 1900, and they count a 29 February 1900.
        let day = Day::constant(1899, 12, 30).plus(text.parse().ok()?);
        return Some(format!("{day}, if the number is a spreadsheet's day count"));
    }
    None
}

/// Converts other unambiguous notations of a date to the accepted one: `2021/6`, `2021.06.21`, `202106`, `2021年6月`,
/// `June 2021`, `21 June 2021`.
pub(crate) fn normalize_date(text: &str) -> Option<String> {
    year_first(text).or_else(|| named_month(text))
}

/// A date of a year, an English month and perhaps a day, in any order.
fn named_month(text: &str) -> Option<String> {
    let (mut year, mut month, mut day) = (None, None, String::new());
    for part in text.split([' ', ',', '.', '-']).filter(|part| !part.is_empty()) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            match part.len() {
                4 if year.is_none() => year = Some(part),
                1 | 2 if day.is_empty() => day = format!("-{part:0>2}"),
                _ => return None,
            }
        } else {
            let name = part.to_ascii_lowercase();
            let is_month = |full: &&str| name.len() >= 3 && full.starts_with(&name);
            let index = MONTHS_IN_FULL.iter().position(is_month).filter(|_| month.is_none())?;
            month = Some(index + 1);
        }
    }
    Some(format!("{}-{:02}{day}", year?, month?))
}

/// A date that is a year followed by numbers.
fn year_first(text: &str) -> Option<String> {
    let text = match text.len() {
        6 | 8 if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            let (year, rest) = text.split_at(4);
            let (month, day) = rest.split_at(2);
            format!("{year}-{month}-{day}")
        }
        _ => text.to_owned(),
    };
    let mut parts = text.split(['-', '/', '.', '年', '月', '日', ' ']).filter(|part| !part.is_empty());
    let year = parts.next().filter(|year| year.len() == 4)?;
    let rest = parts.map(|part| (part.len() <= 2).then(|| format!("-{part:0>2}")));
    let rest = rest.collect::<Option<Vec<_>>>().filter(|rest| rest.len() <= 2)?.concat();
    let date = format!("{year}{rest}");
    date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-').then_some(date)
}

fn month(name: &str) -> Option<String> {
    let index = MONTHS.split('|').position(|month| month.eq_ignore_ascii_case(name))?;
    Some(format!("{:02}", index + 1))
}
