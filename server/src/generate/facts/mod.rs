//! Facts, one file a sort of claim: the row, the sentence that tells it, and the words that are quoted.

mod amount;
mod count;
mod date;
mod name;
mod place;
mod statement;
mod tie;

pub(super) use count::Gauge;
pub(super) use tie::Tie;
