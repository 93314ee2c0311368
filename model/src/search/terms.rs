//! Parses the text of a search.

use super::fold::{Piece, pieces};

/// The most words of a search; further ones are ignored.
const MOST_WORDS: usize = 16;

/// One thing that must be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// The prefix of a word, the sound of a name, or a similar word.
    Word(String),
    /// Han characters, found in groups of two or more.
    Run(Vec<char>),
    /// Between quotation marks: exactly this word.
    Exactly(String),
    /// Between quotation marks: these characters in this order.
    Together(Vec<char>),
}

/// A search, split into its parts.
#[derive(Clone, Debug, Default)]
pub(super) struct SearchTerms {
    /// What must be found.
    pub(super) parts: Vec<Term>,
    /// Neighbours between quotation marks, as keys of [`Piece::pair`].
    pub(super) pairs: Vec<String>,
    /// A number directly followed by its unit, as in 1300亿, as keys of [`Piece::pair`]; not required in a loose search.
    pub(super) measures: Vec<String>,
}

impl SearchTerms {
    /// The search with neighbouring words joined: a sound may be typed syllable by syllable.
    pub(super) fn joined(&self) -> Option<Self> {
        let mut parts: Vec<Term> = Vec::new();
        for part in &self.parts {
            match (parts.last_mut(), part) {
                (Some(Term::Word(last)), Term::Word(word)) => last.push_str(word),
                _ => parts.push(part.clone()),
            }
        }
        (parts.len() < self.parts.len()).then(|| Self { parts, ..self.clone() })
    }

    pub(super) fn read(text: &str) -> Self {
        let mut asked = Self::default();
        let stretches: Vec<&str> =
            text.split(['"', '＂', '“', '”', '「', '」', '『', '』', '«', '»']).collect();
        // Text after an unclosed quotation mark is not quoted.
        let quoted = |at: usize| at % 2 == 1 && at + 1 < stretches.len();
        for (at, stretch) in stretches.iter().enumerate() {
            let quoted = quoted(at);
            let room = MOST_WORDS - asked.parts.len();
            let pieces: Vec<Piece> = pieces(stretch).into_iter().take(room).collect();
            asked.parts.extend(pieces.iter().map(|piece| match (quoted, piece.han) {
                (false, false) => Term::Word(piece.text()),
                (false, true) => Term::Run(piece.letters.clone()),
                (true, false) => Term::Exactly(piece.text()),
                (true, true) => Term::Together(piece.letters.clone()),
            }));
            for (one, next) in pieces.iter().zip(pieces.iter().skip(1)) {
                let touch =
                    one.places.last().map(|place| place.end) == next.places.first().map(|place| place.start);
                if quoted {
                    asked.pairs.push(one.pair(next));
                } else if touch
                    && next.han
                    && one.letters.iter().all(|letter| matches!(letter, '0'..='9' | '.'))
                {
                    asked.measures.push(one.pair(next));
                }
            }
        }
        asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_runs_and_quotations_are_distinguished() {
        let asked = SearchTerms::read("nanjing大学 “lidar R&D” 1300亿");
        let word = |text: &str| Term::Word(text.into());
        let run = |text: &str| Term::Run(text.chars().collect());
        let exactly = |text: &str| Term::Exactly(text.into());
        assert_eq!(
            asked.parts,
            [word("nanjing"), run("大学"), exactly("lidar"), exactly("r&d"), word("1300"), run("亿")]
        );
        assert_eq!((asked.pairs, asked.measures), (vec!["lidar r&d".to_owned()], vec!["1300 亿".to_owned()]));
    }

    #[test]
    fn a_mark_that_is_never_closed_quotes_nothing() {
        assert_eq!(SearchTerms::read("\"core fire").parts, SearchTerms::read("core fire").parts);
        assert!(SearchTerms::read("!? 🎉 \u{301}\"\"").parts.is_empty());
        assert_eq!(SearchTerms::read(&"a ".repeat(100)).parts.len(), MOST_WORDS);
    }
}
