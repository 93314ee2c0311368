//! The sentence that sums up a view.

use serde::{Deserialize, Serialize};

use crate::dataset::{Dataset, Row};
use crate::id::Id;
use crate::lang::Lang;
use crate::place::Level;
use crate::query::Query;
use crate::record::Kind;
use crate::sorted::Set;
use crate::when::{Day, Doubt, PartialDate, When};
use crate::words::{counted_with_parts, date};

/// The answer to a query in one sentence: `2020–2021, Jiangning District: 12 events, 2 platforms.`
///
/// It has the time, the places, and the number of records of each kind that occurs, with the number of those that are
/// parts of others: `16 events (9 of them parts of others), 2 projects (1 part)`.
///
/// `counts` has for each kind the number of records and that of parts; `days` are the first and the last day of all.
pub(super) fn sentence(
    dataset: &Dataset,
    query: &Query,
    counts: &[(Kind, usize, usize)],
    days: (Option<Day>, Option<Day>),
) -> String {
    let lang = dataset.lang;
    let time = query.describe_window(lang).or_else(|| years(days, lang));
    let places: Vec<String> = query.filters.places.iter().map(|place| dataset.name(place.as_str())).collect();
    let place = (!places.is_empty()).then(|| places.join(lang.pick(" or ", "或")));
    let scope: Vec<String> = time.into_iter().chain(place).collect();
    let mut is_explained = false;
    let counts: Vec<String> = counts
        .iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(kind, count, parts)| {
            let words = counted_with_parts(*kind, *count, *parts, is_explained, lang);
            is_explained |= *parts > 0;
            words
        })
        .collect();
    let counts = if counts.is_empty() {
        lang.pick("no record matches", "没有符合条件的记录").to_owned()
    } else {
        counts.join(lang.pick(", ", "、"))
    };
    let stop = lang.pick(".", "。");
    if scope.is_empty() {
        let (first, rest) = counts.split_at(counts.chars().next().map_or(0, char::len_utf8));
        format!("{}{rest}{stop}", first.to_ascii_uppercase())
    } else {
        format!("{}{}{counts}{stop}", lang.enumerate(&scope), lang.pick(": ", "："))
    }
}

/// The subject of a release, for the headline without filters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The city with most rows; `None` without a row in a city.
    pub city: Option<String>,
    /// The years in which the rows may lie; `None` without a date.
    pub years: Option<String>,
    /// How many sources are cited.
    pub sources: usize,
}

impl Subject {
    /// The subject of a release.
    pub fn of(dataset: &Dataset) -> Self {
        let rows = &dataset.rows;
        let cities = dataset.places.iter().filter(|(_, place)| place.level == Level::City).map(|(id, _)| id);
        let count = |city: &Id| rows.iter().filter(|row| row.tags.places.contains(city)).count();
        let counted = cities.map(|city| (count(city), city)).filter(|(count, _)| *count > 0);
        let city = counted.max_by_key(|(count, _)| *count).map(|(_, city)| dataset.name(city.as_str()));
        let sources: Set<&Id> = rows.iter().flat_map(|row| row.tags.sources.iter()).collect();
        Self { city, years: years(days(rows), dataset.lang), sources: sources.iter().count() }
    }
}

/// The first and the last day on which rows may lie.
pub(super) fn days<'row>(rows: impl IntoIterator<Item = &'row Row>) -> (Option<Day>, Option<Day>) {
    rows.into_iter().filter_map(|row| row.when).fold((None, None), |(first, last), when| {
        let earlier = first.into_iter().chain(when.first_day()).min();
        (earlier, last.max(when.last_day()))
    })
}

/// The years from one day to another, where the query has no window.
fn years((first, last): (Option<Day>, Option<Day>), lang: Lang) -> Option<String> {
    let year = |day: Day| PartialDate::new(day.year(), None, None, Doubt::None);
    let (first, last) = (first.and_then(year)?, last.and_then(year)?);
    Some(if first == last {
        date(&When::At(first), lang)
    } else {
        date(&When::Lasted { from: Some(first), until: Some(last) }, lang)
    })
}
