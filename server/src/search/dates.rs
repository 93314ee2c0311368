//! Dates in a sentence: whole ones are filters and no words.

use std::sync::LazyLock;

use model::when::{Day, Doubt, PartialDate, When};
use regex_lite::{Captures, Regex};

/// A stretch of time that a search names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReadDate {
    /// As it was typed.
    pub(super) shown: String,
    /// What it means.
    pub(super) when: When,
}

impl ReadDate {
    /// The year, if the date is one.
    pub(super) fn year(&self) -> Option<i16> {
        match self.when {
            When::At(date) if date.month().is_none() => Some(date.year()),
            _ => None,
        }
    }
}

/// The dates of a text, and the text without them.
pub(super) fn read(text: &str) -> (Vec<ReadDate>, String) {
    let mut dates = Vec::new();
    let mut rest = text.to_owned();
    for form in FORMS.iter() {
        while let Some(found) = form.pattern.captures(&rest) {
            // A year alone is told by what stands beside it.
            let Some(whole) = found.name("date").or_else(|| found.get(0)) else { break };
            let Some(when) = (form.read)(&found) else { break };
            let range = whole.range();
            dates.push((range.start, ReadDate { shown: whole.as_str().trim().to_owned(), when }));
            // As long as before, so that the order of dates stays.
            rest.replace_range(range.clone(), &" ".repeat(range.len()));
        }
    }
    dates.sort_by_key(|(start, _)| *start);
    (dates.into_iter().map(|(_, date)| date).collect(), rest)
}

/// A way to write a date.
struct Form {
    pattern: Regex,
    read: fn(&Captures<'_>) -> Option<When>,
}

/// Longer forms first.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    const YEAR: &str = r"(?P<y>(?:19|20)\d{2})";
    const YEAR_2: &str = r"(?P<y2>(?:19|20)\d{2})";
    const MONTH: &str = r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
    const DAY: &str = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?";
    const DAY_2: &str = r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?";
    // 23年: a year that the sources may speak of; 10年 is as often a duration.
    const SHORT_YEAR: &str = r"(?P<yy>1[5-9]|2\d|3[0-5])";
    const TO: &str = r"\s*(?:-|–|—|~|to|and|until|至|到|和)\s*";
    let form = |pattern: String, read| {
        // Patterns are constant, and each is used by a test.
        Regex::new(&format!("(?i){pattern}")).ok().map(|pattern| Form { pattern, read })
    };
    [
        form(format!(r"\b{YEAR}\s*年\s*(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号]?{TO}(?P<d2>\d{{1,2}})\s*[日号]"), days as fn(&Captures<'_>) -> Option<When>),
        form(format!(r"\b{YEAR}\s*年\s*(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号]"), day),
        form(format!(r"\b{YEAR}\s*年\s*(?P<m>\d{{1,2}})\s*月份?"), day),
        form(format!(r"\b{YEAR}\s*年?{TO}{YEAR_2}(?:\s*年|\b)"), years),
        form(format!(r"\b{DAY}{TO}{DAY_2}\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b"), days),
        form(format!(r"\b{MONTH}\s+{DAY}{TO}{DAY_2},?\s+{YEAR}\b"), days),
        form(format!(r"\b{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b"), day),
        form(format!(r"\b{MONTH}\s+{DAY},?\s+{YEAR}\b"), day),
        form(format!(r"\b{MONTH},?\s+(?:of\s+)?{YEAR}\b"), day),
        form(format!(r"\b{YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})\b"), day),
        form(format!(r"\b{YEAR}-(?P<m>\d{{2}})\b"), day),
        form(format!(r"\b{YEAR}\s*年"), day),
        form(format!(r"(?:^|[^\d.,])(?P<date>{SHORT_YEAR}年\s*(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号])"), day),
        form(format!(r"(?:^|[^\d.,])(?P<date>{SHORT_YEAR}年\s*(?P<m>\d{{1,2}})\s*月份?)"), day),
        form(format!(r"(?:^|[^\d.,近第来去达满过余立约至到~–—-])(?P<date>{SHORT_YEAR}年)(?:[^来间内代多期前后以左历之规的]|$)"), day),
        form(format!(r"(?:^|[^\d.,])(?P<date>{YEAR})(?:[^\d亿万千百个家项%.,a-z]|[.,]?(?:\s|$))"), day),
    ]
    .into_iter()
    .flatten()
    .collect()
});

fn number<N: std::str::FromStr>(found: &Captures<'_>, name: &str) -> Option<N> {
    found.name(name)?.as_str().parse().ok()
}

fn month(found: &Captures<'_>) -> Option<i8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let Some(name) = found.name("name") else { return number(found, "m") };
    let start = name.as_str().get(..3)?.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| *month == start)?;
    i8::try_from(at + 1).ok()
}

fn partial(found: &Captures<'_>, day: &str) -> Option<PartialDate> {
    let year = number(found, "y").or_else(|| Some(2000 + number::<i16>(found, "yy")?))?;
    PartialDate::new(year, month(found), number(found, day), Doubt::None)
}

fn day(found: &Captures<'_>) -> Option<When> {
    Some(When::At(partial(found, "d")?))
}

fn days(found: &Captures<'_>) -> Option<When> {
    lasted(partial(found, "d")?, partial(found, "d2")?)
}

fn years(found: &Captures<'_>) -> Option<When> {
    let year = |name| PartialDate::new(number(found, name)?, None, None, Doubt::None);
    lasted(year("y")?, year("y2")?)
}

fn lasted(from: PartialDate, until: PartialDate) -> Option<When> {
    let first: Day = from.first_day();
    (first <= until.first_day()).then_some(When::Lasted { from: Some(from), until: Some(until) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_dates_are_read_and_numbers_are_not() {
        for (text, expected, rest) in [
            ("what happened in June 2021?", &["2021-06"][..], "what happened in ?"),
            ("2025年大会签约", &["2025"], "大会签约"),
            ("2020年6月15日的签约", &["2020-06-15"], "的签约"),
            ("15 June 2020", &["2020-06-15"], ""),
            ("June 15, 2020 signing", &["2020-06-15"], "signing"),
            ("programme of 17 and 18 June 2021?", &["2021-06-17/2021-06-18"], "programme of ?"),
            ("2021年6月17日至18日安排", &["2021-06-17/2021-06-18"], "安排"),
            ("2020-2025", &["2020/2025"], ""),
            ("from 2020 to 2025", &["2020/2025"], "from"),
            ("2021-06-21", &["2021-06-21"], ""),
            ("2018, 2019", &["2018", "2019"], ","),
            ("the 2025 conference", &["2025"], "the conference"),
            ("2025", &["2025"], ""),
            ("1300亿 and 2019亿", &[], "1300亿 and 2019亿"),
            ("15 national engineering centres", &[], "15 national engineering centres"),
            ("31 June 2020", &["2020-06"], "31"),
            ("25年3月那次签约", &["2025-03"], "那次签约"),
            ("23年市长咨询会", &["2023"], "市长咨询会"),
            ("25年3月15日", &["2025-03-15"], ""),
            ("近20年来", &[], "近20年来"),
            ("20年前的合作", &[], "20年前的合作"),
            ("成立20年", &[], "成立20年"),
            ("未来15年规划", &[], "未来15年规划"),
            ("投资15年以上", &[], "投资15年以上"),
            ("10-15年", &[], "10-15年"),
            ("6月15日", &[], "6月15日"),
            ("12025 and 2025.5", &[], "12025 and 2025.5"),
        ] {
            let (dates, left) = read(text);
            let dates: Vec<String> = dates.iter().map(|date| date.when.to_string()).collect();
            let left = left.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(
                (dates, left.as_str()),
                (expected.iter().map(ToString::to_string).collect(), rest),
                "{text}"
            );
        }
        assert_eq!(FORMS.len(), 16);
    }
}
