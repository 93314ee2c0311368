//! Stateless components that several pages share.

pub(super) mod citation;
pub(super) mod emphasised;
pub(super) mod passage;
pub(super) mod source_card;
pub(super) mod tie;
