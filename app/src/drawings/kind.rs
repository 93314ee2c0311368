//! The colour and the symbol of each kind of record, in pictures and icons.

use model::record::Kind;

/// The colour class and the symbol of a kind. Kinds that share a colour have different symbols.
pub(crate) const fn kind_symbol(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Event => ("c-event", "#k-event"),
        Kind::Platform => ("c-platform", "#k-platform"),
        Kind::Project => ("c-project", "#k-project"),
        Kind::ProjectGroup => ("c-group", "#k-group"),
        Kind::Policy => ("c-policy", "#k-policy"),
        Kind::Fund => ("c-policy", "#k-fund"),
        Kind::Publication => ("c-other", "#k-publication"),
        Kind::Exhibit => ("c-other", "#k-exhibit"),
        Kind::Indicator => ("c-other", "#k-indicator"),
        Kind::Goal => ("c-other", "#k-goal"),
        Kind::Person => ("c-party", "#k-person"),
        Kind::Organization => ("c-party", "#k-party"),
        Kind::Industry => ("c-other", "#k-industry"),
        Kind::Place => ("c-other", "#k-place"),
    }
}
