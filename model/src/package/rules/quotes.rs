//! Rules for quotes: short, and equal to the bytes of the source that they cite.

use rustc_hash::FxHashMap as HashMap;

use sha2::{Digest, Sha256};

use crate::claim::{CitationRow, FurtherForm};
use crate::package::Files;
use crate::package::tables::Tables;
use crate::problem::Problems;
use crate::record::NameForm;
use crate::source::Source;

/// The most words of a quote, separated by white space.
pub(super) const MOST_WORDS: usize = 15;
/// The most Han characters of a quote.
pub(super) const MOST_HAN: usize = 40;

const FILE: &str = "citations.csv";

pub(super) fn check(tables: &Tables, problems: &mut Problems) {
    for (row, citation) in tables.citations.iter() {
        let words = citation.quote.split_whitespace().count();
        let han = citation.quote.chars().filter(|c| is_han(*c)).count();
        if words > MOST_WORDS {
            problems.error(FILE, row, "quote", format!("has {words} words; accepted: the shortest phrase that states the fact, {MOST_WORDS} words at most"));
        } else if han > MOST_HAN {
            problems.error(FILE, row, "quote", format!("has {han} Han characters; accepted: the shortest phrase that states the fact, {MOST_HAN} at most"));
        }
        match (citation.start, citation.end) {
            (Some(start), Some(end)) => {
                let length = citation.quote.len();
                if u64::from(end) != u64::from(start) + length as u64 {
                    problems.error(FILE, row, "end", format!("is not start plus the {length} bytes of the quote; accepted: what `atlas cite` fills in"));
                }
            }
            _ => problems.error(
                FILE,
                row,
                "start",
                "has no byte range; accepted: run `atlas cite`, which fills start and end from the quote",
            ),
        }
    }
    for (row, passage) in tables.left_out.iter() {
        if passage.end <= passage.start {
            problems.error(
                "left_out.csv",
                row,
                "end",
                "is not after start; accepted: a range of a byte or more",
            );
        }
    }
}

/// Han characters of the main block and its common extensions.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Returns the texts that could be read, by source.
pub(super) fn check_texts<'all>(
    tables: &'all Tables,
    texts: &'all Files,
    problems: &mut Problems,
) -> HashMap<&'all str, &'all [u8]> {
    let mut by_source: HashMap<&str, &[u8]> = HashMap::default();
    for (row, source) in tables.sources.iter() {
        if let Some(text) = text_of(source, row, texts, problems) {
            by_source.insert(source.id.as_str(), text);
            super::dates::check_publication_date(row, source, text, problems);
        }
    }
    for (row, citation) in tables.citations.iter() {
        if let Some(text) = by_source.get(citation.source.as_str()) {
            check_quote(row, citation, text, problems);
        }
    }
    for (row, passage) in tables.left_out.iter() {
        let Some(text) = by_source.get(passage.source.as_str()) else { continue };
        if slice(text, passage.start, passage.end).is_none() {
            problems.error(
                "left_out.csv",
                row,
                "end",
                "lies outside the text or cuts a character; accepted: byte offsets into the text",
            );
        }
    }
    // Printed names can be checked only with all texts.
    if by_source.len() == tables.sources.rows.len() {
        check_printed_names(tables, &by_source, problems);
    }
    by_source
}

fn text_of<'t>(source: &Source, row: u32, texts: &'t Files, problems: &mut Problems) -> Option<&'t [u8]> {
    let Some(text) = texts.get(&source.file) else {
        problems.error(
            "sources.csv",
            row,
            "file",
            format!("{:?} is not among the texts; accepted: the name of a file there", source.file),
        );
        return None;
    };
    let digest: String = Sha256::digest(text).iter().copied().flat_map(hex).collect();
    if text.len() as u64 != u64::from(source.bytes) {
        problems.error("sources.csv", row, "bytes", format!("the text has {} bytes; accepted: the text that was cited, or this number and updated offsets", text.len()));
    } else if digest != source.sha256.0 {
        problems.error(
            "sources.csv",
            row,
            "sha256",
            format!(
                "the text has {digest}; accepted: the text that was cited, or this digest and updated offsets"
            ),
        );
    }
    if std::str::from_utf8(text).is_err() {
        problems.error("sources.csv", row, "file", "is not UTF-8; accepted: UTF-8");
        return None;
    }
    Some(text)
}

/// The two hexadecimal digits of a byte.
fn hex(byte: u8) -> [char; 2] {
    [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0'))
}

fn slice(text: &[u8], start: u32, end: u32) -> Option<&str> {
    let bytes = text.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
    std::str::from_utf8(bytes).ok()
}

fn check_quote(row: u32, citation: &CitationRow, text: &[u8], problems: &mut Problems) {
    let (Some(start), Some(end)) = (citation.start, citation.end) else { return };
    match slice(text, start, end) {
        Some(found) if found == citation.quote => {}
        Some(found) => problems.error(
            FILE, row, "quote",
            format!("differs from bytes {start} to {end} of the text, which are {:?}; accepted: the same bytes (`atlas cite` finds them)", crate::text::shorten(found)),
        ),
        None => problems.error(FILE, row, "start", format!("bytes {start} to {end} lie outside the text or cut a character; accepted: what `atlas cite` fills in")),
    }
}

/// The message for a name of form `printed` that is not printed in any text.
const NOT_PRINTED: &str = "is in no text; accepted: the form that a source prints, or another form";

/// A name of form `printed` must be in a text, letter by letter; white space may differ.
fn check_printed_names(tables: &Tables, texts: &HashMap<&str, &[u8]>, problems: &mut Problems) {
    let texts: HashMap<&str, String> = texts
        .iter()
        .filter_map(|(source, text)| Some((*source, normalized(std::str::from_utf8(text).ok()?))))
        .collect();
    let cited = cited_sources(tables);
    let is_printed = |record: &str, name: &str| {
        let name = normalized(name);
        // Texts that the record cites come first, since most names are in one of them.
        let cited_texts = cited.get(record).into_iter().flatten().filter_map(|source| texts.get(source));
        cited_texts.chain(texts.values()).any(|text| text.contains(&name))
    };
    for (row, record) in tables.records.iter() {
        if record.name_en_form == NameForm::Printed && !is_printed(record.id.as_str(), &record.name_en) {
            problems.error("records.csv", row, "name_en", NOT_PRINTED);
        }
    }
    for (row, name) in tables.names.iter() {
        if name.body.form == FurtherForm::Printed && !is_printed(name.record.as_str(), &name.body.name) {
            problems.error("names.csv", row, "name", NOT_PRINTED);
        }
    }
}

/// The text with each run of white space as one space.
fn normalized(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sources that the claims of each record cite.
fn cited_sources(tables: &Tables) -> HashMap<&str, Vec<&str>> {
    let records: HashMap<&str, &str> =
        tables.claims().map(|claim| (claim.id.as_str(), claim.record.as_str())).collect();
    let mut cited: HashMap<&str, Vec<&str>> = HashMap::default();
    for citation in &tables.citations.rows {
        if let Some(record) = records.get(citation.claim.as_str()) {
            let sources = cited.entry(record).or_default();
            if !sources.contains(&citation.source.as_str()) {
                sources.push(citation.source.as_str());
            }
        }
    }
    cited
}
