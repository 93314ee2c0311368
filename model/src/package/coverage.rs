//! Coverage: the sentences of sources that are neither cited nor left out.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::{Files, Package};

/// A sentence that overlaps neither a citation nor a row of `left_out.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The source.
    pub source: String,
    /// First byte, from 0.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The sentence, to be shown to editors only.
    pub sentence: String,
}

/// Every sentence that is neither cited nor left out, by source and in reading order.
///
/// # Errors
/// Names a text that is missing or not UTF-8.
pub fn uncovered(package: &Package, texts: &Files) -> Result<Vec<Uncovered>, String> {
    let covered = covered(package);
    let mut found = Vec::new();
    for source in &package.sources {
        let text = texts.get(&source.file).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let text = text.ok_or_else(|| format!("the text {:?} is missing or not UTF-8", source.file))?;
        let covered = covered.get(source.id.as_str()).map_or(&[][..], Vec::as_slice);
        for (start, sentence) in sentences(text) {
            let end = start + sentence.len();
            if !covered.iter().any(|(from, to)| *from < end && start < *to) {
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
fn covered(package: &Package) -> HashMap<&str, Vec<(usize, usize)>> {
    let cited = package.claims.iter().flat_map(|claim| &claim.citations);
    let cited = cited.map(|citation| (citation.source.as_str(), citation.start, citation.end));
    let left_out =
        package.left_out.iter().map(|passage| (passage.source.as_str(), passage.start, passage.end));
    let mut covered: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (source, start, end) in cited.chain(left_out) {
        covered.entry(source).or_default().push((start as usize, end as usize));
    }
    covered
}

/// Sentences by UAX 29, also split at line ends and at a full stop that is followed by a capital without a space, which
/// is frequent in machine translations.
fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_sentence_bound_indices()
        .flat_map(|(start, part)| split_at_stops(part).map(move |(inner, part)| (start + inner, part)))
        .map(|(start, part)| {
            let trimmed = part.trim_start();
            (start + part.len() - trimmed.len(), trimmed.trim_end())
        })
        .filter(|(_, part)| part.chars().any(char::is_alphanumeric))
}

/// Splits at full stops that are followed by a capital without a space.
fn split_at_stops(part: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let stops = part.char_indices().zip(part.chars().skip(1)).filter_map(|((offset, c), next)| {
        let follows_lower_case = part[..offset].chars().next_back().is_some_and(char::is_lowercase);
        (c == '.' && next.is_uppercase() && follows_lower_case).then_some(offset + 1)
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
    fn a_sentence_ends_at_a_full_stop_a_line_end_and_where_a_space_is_missing() {
        let text = "Risks have risen.Nanjing grows by 10.8% a year. It\u{a0}will sign.\n\nFooter 12";
        let found: Vec<&str> = sentences(text).map(|(_, part)| part).collect();
        assert_eq!(
            found,
            ["Risks have risen.", "Nanjing grows by 10.8% a year.", "It\u{a0}will sign.", "Footer 12"]
        );
        for (start, part) in sentences(text) {
            assert_eq!(&text[start..start + part.len()], part);
        }
    }
}
