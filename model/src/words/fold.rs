//! Letters as they are compared in a search.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A letter without case, width and diacritics; nothing for a combining mark.
pub fn folded(letter: char) -> impl Iterator<Item = char> {
    let plain = std::iter::once(letter).nfkd().flat_map(char::to_lowercase);
    plain.filter(|plain| !is_combining_mark(*plain))
}

/// A text without case, width and diacritics. The service worker (`server/src/assets/sw.js`) folds a search in the same
/// way, since the tables for it would be too large for wasm.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(folded).collect()
}
