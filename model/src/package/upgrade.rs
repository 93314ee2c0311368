//! Lifts a package from an older format to the one that is read.

use std::collections::BTreeMap;

use super::former::{added_column, is_former_header};
use super::rules::dates::is_in_quotes;
use super::sheet::Sheet;
use super::tables::tables;
use super::{DESCRIPTOR, Files, schema};
use crate::basis::BasisWord;
use crate::claim::CitationRow;
use crate::column::Cell as _;
use crate::problem::{Problem, Problems};
use crate::text::Texts;
use crate::when::When;

/// A package in the format that is read.
pub struct Upgraded {
    /// The files that differ from the old ones.
    pub files: Files,
    /// The columns that were added.
    pub added: Vec<AddedColumn>,
}

/// A column that a table gained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddedColumn {
    /// The table.
    pub file: &'static str,
    /// The column.
    pub column: &'static str,
    /// The number of rows in which its cell was filled in.
    pub filled: usize,
}

/// Whether a table of the package is in an older format.
pub(super) fn is_former(files: &Files) -> bool {
    tables().iter().any(|(file, columns)| {
        let Some(bytes) = files.get(*file).filter(|_| added_column(file).is_some()) else { return false };
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        header(bytes).is_ok_and(|found| is_former_header(file, &found.iter().collect::<Vec<_>>(), &names))
    })
}

/// The header row. The reader skips a byte order mark.
fn header(bytes: &[u8]) -> Result<csv::StringRecord, csv::Error> {
    csv::Reader::from_reader(bytes).headers().cloned()
}

/// Adds the columns that a package lacks, and describes the tables anew. A package in the format that is read stays as
/// it is.
///
/// `as_of_basis` is `explicit` where the date is in the quotes of the claim, `editorial` where the claim is, or else
/// `inferred`.
///
/// # Errors
/// Tables that cannot be read.
pub fn upgrade(files: &Files) -> Result<Upgraded, Vec<Problem>> {
    let mut problems = Problems::default();
    let quotes = quotes(files, &mut problems);
    let mut upgraded = Upgraded { files: Files::new(), added: Vec::new() };
    for (file, columns) in tables() {
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let (Some(column), Some(bytes)) = (added_column(file), files.get(file)) else { continue };
        match with_column(file, bytes, &names, column, &quotes) {
            Ok(Some((table, filled))) => {
                upgraded.files.insert(file.into(), table);
                upgraded.added.push(AddedColumn { file, column, filled });
            }
            Ok(None) => {}
            Err(error) => {
                problems.file(file, format!("cannot be read: {error}; accepted: a CSV file in UTF-8"));
            }
        }
    }
    upgraded.files.extend(descriptor(files));
    if problems.has_errors() { Err(problems.into_sorted()) } else { Ok(upgraded) }
}

/// The quotes of each claim.
fn quotes(files: &Files, problems: &mut Problems) -> BTreeMap<String, Vec<String>> {
    let mut quotes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let bytes = files.get("citations.csv").map(Vec::as_slice).unwrap_or_default();
    let sheet: Option<Sheet<CitationRow>> =
        Sheet::read("citations.csv", bytes, &mut Texts::default(), problems);
    for row in sheet.into_iter().flat_map(|sheet| sheet.rows) {
        quotes.entry(row.claim.as_str().into()).or_default().push(row.quote.into());
    }
    quotes
}

/// The table with the column, and in how many rows its cell was filled in; `None` if it already has the column.
fn with_column(
    file: &str,
    bytes: &[u8],
    names: &[&str],
    added: &str,
    quotes: &BTreeMap<String, Vec<String>>,
) -> Result<Option<(Vec<u8>, usize)>, csv::Error> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers()?.clone();
    if !is_former_header(file, &header.iter().collect::<Vec<_>>(), names) {
        return Ok(None);
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(names)?;
    let mut filled = 0;
    for row in reader.records() {
        let row = row?;
        let cell = |name: &str| {
            header.iter().position(|column| column == name).and_then(|at| row.get(at)).unwrap_or_default()
        };
        let quotes = quotes.get(cell("id")).map(Vec::as_slice).unwrap_or_default();
        let basis = as_of_basis(cell("as_of"), cell("basis"), quotes);
        filled += usize::from(basis.is_some());
        let basis = basis.map_or("", BasisWord::as_str);
        writer.write_record(names.iter().map(|name| if *name == added { basis } else { cell(name) }))?;
    }
    let table = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(Some((table, filled)))
}

/// How the date for which a claim holds is known. `None` without a date.
fn as_of_basis(as_of: &str, basis: &str, quotes: &[String]) -> Option<BasisWord> {
    if as_of.is_empty() {
        return None;
    }
    let quotes: Vec<&str> = quotes.iter().map(String::as_str).collect();
    Some(match When::read(as_of) {
        _ if basis == BasisWord::Editorial.as_str() => BasisWord::Editorial,
        Ok(when) if is_in_quotes(when, &quotes) => BasisWord::Explicit,
        _ => BasisWord::Inferred,
    })
}

/// The descriptor with the tables that are read, if it describes others.
fn descriptor(files: &Files) -> Option<(String, Vec<u8>)> {
    let bytes = files.get(DESCRIPTOR)?;
    let mut descriptor: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    let resources = schema::resources();
    if descriptor["resources"] == resources {
        return None;
    }
    descriptor["resources"] = resources;
    Some((DESCRIPTOR.into(), schema::to_json(&descriptor).into_bytes()))
}
