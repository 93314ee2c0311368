//! The answer sentence of a view.

use super::{Lang, Say, date};
use crate::id::Id;
use crate::place::Level;
use crate::query::Query;
use crate::record::Kind;
use crate::sorted::Set;
use crate::view::{Pack, Row};
use crate::when::{Day, Doubt, PartialDate, When};

/// What a query shows, in one sentence: `2020–2021, Jiangning District: 12 events, 2 platforms.`
///
/// It names the time, the places, and how many records of each kind; nothing where there is none.
pub fn answer(pack: &Pack, query: &Query, rows: &[&Row]) -> String {
    let lang = pack.lang;
    let time = window(query, lang).or_else(|| years(rows, lang));
    let places: Vec<String> = query.places.iter().map(|place| pack.name(place.as_str())).collect();
    let place = (!places.is_empty()).then(|| places.join(lang.pick(" or ", "或")));
    let scope: Vec<String> = time.into_iter().chain(place).collect();
    let counts: Vec<String> = Kind::ALL
        .iter()
        .filter_map(|kind| {
            let count = rows.iter().filter(|row| row.kind == *kind).count();
            (count > 0).then(|| counted(*kind, count, lang))
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

/// What a release is about, for the head of a page without filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The city in which most rows lie; none where no row lies in one.
    pub city: Option<String>,
    /// The years in which the rows may lie; none where nothing has a date.
    pub years: Option<String>,
    /// How many sources are cited.
    pub sources: usize,
}

impl Subject {
    /// The subject of a release.
    pub fn of(pack: &Pack) -> Self {
        let rows: Vec<&Row> = pack.rows.iter().collect();
        let cities = pack.places.iter().filter(|(_, site)| site.level == Level::City).map(|(id, _)| id);
        let count = |city: &Id| rows.iter().filter(|row| row.places.contains(city)).count();
        let counted = cities.map(|city| (count(city), city)).filter(|(count, _)| *count > 0);
        let city = counted.max_by_key(|(count, _)| *count).map(|(_, city)| pack.name(city.as_str()));
        let sources: Set<Id> = rows.iter().flat_map(|row| row.sources.iter().cloned()).collect();
        Self { city, years: years(&rows, pack.lang), sources: sources.iter().count() }
    }
}

/// How many records of each kind: those of the first kinds by name, the rest together.
/// `12 events, 2 platforms and 7 other records`.
pub fn first_counts(counts: &[(Kind, usize)], lang: Lang) -> String {
    let is_first = |kind: Kind| FIRST.contains(&kind);
    let first = counts.iter().filter(|(kind, count)| is_first(*kind) && *count > 0);
    let parts: Vec<String> = first.map(|(kind, count)| counted(*kind, *count, lang)).collect();
    let parts = parts.join(lang.pick(", ", "、"));
    match counts.iter().filter(|(kind, _)| !is_first(*kind)).map(|(_, count)| count).sum::<usize>() {
        0 => parts,
        1 if lang == Lang::En => format!("{parts} and 1 other record"),
        others => format!(
            "{parts}{}",
            lang.pick(" and {} other records", "，另有{}条其他记录").replace("{}", &others.to_string())
        ),
    }
}

/// The kinds that a reader comes for.
const FIRST: [Kind; 4] = [Kind::Event, Kind::Platform, Kind::Project, Kind::ProjectGroup];

/// The window of a query in words, if it has one.
pub fn window(query: &Query, lang: Lang) -> Option<String> {
    match query.window() {
        (None, None) => None,
        (Some(since), Some(until)) if since == until => Some(date(&When::At(since), lang)),
        (since, until) => Some(date(&When::Lasted { from: since, until }, lang)),
    }
}

/// The years in which the rows may lie, where nobody asked for a window.
fn years(rows: &[&Row], lang: Lang) -> Option<String> {
    let year = |day: Day| PartialDate::new(day.year(), None, None, Doubt::None);
    let first = rows.iter().filter_map(|row| row.when?.first_day()).min().and_then(year)?;
    let last = rows.iter().filter_map(|row| row.when?.last_day()).max().and_then(year)?;
    Some(if first == last {
        date(&When::At(first), lang)
    } else {
        date(&When::Lasted { from: Some(first), until: Some(last) }, lang)
    })
}

/// How many records of a kind: `1 event`, `3 policies`, `3项政策`.
pub fn counted(kind: Kind, count: usize, lang: Lang) -> String {
    let singular = kind.say(lang).to_ascii_lowercase();
    match lang {
        Lang::En if count == 1 => format!("1 {singular}"),
        Lang::En => format!("{count} {}", plural(&singular)),
        Lang::Zh => format!("{count}{}{singular}", measure_word(kind)),
    }
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if noun == "person" => "people".into(),
        None => format!("{noun}s"),
    }
}

const fn measure_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Event | Kind::Policy | Kind::Indicator | Kind::Goal => "项",
        Kind::Fund => "支",
        Kind::Publication => "种",
        Kind::Exhibit => "组",
        Kind::Person => "位",
        Kind::Organization => "家",
        Kind::Platform | Kind::Project | Kind::ProjectGroup | Kind::Industry | Kind::Place => "个",
    }
}
