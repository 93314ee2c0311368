//! Facts, one file for each kind of claim: the row, the sentence and the quoted words.

mod amount;
mod count;
mod date;
mod link;
mod name;
mod place;
mod statement;

pub(crate) use count::CountTemplate;
pub(crate) use link::LinkSpec;
