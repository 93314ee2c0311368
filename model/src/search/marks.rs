//! Finds the parts of a search in a text, to mark them.

use std::ops::Range;

use roaring::RoaringBitmap;

use super::fold::{Piece, pieces};
use super::lexicon::{Answer, FEWEST_LETTERS, differ_in_one, mistypable};
use super::pinyin_readings::heard;
use super::terms::Term;
use crate::view::TextSpan;

/// The parts of a search that a text contains.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Marks {
    /// The words of the search by number, each Han character by itself.
    pub(super) words: RoaringBitmap,
    /// Their bytes, in order and without overlap.
    pub(super) spans: Vec<TextSpan>,
}

impl Marks {
    /// Finds the parts of a search in a text; only names are matched by sound.
    pub(super) fn new(answer: &Answer, text: &str, is_name: bool) -> Self {
        let pieces = pieces(text);
        let mut marks = Self::default();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut word = 0;
        for (at, part) in answer.asked.parts.iter().enumerate() {
            let before = ranges.len();
            let size = match part {
                Term::Word(word) => {
                    ranges.extend(pieces.iter().filter_map(|piece| word_in(piece, word, is_name)));
                    if ranges.len() == before && answer.nearly & (1 << at) != 0 {
                        ranges.extend(pieces.iter().filter_map(|piece| nearly_in(piece, word)));
                    }
                    1
                }
                Term::Exactly(word) => {
                    ranges.extend(pieces.iter().filter(|piece| piece.text() == *word).filter_map(whole));
                    1
                }
                Term::Run(letters) => {
                    let covered = run_in(&pieces, letters, &mut ranges);
                    marks.words.extend(covered.into_iter().map(|letter| word + letter));
                    size_of(letters)
                }
                Term::Together(letters) => {
                    ranges.extend(pieces.iter().filter_map(|piece| together_in(piece, letters)));
                    size_of(letters)
                }
            };
            if ranges.len() > before && !matches!(part, Term::Run(_)) {
                marks.words.insert_range(word..word + size);
            }
            word += size;
        }
        marks.spans = apart(text, ranges);
        marks
    }
}

/// The number of characters of a run.
fn size_of(letters: &[char]) -> u32 {
    u32::try_from(letters.len()).unwrap_or(u32::MAX)
}

fn whole(piece: &Piece) -> Option<Range<usize>> {
    piece.range(0..piece.letters.len())
}

/// The prefix of a word, the word without its plural `s`, or the characters of a name with this sound.
fn word_in(piece: &Piece, word: &str, is_name: bool) -> Option<Range<usize>> {
    if piece.han {
        return is_name.then(|| heard(&piece.letters, word)).flatten().and_then(|heard| piece.range(heard));
    }
    let text = piece.text();
    if text.starts_with(word) {
        return piece.range(0..word.chars().count());
    }
    (word.chars().count() >= FEWEST_LETTERS && word.strip_suffix('s') == Some(&text))
        .then(|| whole(piece))
        .flatten()
}

/// A similar word.
fn nearly_in(piece: &Piece, word: &str) -> Option<Range<usize>> {
    let letters = mistypable(word)?;
    (!piece.han && differ_in_one(&letters, &piece.letters)).then(|| whole(piece)).flatten()
}

/// Pairs of characters of the run wherever they occur; returns the characters that do.
fn run_in(pieces: &[Piece], letters: &[char], ranges: &mut Vec<Range<usize>>) -> Vec<u32> {
    let size = letters.len().min(2);
    let mut covered = Vec::new();
    for piece in pieces.iter().filter(|piece| piece.han) {
        for (at, there) in piece.letters.windows(size).enumerate() {
            for (start, here) in (0..).zip(letters.windows(size)) {
                if there == here {
                    covered.extend([start, start + size_of(here) - 1]);
                    ranges.extend(piece.range(at..at + size));
                }
            }
        }
    }
    covered
}

fn together_in(piece: &Piece, letters: &[char]) -> Option<Range<usize>> {
    let at = piece.letters.windows(letters.len()).position(|there| there == letters).filter(|_| piece.han)?;
    piece.range(at..at + letters.len())
}

/// Sorts ranges, and joins those with only white space between them.
fn apart(text: &str, mut ranges: Vec<Range<usize>>) -> Vec<TextSpan> {
    ranges.sort_by_key(|range| range.start);
    let mut spans: Vec<TextSpan> = Vec::new();
    for range in ranges {
        let between = |end: usize| text.get(end..range.start).unwrap_or_default();
        match spans.last_mut().filter(|last| between(last.1).trim().is_empty()) {
            Some(last) => last.1 = last.1.max(range.end),
            None => spans.push((range.start, range.end)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::super::terms::SearchTerms;
    use super::*;

    fn marked(search: &str, text: &str) -> String {
        let answer = Answer { asked: SearchTerms::read(search), nearly: u32::MAX, ..Answer::default() };
        let marks = Marks::new(&answer, text, true);
        let mut out = String::new();
        let mut end = 0;
        for (start, stop) in marks.spans {
            out.extend([&text[end..start], "[", &text[start..stop], "]"]);
            end = stop;
        }
        out + &text[end..]
    }

    #[test]
    fn the_words_of_a_search_are_marked() {
        for (search, text, expected) in [
            ("lidar agn", "Agnos Lidar R&D", "[Agn]os [Lidar] R&D"),
            ("forums", "Summit Forum", "Summit [Forum]"),
            ("lidra", "Agnos Lidar", "Agnos [Lidar]"),
            ("purple mountain", "On Purple Mountain", "On [Purple Mountain]"),
            ("xu", "X\u{fc} and xu\u{308}", "[X\u{fc}] and [xu\u{308}]"),
            ("南京集成电路", "南京市打造集成电路产业", "[南京]市打造[集成电路]产业"),
            ("南京北京", "南京市", "[南京]市"),
            ("jicheng dianlu", "集成电路产业", "[集成电路]产业"),
            ("\"成电\"", "集成电路", "集[成电]路"),
            ("1300亿", "超1300亿元", "超[1300亿]元"),
            ("🎉", "party 🎉", "party 🎉"),
        ] {
            assert_eq!(marked(search, text), expected, "{search}");
        }
    }
}
