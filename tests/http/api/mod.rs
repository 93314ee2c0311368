//! `/api/v1`, as programs use it.

mod areas;
mod cite;
mod embed;
mod matches;
mod names;
mod packed;
mod query;
mod records;
mod suggest;
