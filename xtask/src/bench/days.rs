//! Dates of the tables as days, for the pages that the atlas is compared with. `model::when` has the whole format; `xtask`
//! depends on no other crate of the workspace, and needs the two ends alone.

use jiff::civil::Date;

/// The day before every other, of a date with an open beginning.
const BEFORE_ALL: i32 = i32::MIN;
/// The day after every other, of a date with an open end.
const AFTER_ALL: i32 = i32::MAX;

/// The first and the last day of a date, since 1970. Where there is none, the last is before the first, so it is in no
/// window.
pub(super) fn days(when: &str) -> Option<(i32, i32)> {
    if when.is_empty() {
        return Some((AFTER_ALL, BEFORE_ALL));
    }
    let moment = when.strip_prefix('[').and_then(|when| when.strip_suffix(']'));
    let ends = moment.map_or_else(|| when.split_once('/'), |when| when.split_once(".."));
    let (from, until) = ends.unwrap_or((when, when));
    let is_open = |date: &str| date.is_empty() || date == "..";
    let first = if is_open(from) { BEFORE_ALL } else { day(span(from)?.0) };
    let last = if is_open(until) { AFTER_ALL } else { day(span(until)?.1) };
    Some((first, last))
}

/// The first and the last day of a day, month or year.
fn span(date: &str) -> Option<(Date, Date)> {
    let mut parts = date.trim_end_matches(['~', '?', '%']).split('-');
    let year = parts.next()?.parse().ok()?;
    let mut next = || parts.next().map(|part| part.parse::<i8>().ok());
    let (month, day) = (next(), next());
    let first = Date::new(year, month.unwrap_or(Some(1))?, day.unwrap_or(Some(1))?).ok()?;
    let last = match (month, day) {
        (None, _) => first.last_of_year(),
        (_, None) => first.last_of_month(),
        _ => first,
    };
    Some((first, last))
}

/// The number of a day, from 1970.
pub(super) fn day(date: Date) -> i32 {
    // Two dates of the calendar are less than 2^31 days apart.
    let days = date.since(Date::constant(1970, 1, 1)).map(|span| span.get_days());
    days.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_the_days_of_its_precision_and_open_ends_have_none() {
        for (when, first, last) in [
            ("1970-01-02", 1, 1),
            ("1970-02~", 31, 58),
            ("1971?", 365, 729),
            ("1970-01-01/1970-01-04", 0, 3),
            ("[1970-01..1970-01-04]", 0, 3),
            ("1970-01-05/..", 4, AFTER_ALL),
            ("[..1970-01-05]", BEFORE_ALL, 4),
            ("", AFTER_ALL, BEFORE_ALL),
        ] {
            assert_eq!(days(when), Some((first, last)), "{when}");
        }
        assert_eq!(days("1970-13"), None);
        assert_eq!(days("soon"), None);
    }
}
