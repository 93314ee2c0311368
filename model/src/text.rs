//! Texts: how a package holds them, and how messages show them.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

/// A text of a package. Copies share the memory of a long one; one of up to [`Text::INLINE_LIMIT`] bytes has none of its
/// own.
pub use ecow::EcoString as Text;

/// The long texts that were read, so that equal ones share their memory. A third of the quotes of a large package are
/// different from all others.
#[derive(Default)]
pub struct Texts(FxHashSet<Text>);

impl Texts {
    /// Replaces a text by an equal one that was read before.
    pub fn share(&mut self, text: &mut Text) {
        if text.len() <= Text::INLINE_LIMIT {
            return;
        }
        match self.0.get(text) {
            Some(known) => *text = known.clone(),
            None => _ = self.0.insert(text.clone()),
        }
    }

    /// A text that shares its memory with an equal one that was read before.
    pub fn shared(&mut self, text: String) -> Text {
        let mut text = Text::from(text);
        self.share(&mut text);
        text
    }
}

/// The first 60 characters of a text, for messages.
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}
