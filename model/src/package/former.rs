//! Older formats of a package: the columns that tables have gained.

/// The command that lifts a package to the format that is read, for messages.
pub(super) const COMMAND: &str = "atlas upgrade DIR";

const ADDED: [(&str, &str); 2] = [("links.csv", "as_of_basis"), ("statements.csv", "as_of_basis")];

/// The column that a table has gained since the first format.
pub(super) fn added_column(file: &str) -> Option<&'static str> {
    ADDED.iter().find(|(table, _)| *table == file).map(|(_, column)| *column)
}

/// Whether a header row is that of a table before it gained a column.
pub(super) fn is_former_header(file: &str, found: &[&str], current: &[&str]) -> bool {
    added_column(file).is_some_and(|added| current.iter().filter(|name| **name != added).eq(found.iter()))
}
