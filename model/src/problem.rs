//! Problems of a package: what is wrong, where, and what is accepted instead.

use std::collections::HashMap;
use std::fmt;

/// Whether a problem stops the package from loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The package is refused.
    Error,
    /// Worth checking; the package loads.
    Note,
}

/// One thing that is wrong, where, and what is accepted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file in the package.
    pub file: String,
    /// The row as a spreadsheet numbers it: the header row is 1.
    pub row: Option<u32>,
    /// The name of the column.
    pub column: Option<String>,
    /// Whether it stops the package from loading.
    pub severity: Severity,
    /// What is wrong; what is accepted.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.file)?;
        if let Some(row) = self.row {
            write!(out, ":{row}")?;
        }
        if let Some(column) = &self.column {
            write!(out, ":{column}")?;
        }
        let note = if self.severity == Severity::Note { "note: " } else { "" };
        write!(out, ": {note}{}", self.message)
    }
}

/// A collection of problems.
#[derive(Default)]
pub struct Problems {
    found: Vec<Problem>,
    /// How many errors, and how many notes, each file has.
    per_file: HashMap<(String, Severity), usize>,
}

/// The most problems per file and severity, so that a file with errors in every row does not fill the memory.
const MOST_PER_FILE: usize = 5_000;

impl Problems {
    /// Adds an error of a whole file.
    pub fn file(&mut self, file: &str, message: impl Into<String>) {
        self.push(Problem {
            file: file.into(),
            row: None,
            column: None,
            severity: Severity::Error,
            message: message.into(),
        });
    }

    /// Adds an error of a row.
    pub fn row(&mut self, file: &str, row: u32, message: impl Into<String>) {
        self.push(Problem {
            file: file.into(),
            row: Some(row),
            column: None,
            severity: Severity::Error,
            message: message.into(),
        });
    }

    /// Adds an error of a cell.
    pub fn error(&mut self, file: &str, row: u32, column: &str, message: impl Into<String>) {
        self.cell(Severity::Error, file, row, column, message.into());
    }

    /// Adds a note about a cell.
    pub fn note(&mut self, file: &str, row: u32, column: &str, message: impl Into<String>) {
        self.cell(Severity::Note, file, row, column, message.into());
    }

    fn cell(&mut self, severity: Severity, file: &str, row: u32, column: &str, message: String) {
        self.push(Problem {
            file: file.into(),
            row: Some(row),
            column: Some(column.into()),
            severity,
            message,
        });
    }

    fn push(&mut self, problem: Problem) {
        let count = self.per_file.entry((problem.file.clone(), problem.severity)).or_default();
        *count += 1;
        if *count == MOST_PER_FILE + 1 {
            let message = format!("has more than {MOST_PER_FILE} problems; the others are not listed");
            self.found.push(Problem {
                row: None,
                column: None,
                severity: Severity::Error,
                message,
                ..problem
            });
        } else if *count <= MOST_PER_FILE {
            self.found.push(problem);
        }
    }

    /// How many problems there are so far.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether there is an error, so that the package does not load.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// All problems in the order of files, rows and columns.
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.found.sort();
        self.found
    }
}
