//! Text in messages.

use std::borrow::Cow;

/// The beginning of a text that may be very long, for messages.
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}
