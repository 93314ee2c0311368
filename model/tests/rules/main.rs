//! Tests of the rules of a package, each named after its rule.

mod fixture;
mod meaning;
mod shape;
mod truth;
mod upgrade;
