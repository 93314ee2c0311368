//! Records as sentences name them.

use model::claim::Both;
use model::id::Id;
use model::record::Kind;

/// A record as texts speak of it.
#[derive(Clone)]
pub(crate) struct Subject {
    /// Its id.
    pub(crate) id: Id,
    /// What it is a record of.
    pub(crate) kind: Kind,
    /// Its names as texts print them.
    pub(crate) name: Both,
}
