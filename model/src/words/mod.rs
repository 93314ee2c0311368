//! Dates, amounts, counts and claims in the words of each language.
//!
//! Plain text without HTML. Spaces between a number and its noun are ordinary ones; the page makes them non-breaking.

mod claim;
mod count;
mod fold;
mod kinds;
mod money;
mod number;
mod silence;
mod standfirst;
mod vocabulary;
mod when;

pub(crate) use claim::shared_name;
pub use claim::{ClaimWords, claim, figure, name, statement};
pub use count::count;
pub use fold::{fold, folded};
pub use kinds::{counted, counted_with_parts, first_counts};
pub use money::amount;
pub use number::{grouped, in_ten_thousands};
pub use silence::silence;
pub use standfirst::standfirst;
pub use vocabulary::{Label, intended_at_target, seen_from_target};
pub use when::{date, dating, stretch, stretch_ends, tick, with_basis};

#[cfg(test)]
mod tests;
