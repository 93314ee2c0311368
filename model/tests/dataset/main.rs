//! The layout of the rows that the browser fetches.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::{BTreeMap, BTreeSet};

use model::dataset::{Dataset, LAYOUT};
use model::index::Facts;
use model::lang::Lang;
use model::text::Text;
use serde_json::Value;

#[path = "../nanjing/mod.rs"]
mod nanjing;

/// Paths and types of all values, such as `rows[].name: string`.
fn fields(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let dot = if path.is_empty() { "" } else { "." };
                fields(value, &format!("{path}{dot}{name}"), found);
            }
        }
        Value::Array(array) => array.iter().for_each(|value| fields(value, &format!("{path}[]"), found)),
        Value::String(_) => drop(found.insert(format!("{path}: string"))),
        Value::Number(_) => drop(found.insert(format!("{path}: number"))),
        Value::Bool(_) => drop(found.insert(format!("{path}: bool"))),
        // A field that is empty everywhere is part of the layout, too.
        Value::Null => drop(found.insert(format!("{path}: null"))),
    }
}

#[test]
fn the_layout_of_the_rows_changes_only_with_its_number() {
    let mut found = BTreeSet::new();
    for lang in Lang::ALL {
        fields(&serde_json::to_value(nanjing::dataset(lang)).unwrap(), "", &mut found);
    }
    let lines: Vec<String> = std::iter::once(format!("layout {LAYOUT}")).chain(found).collect();
    // Browsers keep the rows of a release for a year, so another layout needs another number in their address.
    assert_eq!(lines, include_str!("layout.txt").lines().collect::<Vec<_>>());
}

#[test]
fn rows_are_read_as_they_were_written() {
    for lang in Lang::ALL {
        let dataset = nanjing::dataset(lang);
        let written = serde_json::to_string(dataset).unwrap();
        assert_eq!(serde_json::from_str::<Dataset>(&written).unwrap(), *dataset);
    }
}

#[test]
fn rows_of_both_languages_share_what_queries_filter_by() {
    let index = nanjing::index();
    let [english, chinese] = Lang::ALL.map(|lang| Dataset::new(index, lang));
    for (one, other) in english.rows.iter().zip(&chinese.rows) {
        assert!(std::ptr::eq::<Facts>(&raw const **one, &raw const **other), "{} is held twice", one.id);
    }
}

#[test]
fn equal_quotes_share_their_memory() {
    let index = nanjing::index();
    let mut known: BTreeMap<&str, *const u8> = BTreeMap::new();
    let mut quotes = 0;
    for quote in
        index.package.claims.iter().flat_map(|claim| &claim.citations).map(|citation| &citation.quote)
    {
        if quote.len() > Text::INLINE_LIMIT {
            let first = *known.entry(quote).or_insert(quote.as_ptr());
            assert_eq!(first, quote.as_ptr(), "{quote} is held twice");
            quotes += 1;
        }
    }
    assert!(quotes > known.len(), "no quote is repeated, so this shows nothing");
}
