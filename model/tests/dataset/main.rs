//! The layout of the rows that the browser fetches.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeSet;

use model::dataset::LAYOUT;
use model::lang::Lang;
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
