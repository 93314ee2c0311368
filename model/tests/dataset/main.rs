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
        Value::Null => {}
    }
}

#[test]
fn the_layout_of_the_rows_changes_only_with_its_number() {
    let mut found = BTreeSet::new();
    for lang in Lang::ALL {
        fields(&serde_json::to_value(nanjing::dataset(lang)).unwrap(), "", &mut found);
    }
    let fields: Vec<String> = found.into_iter().collect();
    // Browsers keep the rows of a release for a year, so a new layout needs a new address.
    assert_eq!((LAYOUT, fields.join("\n")), (2, include_str!("layout-2.txt").trim_end().to_owned()));
}
