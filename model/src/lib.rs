//! What the atlas knows and how it says it: records, claims with their citations, dates as precise as
//! they are known, places, money, counts, the data package and every rule that a package must keep.
//!
//! **Invariant:** no I/O, no DOM, no clock. Bytes come in, values or named problems go out. The crate
//! compiles for wasm32 and for the host with the same features.

pub mod base_map;
pub mod basis;
pub mod claim;
pub mod column;
pub mod count;
pub mod dataset;
pub mod draw;
pub mod facet;
pub mod id;
pub mod index;
pub mod lang;
pub mod money;
pub mod number;
pub mod package;
pub mod page;
pub mod place;
pub mod problem;
pub mod query;
pub mod record;
pub mod search;
pub mod sorted;
pub mod source;
mod text;
pub mod view;
pub mod when;
pub mod words;
