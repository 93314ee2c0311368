//! `/api/v1`, as programs use it.

mod areas;
mod matches;
mod query;
mod records;
mod suggest;
