//! Records as sentences refer to them.

use model::id::Id;
use model::lang::Bilingual;
use model::record::Kind;

/// A record that sentences refer to.
#[derive(Clone)]
pub(crate) struct NamedRecord {
    /// Its id.
    pub(crate) id: Id,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Its names, as texts print them.
    pub(crate) name: Bilingual,
}
