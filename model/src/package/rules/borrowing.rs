//! Rule: what the editors write repeats no long run of words of a source. Quotes and printed names are the source's own.

use rustc_hash::FxHashMap as HashMap;

use super::quotes::{MOST_HAN, MOST_WORDS, is_han};
use crate::column::CellContent;
use crate::package::tables::Tables;
use crate::problem::Problems;

/// The beginnings of the names of columns in which the editors write.
const OWN_COLUMNS: [&str; 6] = ["note_", "reason_", "published_reason_", "text_", "role_", "answer_"];

/// A text of the editors, in lower case.
struct OwnText<'tables> {
    file: &'tables str,
    row: u32,
    column: &'tables str,
    lower: String,
}

pub(super) fn check_texts(tables: &Tables, texts: &HashMap<&str, &[u8]>, problems: &mut Problems) {
    let mut own = Vec::new();
    tables.visit(&mut |file, row, column, content| {
        if let CellContent::Text(text) = content
            && OWN_COLUMNS.iter().any(|start| column.starts_with(start))
        {
            own.push(OwnText { file, row, column, lower: text.to_lowercase() });
        }
    });
    // Texts that are not UTF-8 were reported before.
    let lower = |text: &[u8]| std::str::from_utf8(text).unwrap_or_default().to_lowercase();
    let texts: Vec<(&str, String)> = texts.iter().map(|(source, text)| (*source, lower(text))).collect();
    check_runs(&own, &texts, words, MOST_WORDS, problems);
    check_runs(&own, &texts, han, MOST_HAN, problems);
}

/// Reports each text of the editors that shares more than `most` units in a row with a source. The units of most texts
/// are fewer, so only the runs of long ones are looked for.
fn check_runs(
    own: &[OwnText<'_>],
    texts: &[(&str, String)],
    units: fn(&str) -> Vec<&str>,
    most: usize,
    problems: &mut Problems,
) {
    let own_units: Vec<Vec<&str>> = own.iter().map(|text| units(&text.lower)).collect();
    let mut positions: HashMap<&[&str], Vec<usize>> = HashMap::default();
    for (position, units) in own_units.iter().enumerate() {
        for run in units.windows(most + 1) {
            positions.entry(run).or_default().push(position);
        }
    }
    if positions.is_empty() {
        return;
    }
    // The first run that each text shares, so that each is reported once.
    let mut shared: HashMap<usize, (&str, String)> = HashMap::default();
    for (source, text) in texts {
        for run in units(text).windows(most + 1) {
            for position in positions.get(run).into_iter().flatten() {
                shared.entry(*position).or_insert_with(|| (source, run.join(" ")));
            }
        }
    }
    for (position, (source, run)) in shared {
        let OwnText { file, row, column, .. } = &own[position];
        let message = format!(
            "repeats more than {most} in a row of {source:?}: {:?}; accepted: the editors' own words, or a quote in \
             citations.csv",
            crate::text::shorten(&run)
        );
        problems.error(file, *row, column, message);
    }
}

/// The words of a text, apart from Han characters.
fn words(text: &str) -> Vec<&str> {
    let is_inside = |c: char| (c.is_alphanumeric() && !is_han(c)) || c == '\'' || c == '’';
    text.split(|c| !is_inside(c)).filter(|word| !word.is_empty()).collect()
}

/// The Han characters of a text.
fn han(text: &str) -> Vec<&str> {
    text.char_indices().filter(|(_, c)| is_han(*c)).map(|(at, c)| &text[at..at + c.len_utf8()]).collect()
}
