//! Which sentences of a source nothing in the package touches.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::{Files, Package};

/// A sentence that neither a citation nor a row of `left_out.csv` touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The source.
    pub source: String,
    /// First byte, from 0.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// The sentence, for the editor's screen only.
    pub sentence: String,
}

/// Every sentence that is neither cited nor left out, in the order of sources and of reading.
///
/// # Errors
/// The name of a text that is not at hand or not UTF-8.
pub fn uncovered(package: &Package, texts: &Files) -> Result<Vec<Uncovered>, String> {
    let touched = touched(package);
    let mut found = Vec::new();
    for source in &package.sources {
        let text = texts.get(&source.file).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let text = text.ok_or_else(|| format!("the text {:?} is not at hand, or not UTF-8", source.file))?;
        let touched = touched.get(source.id.as_str()).map_or(&[][..], Vec::as_slice);
        for (start, sentence) in sentences(text) {
            let end = start + sentence.len();
            if !touched.iter().any(|(from, to)| *from < end && start < *to) {
                found.push(Uncovered {
                    source: source.id.to_string(),
                    start,
                    end,
                    sentence: sentence.into(),
                });
            }
        }
    }
    Ok(found)
}

/// The ranges of each source that are cited or left out.
fn touched(package: &Package) -> HashMap<&str, Vec<(usize, usize)>> {
    let cited = package.claims.iter().flat_map(|claim| &claim.citations);
    let cited = cited.map(|citation| (citation.source.as_str(), citation.start, citation.end));
    let left_out =
        package.left_out.iter().map(|passage| (passage.source.as_str(), passage.start, passage.end));
    let mut touched: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (source, start, end) in cited.chain(left_out) {
        touched.entry(source).or_default().push((start as usize, end as usize));
    }
    touched
}

/// Sentences by Unicode's rules (UAX 29), cut at line ends too, and where a full stop meets a capital
/// without a space, as machine translations have it.
fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_sentence_bound_indices()
        .flat_map(|(at, part)| at_stops(part).map(move |(inner, part)| (at + inner, part)))
        .map(|(at, part)| {
            let trimmed = part.trim_start();
            (at + part.len() - trimmed.len(), trimmed.trim_end())
        })
        .filter(|(_, part)| part.chars().any(char::is_alphanumeric))
}

fn at_stops(part: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let stops = part.char_indices().zip(part.chars().skip(1)).filter_map(|((at, c), next)| {
        let behind_lower_case = part[..at].chars().next_back().is_some_and(char::is_lowercase);
        (c == '.' && next.is_uppercase() && behind_lower_case).then_some(at + 1)
    });
    let mut ends: Vec<usize> = stops.collect();
    ends.push(part.len());
    ends.into_iter().map(move |end| {
        let piece = (start, &part[start..end]);
        start = end;
        piece
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_stop_at_a_line_end_and_where_the_space_was_forgotten() {
        let text = "Risks have risen.Nanjing grows by 10.8% a year. It\u{a0}will sign.\n\nFooter 12";
        let found: Vec<&str> = sentences(text).map(|(_, part)| part).collect();
        assert_eq!(
            found,
            ["Risks have risen.", "Nanjing grows by 10.8% a year.", "It\u{a0}will sign.", "Footer 12"]
        );
        for (at, part) in sentences(text) {
            assert_eq!(&text[at..at + part.len()], part);
        }
    }
}
