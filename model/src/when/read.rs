//! Parses dates from cells and addresses.

use std::fmt;
use std::str::FromStr;

use super::When;
use super::date::{Doubt, PartialDate};

/// Why a text is not a date, and how to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadDate {
    /// Not in the accepted form.
    Form(String),
    /// Well formed, but the calendar has no such day.
    NoSuchDay(String),
    /// The end is before the start.
    Backwards(String),
}

impl fmt::Display for BadDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(text) => write!(
                out,
                "{text:?} is not a date; accepted: 2021-06-21, 2020-05, 2019, with ~ ? or % after it, a/b, a/.., ../b, [a..b], [..b], [a..]"
            ),
            Self::NoSuchDay(text) => {
                write!(
                    out,
                    "{text:?} is not in the calendar; accepted: a day that exists, in a year from 0001 to 9998"
                )
            }
            Self::Backwards(text) => write!(out, "{text:?} runs backwards; accepted: the earlier date first"),
        }
    }
}

impl std::error::Error for BadDate {}

impl FromStr for When {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let form = || BadDate::Form(crate::text::shorten(text).into());
        let when = if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let (earliest, latest) = inner.split_once("..").ok_or_else(form)?;
            let (earliest, latest) = (optional_date(earliest, "", text)?, optional_date(latest, "", text)?);
            Self::OneOf { earliest, latest }
        } else if let Some((from, until)) = text.split_once('/') {
            let (from, until) = (optional_date(from, "..", text)?, optional_date(until, "..", text)?);
            Self::Lasted { from, until }
        } else {
            return Ok(Self::At(date(text, text)?));
        };
        match when.ends() {
            (None, None) => Err(form()),
            // Only dates without any day in common are refused: 2021-06/2021 is valid.
            (Some(a), Some(b)) if b.without_doubt().last_day() < a.without_doubt().first_day() => {
                Err(BadDate::Backwards(crate::text::shorten(text).into()))
            }
            _ => Ok(when),
        }
    }
}

fn optional_date(part: &str, open: &str, whole: &str) -> Result<Option<PartialDate>, BadDate> {
    if part == open { Ok(None) } else { date(part, whole).map(Some) }
}

fn date(part: &str, whole: &str) -> Result<PartialDate, BadDate> {
    let form = || BadDate::Form(crate::text::shorten(whole).into());
    let (digits, doubt) = match part.as_bytes().last() {
        Some(b'~') => (&part[..part.len() - 1], Doubt::About),
        Some(b'?') => (&part[..part.len() - 1], Doubt::Uncertain),
        Some(b'%') => (&part[..part.len() - 1], Doubt::AboutAndUncertain),
        _ => (part, Doubt::None),
    };
    let mut parts = digits.split('-');
    let year = number(parts.next(), 4).ok_or_else(form)?;
    let month = parts.next().map(|text| number(Some(text), 2).ok_or_else(form)).transpose()?;
    let day = parts.next().map(|text| number(Some(text), 2).ok_or_else(form)).transpose()?;
    if parts.next().is_some() {
        return Err(form());
    }
    // Two digits always fit.
    let small = |value: i16| i8::try_from(value).unwrap_or(i8::MAX);
    PartialDate::new(year, month.map(small), day.map(small), doubt)
        .ok_or_else(|| BadDate::NoSuchDay(crate::text::shorten(whole).into()))
}

/// Exactly `width` ASCII digits.
fn number(text: Option<&str>, width: usize) -> Option<i16> {
    let text = text?;
    (text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}
