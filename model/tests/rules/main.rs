//! One test for each rule of a package, named after what the rule promises.

mod fixture;
mod meaning;
mod shape;
mod truth;
