//! The data of the atlas and its wording: records, claims with their citations, dates of any precision, places, money,
//! counts, the data package and its rules; queries, views, pages and drawings computed from them.
//!
//! **Invariant:** no I/O, no DOM, no clock. Bytes in, values or named problems out. The crate
//! compiles for wasm32 and for the host with the same features.

pub mod abroad;
pub mod base_map;
pub mod basis;
pub mod claim;
pub mod column;
pub mod columns;
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
pub mod packed;
pub mod page;
pub mod place;
pub mod presentation;
pub mod problem;
pub mod query;
pub mod record;
pub mod reference;
pub mod sorted;
pub mod source;
pub mod text;
pub mod view;
pub mod when;
pub mod words;
