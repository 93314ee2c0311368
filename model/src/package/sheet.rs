//! One CSV file: reads bytes into rows, or reports problems.

use super::former::{COMMAND, is_former_header};
use crate::column::{Cells, Columns, Position};
use crate::id::Id;
use crate::problem::Problems;
use crate::text::Texts;

/// The rows of a table that could be read, with their numbers.
pub(crate) struct Sheet<R> {
    pub(crate) file: &'static str,
    pub(crate) rows: Vec<R>,
    /// The spreadsheet row of each; the header row is 1.
    numbers: Vec<u32>,
    /// The ids in the first cells of rows that could not be read, so that references to them are not reported.
    pub(crate) unread: Vec<Id>,
}

/// The most bytes of a cell. Real cells have a few hundred at most.
const MOST_PER_CELL: usize = 16 * 1024;

impl<R> Sheet<R> {
    /// Each row with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &R)> {
        self.numbers.iter().copied().zip(&self.rows)
    }
}

impl<R: Columns> Sheet<R> {
    /// Reads the file; `None` if the whole file is unreadable, which is one problem.
    pub(crate) fn read(
        file: &'static str,
        bytes: &[u8],
        texts: &mut Texts,
        problems: &mut Problems,
    ) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if let Err(message) = check_file(bytes) {
            problems.file(file, message);
            return None;
        }
        // Rows of any length are accepted here: each is checked below, so that all wrong ones are reported.
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut record = csv::StringRecord::new();
        let head_read = reader.read_record(&mut record).unwrap_or(false);
        let columns = R::columns();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        if !head_read || !check_header(file, &record, &names, problems) {
            if !head_read {
                problems.file(file, format!("is empty; accepted: a header row with {}", names.join(",")));
            }
            return None;
        }
        let mut sheet = Self { file, rows: Vec::new(), numbers: Vec::new(), unread: Vec::new() };
        for row in 2.. {
            match reader.read_record(&mut record) {
                Ok(true) => sheet.add(row, &record, names.len(), texts, problems),
                Ok(false) => break,
                Err(error) => {
                    problems.row(file, row, format!("cannot be read: {error}"));
                    break;
                }
            }
        }
        Some(sheet)
    }

    fn add(
        &mut self,
        row: u32,
        record: &csv::StringRecord,
        width: usize,
        texts: &mut Texts,
        problems: &mut Problems,
    ) {
        let read = if record.len() == width {
            R::read(&mut Cells::new(record, Position { file: self.file, row }, problems, texts))
        } else {
            let message = format!("has {} cells; accepted: {width}, one per column", record.len());
            problems.row(self.file, row, message);
            None
        };
        match read {
            Some(value) => {
                self.rows.push(value);
                self.numbers.push(row);
            }
            None => self.unread.extend(record.get(0).and_then(|cell| Id::new(cell).ok())),
        }
    }
}

/// Compares the header row with the columns of the table.
fn check_header(file: &str, record: &csv::StringRecord, names: &[&str], problems: &mut Problems) -> bool {
    let found: Vec<&str> = record.iter().collect();
    if found == names {
        return true;
    }
    if is_former_header(file, &found, names) {
        let message = format!("has the columns of an older format; accepted: what `{COMMAND}` makes of it");
        problems.row(file, 1, message);
        return false;
    }
    let listed = names.join(",");
    let before = problems.count();
    for name in names.iter().filter(|name| !found.contains(name)) {
        problems.error(file, 1, name, format!("is missing; accepted: the columns {listed}"));
    }
    for (index, name) in found.iter().enumerate() {
        let shown = crate::text::shorten(name);
        if !names.contains(name) {
            problems.error(
                file,
                1,
                &shown,
                format!("is not a column of this table; accepted: the columns {listed}"),
            );
        } else if found[..index].contains(name) {
            problems.error(file, 1, &shown, "appears twice; accepted: each column once");
        }
    }
    if problems.count() == before {
        problems.row(file, 1, format!("has the columns in another order; accepted: {listed}"));
    }
    false
}

/// Checks encoding, quotation marks and the end of the file, before rows are read.
fn check_file(bytes: &[u8]) -> Result<(), String> {
    if let Err(error) = std::str::from_utf8(bytes) {
        let valid = error.valid_up_to();
        let row = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
        if error.error_len().is_none() {
            return Err(format!(
                "ends inside a character on line {row}, so it may have been cut off; accepted: the whole file, in UTF-8"
            ));
        }
        return Err(format!(
            "is not UTF-8 from line {row} on{}; accepted: UTF-8 (save it as \"CSV UTF-8\")",
            guess_encoding(bytes)
        ));
    }
    check_quotes(bytes)?;
    match bytes.last() {
        None | Some(b'\n') => Ok(()),
        Some(_) => Err("ends inside a row: the last line has no line break, so it may have been cut off; accepted: a line break at the end of the last row".into()),
    }
}

/// The encoding that the bytes look like, as part of a message; empty if unknown.
fn guess_encoding(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return " and looks like UTF-16";
    }
    // GBK writes each Han character as a lead byte from 81 and a trail byte from 40.
    let mut rest = bytes.iter();
    while let Some(&byte) = rest.next() {
        if byte < 0x80 {
            continue;
        }
        let pairs = (0x81..=0xfe).contains(&byte)
            && rest.next().is_some_and(|trail| (0x40..=0xfe).contains(trail) && *trail != 0x7f);
        if !pairs {
            return "";
        }
    }
    " and looks like GBK, as Chinese spreadsheets save by default"
}

/// Checks quotation marks and the length of cells, byte by byte.
///
/// The CSV reader accepts a stray or missing quotation mark and reads the rest of the file into one cell. Here that
/// is an error with the line on which it begins.
fn check_quotes(bytes: &[u8]) -> Result<(), String> {
    let (mut line, mut cell_line, mut cell_start) = (1_usize, 1_usize, 0_usize);
    let mut state = Quote::Start;
    for (offset, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' {
            line += 1;
        }
        state = match (state, byte) {
            (Quote::Start | Quote::Closed, b'"') | (Quote::Inside, b'\0'..=b'!' | b'#'..) => Quote::Inside,
            (Quote::Inside, b'"') => Quote::Closed,
            (_, b',' | b'\n' | b'\r') => Quote::Start,
            (Quote::Plain, b'"') | (Quote::Closed, _) => return Err(stray(line)),
            (Quote::Start | Quote::Plain, _) => Quote::Plain,
        };
        if state == Quote::Start {
            (cell_line, cell_start) = (line, offset + 1);
        } else if offset - cell_start > MOST_PER_CELL {
            return Err(format!(
                "has a cell of more than {MOST_PER_CELL} bytes that begins on line {cell_line}; accepted: shorter cells (is a quotation mark missing?)"
            ));
        }
    }
    if state == Quote::Inside {
        return Err(format!(
            "ends inside a quoted cell that begins on line {cell_line}; accepted: a closing quotation mark (the file may have been cut off)"
        ));
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    /// At the start of a cell.
    Start,
    /// In a cell without quotation marks.
    Plain,
    /// Between quotation marks.
    Inside,
    /// After a closing mark, which may be the first of a doubled one.
    Closed,
}

fn stray(line: usize) -> String {
    format!(
        "has a stray quotation mark on line {line}; accepted: a cell with quotation marks is put between quotation marks, and those inside are doubled"
    )
}
