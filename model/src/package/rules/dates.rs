//! Rules for dates: an explicit date is no more precise than its quotes.

use rustc_hash::FxHashMap as HashMap;

use super::Lookup;
use crate::basis::BasisWord;
use crate::claim::{CitationRow, Relation};
use crate::package::tables::{AnyClaim, AsOf, Tables};
use crate::problem::Problems;
use crate::source::{PublishedBasis, Source};
use crate::when::{PartialDate, When, month_name};

pub(super) fn check(tables: &Tables, lookup: &Lookup<'_>, problems: &mut Problems) {
    for (row, date) in tables.dates.iter() {
        if date.tail.basis != BasisWord::Explicit {
            continue;
        }
        if let Some(when) = &date.body.when {
            check_in_quotes("dates.csv", row, "when", when, lookup.citations_of(date.id.as_str()), problems);
        }
    }
    let explained = ExplainedDates::new(tables);
    for as_of in tables.as_of_dates() {
        check_as_of(&as_of, &explained, lookup, problems);
    }
    note_parts_outside_their_whole(tables, problems);
}

/// The dates whose own row says how they are known.
struct ExplainedDates<'tables> {
    /// The dates of each record.
    of_record: HashMap<&'tables str, Vec<When>>,
    /// The records that each record links to.
    linked: HashMap<&'tables str, Vec<&'tables str>>,
    /// The date of each source.
    of_source: HashMap<&'tables str, When>,
}

impl<'tables> ExplainedDates<'tables> {
    fn new(tables: &'tables Tables) -> Self {
        let mut of_record: HashMap<&str, Vec<When>> = HashMap::default();
        for date in &tables.dates.rows {
            of_record.entry(date.record.as_str()).or_default().extend(date.body.when);
        }
        let mut linked: HashMap<&str, Vec<&str>> = HashMap::default();
        for link in &tables.links.rows {
            linked.entry(link.record.as_str()).or_default().push(link.body.target.as_str());
        }
        let of_source = tables
            .sources
            .rows
            .iter()
            .filter_map(|source| Some((source.id.as_str(), source.published?)))
            .collect();
        Self { of_record, linked, of_source }
    }

    /// Whether it is a date of the record, of one that the record links to, or of a cited source.
    fn contains(&self, when: When, record: &str, citations: &[&CitationRow]) -> bool {
        let linked = self.linked.get(record).into_iter().flatten().copied();
        let mut dates = linked.chain([record]).filter_map(|record| self.of_record.get(record)).flatten();
        dates.any(|date| *date == when)
            || citations.iter().any(|citation| self.of_source.get(citation.source.as_str()) == Some(&when))
    }
}

fn check_as_of(
    as_of: &AsOf<'_>,
    explained: &ExplainedDates<'_>,
    lookup: &Lookup<'_>,
    problems: &mut Problems,
) {
    let AnyClaim { file, row, id, record, tail } = as_of.claim;
    let citations = lookup.citations_of(id.as_str());
    match (as_of.when, as_of.basis) {
        (Some(_), None) => problems.error(
            file,
            row,
            "as_of_basis",
            "is empty; accepted: how the date in as_of is known: explicit, inferred, editorial",
        ),
        (None, Some(_)) => {
            problems.error(file, row, "as_of", "is empty; accepted: a date where as_of_basis has a word");
        }
        (Some(when), Some(BasisWord::Explicit)) => {
            check_in_quotes(file, row, "as_of", &when, citations, problems);
        }
        (Some(when), Some(BasisWord::Inferred))
            if tail.reason_en.is_none() && !explained.contains(when, record.as_str(), citations) =>
        {
            problems.error(
                file,
                row,
                "reason_en",
                "lacks a reason; accepted: for an inferred as_of, a reason in both languages, or a date that the \
                 record, one that it links to or a cited source has",
            );
        }
        _ => {}
    }
}

/// Each part of an explicit date must be in one of its quotes, or the date is inferred.
fn check_in_quotes(
    file: &str,
    row: u32,
    column: &str,
    when: &When,
    citations: &[&CitationRow],
    problems: &mut Problems,
) {
    for date in when.printed() {
        for part in parts(date) {
            if !citations.iter().any(|citation| part.is_in(&citation.quote)) {
                problems.error(file, row, column, format!(
                    "is explicit, but {} is in none of its quotes; accepted: a quote with it, or basis inferred with the reason", part.describe()
                ));
            }
        }
    }
}

/// Whether each part of a date is in one of the quotes.
pub(in crate::package) fn is_in_quotes(when: When, quotes: &[&str]) -> bool {
    when.printed().flat_map(parts).all(|part| quotes.iter().any(|quote| part.is_in(quote)))
}

/// A part of a date, to be looked for in a text.
enum DatePart {
    Year(i16),
    Month(i8),
    Day(i8),
}

fn parts(date: PartialDate) -> impl Iterator<Item = DatePart> {
    let (month, day) = (date.month().map(DatePart::Month), date.day().map(DatePart::Day));
    std::iter::once(DatePart::Year(date.year())).chain(month).chain(day)
}

impl DatePart {
    fn describe(&self) -> String {
        match self {
            Self::Year(year) => format!("the year {year}"),
            Self::Month(month) => format!("the month {month}"),
            Self::Day(day) => format!("the day {day}"),
        }
    }

    fn is_in(&self, quote: &str) -> bool {
        match *self {
            Self::Year(year) => numbers(quote).any(|number| number.digits.parse() == Ok(year)),
            // "June 15", "15th", "15日", "2021-06-15": a number of one or two digits that is neither a percentage nor
            // part of a decimal.
            Self::Day(day) => numbers(quote).any(|number| {
                let is_integer = !number.after.starts_with(['%', '.'])
                    || number.after.starts_with(". ")
                    || number.after == ".";
                is_integer
                    && !number.before.ends_with('.')
                    && number.digits.len() <= 2
                    && number.digits.parse() == Ok(day)
            }),
            Self::Month(month) => {
                let name = month_name(month);
                // Case-sensitive: "may" is a verb.
                let is_spelled_out = quote
                    .split(|c: char| !c.is_ascii_alphabetic())
                    .any(|word| word == name || word == &name[..3] || (month == 9 && word == "Sept"));
                let is_month_number = |number: DigitRun<'_>| {
                    number.digits.parse() == Ok(month) && number.after.starts_with(['月', '-'])
                };
                is_spelled_out || numbers(quote).any(is_month_number)
            }
        }
    }
}

/// A run of digits with the text before and after it.
struct DigitRun<'text> {
    before: &'text str,
    digits: &'text str,
    after: &'text str,
}

fn numbers(text: &str) -> impl Iterator<Item = DigitRun<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(|c: char| c.is_ascii_digit())?;
        let end =
            text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
        from = end;
        Some(DigitRun { before: &text[..start], digits: &text[start..end], after: &text[end..] })
    })
}

/// An explicit date of publication must be in the text of the source.
pub(super) fn check_publication_date(row: u32, source: &Source, text: &[u8], problems: &mut Problems) {
    let (Some(when), Some(PublishedBasis::Explicit)) = (&source.published, source.published_basis) else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    for part in when.printed().flat_map(parts).filter(|part| !part.is_in(&text)) {
        let message = format!(
            "is explicit, but {} is not in the text; accepted: a date that the text prints, or published_basis inferred with the reason",
            part.describe()
        );
        problems.error("sources.csv", row, "published", message);
    }
}

/// Notes a part outside the dates of its whole. It is no error: a conference may take place before its week.
fn note_parts_outside_their_whole(tables: &Tables, problems: &mut Problems) {
    let main: HashMap<&str, (u32, &When)> = tables
        .dates
        .iter()
        .filter(|(_, date)| date.body.main)
        .filter_map(|(row, date)| Some((date.record.as_str(), (row, date.body.when.as_ref()?))))
        .collect();
    for link in tables.links.rows.iter().filter(|link| link.body.relation == Relation::PartOf) {
        let (part, whole) = (link.record.as_str(), link.body.target.as_str());
        let (Some((row, inner)), Some((_, outer))) = (main.get(part), main.get(whole)) else { continue };
        if !inner.can_lie_within(outer) {
            problems.note(
                "dates.csv",
                *row,
                "when",
                format!("{part:?} ({inner}) is part of {whole:?} ({outer}) but outside its dates"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_needs_a_capital_and_a_day_is_not_a_percentage() {
        assert!(
            DatePart::Month(5).is_in("in May 2020") && !DatePart::Month(5).is_in("it may grow by 5 points")
        );
        assert!(DatePart::Month(9).is_in("Sept. 9") && DatePart::Month(6).is_in("2021年6月17日"));
        assert!(DatePart::Day(8).is_in("June 8.") && !DatePart::Day(8).is_in("grew by 10.8 in June"));
        assert!(!DatePart::Day(23).is_in("increased by 23%") && !DatePart::Day(20).is_in("in 2020"));
        assert!(DatePart::Day(21).is_in("June 21st") && DatePart::Day(10).is_in("June 10th, 10.8%"));
    }
}
