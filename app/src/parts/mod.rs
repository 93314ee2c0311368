//! Stateless pieces.

pub(crate) mod basis;
pub(crate) mod chip;
pub(crate) mod citation;
pub(crate) mod glyph;
pub(crate) mod line;
pub(crate) mod passage;
pub(crate) mod source_card;
pub(crate) mod status;
pub(crate) mod tie;
