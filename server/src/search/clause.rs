//! What a search asks for, in the forms of the index.

use std::collections::BTreeMap;

/// Something that must be found, in any of these forms, each with a weight from 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Clause {
    /// As it was typed.
    pub(super) shown: String,
    /// Words of the index, stems among them.
    pub(super) words: BTreeMap<String, f32>,
    /// The letters that words begin with, if they are only the beginning.
    pub(super) prefix: Option<String>,
    /// Words and Han characters that follow each other.
    pub(super) phrases: Vec<(Vec<String>, f32)>,
    /// Whether only parts of it are in the index.
    pub(super) is_in_parts: bool,
    /// Whether its words are only spelt alike.
    pub(super) is_misspelt: bool,
    /// The beginning of the sound of a name.
    pub(super) sound: Option<String>,
}

impl Clause {
    /// Exactly one word.
    pub(super) fn of_word(word: String) -> Self {
        Self { shown: word.clone(), words: BTreeMap::from([(word, 1.0)]), ..Self::default() }
    }

    /// Whether nothing in the index can match.
    pub(super) fn is_unknown(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.sound.is_none()
    }
}
