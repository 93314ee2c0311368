//! Characters that pictures cannot show.

use std::collections::{BTreeSet, HashMap};

use model::package::Files;
use model::problem::{Problem, Problems};

/// Notes on the cells with a character that no font of pictures has: it would be drawn as nothing. Only columns with
/// words are checked, since pictures show no others. `has` is whether a font has a character.
pub(super) fn notes(files: &Files, has: impl Fn(char) -> bool) -> Vec<Problem> {
    let mut known = HashMap::new();
    let mut is_lacking = |letter: char| !*known.entry(letter).or_insert_with(|| has(letter));
    let mut problems = Problems::default();
    for (file, bytes) in files.iter().filter(|(file, _)| file.ends_with(".csv")) {
        let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        let Ok(header) = reader.headers().cloned() else { continue };
        // The header is row 1.
        for (row, record) in (2..).zip(reader.records().map_while(Result::ok)) {
            for (column, cell) in header.iter().zip(&record).filter(|(column, _)| is_words(column)) {
                let lacking: BTreeSet<char> = cell.chars().filter(|letter| is_lacking(*letter)).collect();
                if !lacking.is_empty() {
                    let letters: Vec<String> = lacking.into_iter().map(describe).collect();
                    problems.note(file, row, column, format!("pictures cannot show {}", letters.join(", ")));
                }
            }
        }
    }
    problems.into_sorted()
}

fn is_words(column: &str) -> bool {
    column.ends_with("_en") || column.ends_with("_zh") || column == "title"
}

/// A character with its number, since it may not be on the screen either.
fn describe(letter: char) -> String {
    format!("{letter} (U+{:04X})", u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_without_a_glyph_is_named_with_its_cell_once() {
        let table = "id,name_en,name_zh\na,Dragon,龙\nb,\"Two, three\",龘龖龘\n龘,x,y\n";
        let files =
            Files::from([("records.csv".to_owned(), table.into()), ("readme.md".to_owned(), "龘".into())]);
        let notes = notes(&files, |letter| letter != '龘' && letter != '龖');
        let notes: Vec<String> = notes.iter().map(ToString::to_string).collect();
        assert_eq!(notes, ["records.csv:3:name_zh: note: pictures cannot show 龖 (U+9F96), 龘 (U+9F98)"]);
    }
}
