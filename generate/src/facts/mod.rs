//! Facts, one file a sort of claim: the row, the sentence that tells it, and the words that are quoted.

mod amount;
mod count;
mod date;
mod link;
mod name;
mod place;
mod statement;

pub(crate) use count::CountTemplate;
pub(crate) use link::LinkSpec;
