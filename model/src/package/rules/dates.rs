//! Dates are no more exact than the words that bear them.

use std::collections::HashMap;

use super::Lookup;
use crate::claim::{BasisWord, CitationRow, Relation, Tail};
use crate::package::problem::Problems;
use crate::package::tables::Tables;
use crate::when::{PartialDate, When};

pub(super) fn check(tables: &Tables, lookup: &Lookup<'_>, problems: &mut Problems) {
    for (row, date) in tables.dates.iter() {
        if date.tail.basis != BasisWord::Explicit {
            continue;
        }
        if let Some(when) = &date.body.when {
            printed_in_quotes(
                "dates.csv",
                row,
                "when",
                when,
                lookup.citations_of(date.id.as_str()),
                problems,
            );
        }
    }
    for (row, amount) in tables.amounts.iter() {
        let (when, basis) = (amount.body.as_of.as_ref(), amount.body.as_of_basis);
        as_of(
            "amounts.csv",
            row,
            when,
            basis,
            &amount.tail,
            lookup.citations_of(amount.id.as_str()),
            problems,
        );
    }
    for (row, count) in tables.counts.iter() {
        let (when, basis) = (count.body.as_of.as_ref(), count.body.as_of_basis);
        as_of("counts.csv", row, when, basis, &count.tail, lookup.citations_of(count.id.as_str()), problems);
    }
    child_in_parent(tables, problems);
}

fn as_of(
    file: &str,
    row: u32,
    when: Option<&When>,
    basis: Option<BasisWord>,
    tail: &Tail,
    citations: &[&CitationRow],
    problems: &mut Problems,
) {
    match (when, basis) {
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
            printed_in_quotes(file, row, "as_of", when, citations, problems);
        }
        (Some(_), Some(BasisWord::Inferred)) if tail.reason_en.is_none() => {
            problems.error(
                file,
                row,
                "reason_en",
                "lacks a reason; accepted: for an inferred as_of, a reason in both languages",
            );
        }
        _ => {}
    }
}

/// Each printed part of an explicit date stands inside one of the quotes; a part that does not makes the
/// date inferred.
fn printed_in_quotes(
    file: &str,
    row: u32,
    column: &str,
    when: &When,
    citations: &[&CitationRow],
    problems: &mut Problems,
) {
    for date in when.printed() {
        for part in parts(date) {
            if !citations.iter().any(|citation| part.stands_in(&citation.quote)) {
                problems.error(file, row, column, format!(
                    "is explicit, but {} stands in none of its quotes; accepted: a quote with it, or basis inferred with the reason", part.named()
                ));
            }
        }
    }
}

/// A part of a date as a text may print it.
enum Part {
    Year(i16),
    Month(i8),
    Day(i8),
}

fn parts(date: PartialDate) -> impl Iterator<Item = Part> {
    let (month, day) = (date.month().map(Part::Month), date.day().map(Part::Day));
    std::iter::once(Part::Year(date.year())).chain(month).chain(day)
}

const MONTHS: [&str; 12] = [
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

impl Part {
    fn named(&self) -> String {
        match self {
            Self::Year(year) => format!("the year {year}"),
            Self::Month(month) => format!("the month {month}"),
            Self::Day(day) => format!("the day {day}"),
        }
    }

    fn stands_in(&self, quote: &str) -> bool {
        match *self {
            Self::Year(year) => numbers(quote).any(|(digits, _)| digits.parse() == Ok(year)),
            // "June 15", "15th", "15日", "2021-06-15": a number of one or two digits.
            Self::Day(day) => {
                numbers(quote).any(|(digits, _)| digits.len() <= 2 && digits.parse() == Ok(day))
            }
            Self::Month(month) => {
                let name = MONTHS[usize::try_from(month - 1).unwrap_or_default().min(11)];
                let spelled = quote.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
                    let word = word.to_ascii_lowercase();
                    word == name || word == name[..3] || (month == 9 && word == "sept")
                });
                let numbered = |(digits, rest): (&str, &str)| {
                    digits.parse() == Ok(month) && (rest.starts_with('月') || rest.starts_with('-'))
                };
                spelled || numbers(quote).any(numbered)
            }
        }
    }
}

/// Each run of digits, with what follows it.
fn numbers(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let tail = &rest[start..];
        let length = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        rest = &tail[length..];
        Some((&tail[..length], rest))
    })
}

/// A part outside the dates of its whole is worth a look: a conference may well lie before its week.
fn child_in_parent(tables: &Tables, problems: &mut Problems) {
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
                format!("{part:?} ({inner}) is part of {whole:?} ({outer}) and outside its dates"),
            );
        }
    }
}
