//! Normalises texts for search: without case, width and diacritics, in simplified characters, split into words and runs of
//! Han characters.

use std::cell::RefCell;
use std::ops::Range;

use model::words::folded;
use rustc_hash::FxHashMap as HashMap;

/// A word, or a run of Han characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Whether it is a run of Han characters.
    pub(super) han: bool,
    /// Its normalised letters.
    pub(super) letters: Vec<char>,
    /// The bytes of each letter in the text.
    pub(super) places: Vec<Range<usize>>,
}

impl Piece {
    /// The letters as a text.
    pub(super) fn text(&self) -> String {
        self.letters.iter().collect()
    }

    /// The bytes of some of its letters in the text.
    pub(super) fn range(&self, letters: Range<usize>) -> Option<Range<usize>> {
        let letters = self.places.get(letters)?;
        Some(letters.first()?.start..letters.last()?.end)
    }
}

/// Splits a text into words and runs.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open = false;
    let mut rest = letters(text).into_iter().peekable();
    let mut before = None;
    while let Some((letter, place)) = rest.next() {
        let after = rest.peek().map(|(letter, _)| *letter);
        let han = is_han(letter);
        if letter.is_alphanumeric() {
            match pieces.last_mut().filter(|last| open && last.han == han) {
                Some(last) => {
                    last.letters.push(letter);
                    last.places.push(place);
                }
                None => pieces.push(Piece { han, letters: vec![letter], places: vec![place] }),
            }
            open = true;
        } else {
            // `20.15` and `R&D` are words, `1,300` is 1300, `people's` is a word too.
            let within = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
            let kept = match letter {
                '.' => within(|near| near.is_ascii_digit()),
                '&' => within(char::is_alphanumeric),
                _ => false,
            };
            let skipped = match letter {
                ',' => within(|near| near.is_ascii_digit()),
                '\'' | '’' => within(char::is_alphabetic),
                _ => false,
            };
            match pieces.last_mut().filter(|last| open && kept && !last.han) {
                Some(last) => {
                    last.letters.push(letter);
                    last.places.push(place);
                }
                None => open &= skipped,
            }
        }
        before = Some(letter);
    }
    pieces
}

/// Each normalised letter with its bytes. Combining marks belong to the letter before them.
fn letters(text: &str) -> Vec<(char, Range<usize>)> {
    let mut letters: Vec<(char, Range<usize>)> = Vec::with_capacity(text.len());
    for (start, letter) in text.char_indices() {
        let place = start..start + letter.len_utf8();
        if letter.is_ascii() {
            letters.push((letter.to_ascii_lowercase(), place));
            continue;
        }
        let before = letters.len();
        letters.extend(folded(letter).map(|plain| (simplified(plain), place.clone())));
        if letters.len() == before
            && let Some((_, last)) = letters.last_mut().filter(|(_, last)| last.end == place.start)
        {
            last.end = place.end;
        }
    }
    letters
}

/// A traditional character in its simplified form; any other as it is.
fn simplified(letter: char) -> char {
    thread_local! {
        /// Texts repeat their characters.
        static SIMPLIFIED: RefCell<HashMap<char, char>> = RefCell::default();
    }
    let convert = || {
        let text = letter.to_string();
        // 么 and a few others are in use in both, with different meanings.
        if character_converter::is_simplified(&text) {
            return letter;
        }
        character_converter::traditional_to_simplified(&text).chars().next().unwrap_or(letter)
    };
    if is_han(letter) {
        SIMPLIFIED.with_borrow_mut(|known| *known.entry(letter).or_insert_with(convert))
    } else {
        letter
    }
}

/// Reads the dictionary of characters, which otherwise the first text does.
pub(super) fn load_dictionary() {
    simplified('軟');
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        pieces(text).iter().map(Piece::text).collect()
    }

    #[test]
    fn case_width_and_marks_do_not_count() {
        assert_eq!(cut("ＡＩ Zürich Zu\u{308}rich İ"), ["ai", "zurich", "zurich", "i"]);
        assert_eq!(
            cut("R&D 20.15 1,300 people’s next-gen, A & B."),
            ["r&d", "20.15", "1300", "peoples", "next", "gen", "a", "b"]
        );
    }

    #[test]
    fn han_characters_stand_apart_from_words() {
        assert_eq!(cut("超1300亿元，5G通信"), ["超", "1300", "亿元", "5g", "通信"]);
        let all = pieces("超1300亿元");
        assert_eq!(all[2].range(0..2), Some(7..13));
    }

    #[test]
    fn traditional_characters_are_simplified() {
        assert_eq!(cut("軟件與集成電路"), ["软件与集成电路"]);
        assert_eq!(cut("软件与集成电路"), ["软件与集成电路"]);
    }

    #[test]
    fn a_mark_belongs_to_its_letter() {
        let all = pieces("xu\u{308}");
        assert_eq!(all[0].range(1..2), Some(1..4));
        assert_eq!(cut("\u{301}\u{308}"), [""; 0]);
    }
}
