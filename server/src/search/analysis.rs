//! Texts as the index has them: without case, width and diacritics, in simplified characters, as words with their stems and
//! as Han characters with the words that they form.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

use jieba_rs::Jieba;
use rustc_hash::FxHashMap as HashMap;
use tantivy::tokenizer::{
    Language, PreTokenizedString, RawTokenizer, Stemmer, TextAnalyzer, Token, TokenStream as _,
};

use super::fold::{Piece, pieces};

/// Stands before a stem, so that no word is taken for one.
pub(super) const STEM: char = '\u{1}';

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Reads the dictionary of words, which otherwise the first text does.
pub(super) fn load_dictionary() {
    LazyLock::force(&JIEBA);
}

/// A word, or a Han character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Normalised.
    pub(super) text: String,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    pub(super) is_han: bool,
}

/// The words and Han characters of a text, in order.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    for piece in pieces(text) {
        if piece.han {
            let letters = piece.letters.iter().zip(&piece.places);
            units.extend(letters.map(|(letter, range)| Unit {
                text: letter.to_string(),
                range: range.clone(),
                is_han: true,
            }));
        } else if let Some(range) = piece.range(0..piece.letters.len()) {
            units.push(Unit { text: piece.text(), range, is_han: false });
        }
    }
    units
}

/// The words that a run of Han characters is cut into. What is in no dictionary is cut into characters, so that the same
/// name is cut in the same way wherever it stands.
pub(super) fn cut(run: &str) -> Vec<String> {
    JIEBA.cut(run, false).into_iter().map(|token| token.word.to_owned()).collect()
}

/// The shorter words that a word contains.
pub(super) fn cut_further(word: &str) -> Vec<String> {
    let parts = JIEBA.cut_for_search(word, false).into_iter().map(|token| token.word);
    parts.filter(|part| *part != word && part.chars().nth(1).is_some()).map(str::to_owned).collect()
}

/// The stem of an English word, as the index has it; `None` for a word with other letters.
pub(super) fn stem(word: &str) -> Option<String> {
    thread_local! {
        static STEMMER: RefCell<TextAnalyzer> = RefCell::new(
            TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::English)).build(),
        );
        /// Texts repeat their words.
        static STEMS: RefCell<HashMap<String, String>> = RefCell::default();
    }
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let stemmed = || {
        STEMMER.with_borrow_mut(|stemmer| {
            let mut stream = stemmer.token_stream(word);
            stream.next().map_or_else(|| word.to_owned(), |token| token.text.clone())
        })
    };
    STEMS.with_borrow_mut(|stems| {
        if stems.len() > 50_000 {
            stems.clear();
        }
        let stem = stems.entry(word.to_owned()).or_insert_with(stemmed);
        Some(format!("{STEM}{stem}"))
    })
}

/// Texts as tokens of the index. A phrase does not go from one text to the next.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    tokens: Vec<Token>,
    position: usize,
}

impl Tokens {
    pub(super) fn add(&mut self, text: &str) {
        for piece in pieces(text) {
            if piece.han { self.add_run(&piece) } else { self.add_word(piece.text()) }
        }
        self.position += 1;
    }

    /// Adds a word as it is.
    pub(super) fn add_raw(&mut self, text: String) {
        self.push(self.position, text);
        self.position += 1;
    }

    fn add_word(&mut self, word: String) {
        let stem = stem(&word);
        self.push(self.position, word);
        if let Some(stem) = stem {
            self.push(self.position, stem);
        }
        self.position += 1;
    }

    /// Adds each character, and each word at its first character.
    fn add_run(&mut self, run: &Piece) {
        let text = run.text();
        let mut words: Vec<(usize, &str)> = JIEBA
            .cut_for_search(&text, false)
            .into_iter()
            .filter(|token| token.end > token.start + 1)
            .map(|token| (token.start, token.word))
            .collect();
        words.sort_by_key(|(start, _)| *start);
        let mut words = words.into_iter().peekable();
        for (at, letter) in run.letters.iter().enumerate() {
            self.push(self.position + at, letter.to_string());
            while let Some((_, word)) = words.next_if(|(start, _)| *start == at) {
                self.push(self.position + at, word.to_owned());
            }
        }
        self.position += run.letters.len();
    }

    fn push(&mut self, position: usize, text: String) {
        self.tokens.push(Token { position, text, position_length: 1, ..Token::default() });
    }
}

impl From<Tokens> for PreTokenizedString {
    fn from(tokens: Tokens) -> Self {
        Self { text: String::new(), tokens: tokens.tokens }
    }
}
