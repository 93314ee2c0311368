//! Fills in the byte ranges of quotes, so that editors need not count bytes.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Files;
use super::sheet::Sheet;
use crate::claim::CitationRow;
use crate::column::Columns;
use crate::problem::{Problem, Problems};
use crate::source::Source;
use crate::text::Texts;

/// `citations.csv` with byte ranges, and the quotes that were not found.
pub struct Cited {
    /// The new file. Rows whose quote was not found are unchanged.
    pub citations: Vec<u8>,
    /// How many ranges are new or changed.
    pub filled: usize,
    /// Quotes that occur nowhere or more than once, and texts that cannot be read.
    pub problems: Vec<Problem>,
}

const FILE: &str = "citations.csv";

/// Fills in `start` and `end` of each citation from its quote.
///
/// A range that already matches the quote is kept, so an editor can choose among several occurrences. Any other range
/// is looked up again.
///
/// # Errors
/// Tables that cannot be read; then no quote is looked up.
pub fn cite(files: &Files, texts: &Files) -> Result<Cited, Vec<Problem>> {
    let mut problems = Problems::default();
    let missing = Vec::new();
    let bytes = |file: &str| files.get(file).unwrap_or(&missing).as_slice();
    let mut read = Texts::default();
    let sources: Option<Sheet<Source>> =
        Sheet::read("sources.csv", bytes("sources.csv"), &mut read, &mut problems);
    let sheet: Option<Sheet<CitationRow>> = Sheet::read(FILE, bytes(FILE), &mut read, &mut problems);
    let (Some(sources), Some(sheet), false) = (sources, sheet, problems.has_errors()) else {
        return Err(problems.into_sorted());
    };
    let by_source: HashMap<&str, &str> = sources
        .rows
        .iter()
        .filter_map(|source| Some((source.id.as_str(), std::str::from_utf8(texts.get(&source.file)?).ok()?)))
        .collect();
    let mut filled = 0;
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for (number, row) in sheet.iter() {
        let mut row = row.clone();
        match by_source.get(row.source.as_str()) {
            Some(text) => match locate(text, &row) {
                QuoteMatch::Unchanged => {}
                QuoteMatch::At(start, end) => {
                    (row.start, row.end) = (Some(start), Some(end));
                    filled += 1;
                }
                QuoteMatch::Nowhere => problems.error(FILE, number, "quote", not_found(text, &row.quote)),
                QuoteMatch::Several(choices) => problems.error(FILE, number, "start", ambiguous(text, &row.quote, &choices)),
            },
            None => problems.error(FILE, number, "source", format!("the text of {:?} is missing or not UTF-8; accepted: a source whose file is among the texts", row.source.as_str())),
        }
        rows.push(row);
    }
    Ok(Cited { citations: to_csv(&rows), filled, problems: problems.into_sorted() })
}

enum QuoteMatch {
    /// The range already matches.
    Unchanged,
    At(u32, u32),
    Nowhere,
    Several(Vec<usize>),
}

fn locate(text: &str, row: &CitationRow) -> QuoteMatch {
    if let (Some(start), Some(end)) = (row.start, row.end)
        && text.get(start as usize..end as usize) == Some(row.quote.as_str())
    {
        return QuoteMatch::Unchanged;
    }
    let places: Vec<usize> = text.match_indices(row.quote.as_str()).map(|(start, _)| start).collect();
    match places.as_slice() {
        [] => QuoteMatch::Nowhere,
        [start] => {
            let to_u32 = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            QuoteMatch::At(to_u32(*start), to_u32(start + row.quote.len()))
        }
        _ => QuoteMatch::Several(places),
    }
}

/// The message for a quote that does not occur. Where only spaces or punctuation differ, it gives the original bytes:
/// no-break spaces and curly quotation marks look like plain ones.
fn not_found(text: &str, quote: &str) -> String {
    let (plain_text, plain_quote) = (normalized(text), normalized(quote));
    let near = plain_text.find(&plain_quote).map(|start| {
        // Normalisation maps characters one to one, so character offsets are those of the original.
        let skipped = plain_text[..start].chars().count();
        text.chars().skip(skipped).take(quote.chars().count()).collect::<String>()
    });
    match near {
        Some(original) => format!(
            "differs from the text in spaces or punctuation only; accepted: the original bytes, {original:?}"
        ),
        None => "does not occur in the text; accepted: words of the text, byte for byte".into(),
    }
}

fn normalized(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{a0}' | '\u{2003}' | '\u{3000}' | '\n' | '\t' => ' ',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '–' | '—' => '-',
        _ => c.to_ascii_lowercase(),
    };
    text.chars().map(plain).collect()
}

/// The message for a quote that occurs more than once.
fn ambiguous(text: &str, quote: &str, places: &[usize]) -> String {
    let shown = places.iter().map(|start| format!("{start} …{}…", with_context(text, *start, quote.len())));
    format!(
        "occurs {} times in the text; accepted: one of {} as start, and that plus {} as end",
        places.len(),
        shown.collect::<Vec<_>>().join(" | "),
        quote.len()
    )
}

/// The quote with some context.
fn with_context(text: &str, start: usize, length: usize) -> String {
    const CONTEXT: usize = 24;
    let from = (0..=start.saturating_sub(CONTEXT)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let to =
        (start + length + CONTEXT..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
    text[from..to].replace('\n', " ")
}

/// A table as a CSV file: the header row, then the rows, with `\n` line ends.
pub fn to_csv<R: Columns>(rows: &[R]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let names = R::columns();
    // Writing to memory cannot fail, and rows of one type have one width.
    let _ = writer.write_record(names.iter().map(|column| column.name));
    let mut cells: Vec<Cow<'_, str>> = Vec::new();
    for row in rows {
        cells.clear();
        row.write(&mut cells);
        let _ = writer.write_record(cells.iter().map(|cell| cell.as_bytes()));
    }
    writer.into_inner().unwrap_or_default()
}
