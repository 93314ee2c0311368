//! Symbols: one for each kind, so that colour is never the only difference.

use model::record::Kind;

use crate::markup::{Markup, markup};

/// All symbols, as they stand once in a page. `<use>` was chosen over drawing each in place: a page of a
/// hundred results repeats them hundreds of times.
const SYMBOLS: &str = include_str!("symbols.svg");

/// The symbols that the rest of the page refers to. Every page has it, by way of its header.
pub(crate) fn symbols() -> Markup {
    markup! { <svg class="sprite" aria-hidden="true" width="0" height="0" inner_html={SYMBOLS}></svg> }
}

/// A symbol beside words that say the same.
pub(crate) fn icon(name: &'static str) -> Markup {
    markup! { <svg class="i" aria-hidden="true"><use href={name}/></svg> }
}

/// The glyph of a kind. The kind stands in words near it, or is said for those who do not see it.
pub(crate) fn kind_glyph(kind: Kind) -> Markup {
    let (class, symbol) = drawn(kind);
    markup! { <svg class={class} aria-hidden="true"><use href={symbol}/></svg> }
}

/// Class and symbol of a kind. Kinds that share a colour differ in their symbol.
pub(crate) const fn drawn(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Event => ("kg c-event", "#k-event"),
        Kind::Platform => ("kg c-platform", "#k-platform"),
        Kind::Project => ("kg c-project", "#k-project"),
        Kind::ProjectGroup => ("kg c-group", "#k-group"),
        Kind::Policy => ("kg c-policy", "#k-policy"),
        Kind::Fund => ("kg c-policy", "#k-fund"),
        Kind::Publication => ("kg c-other", "#k-publication"),
        Kind::Exhibit => ("kg c-other", "#k-exhibit"),
        Kind::Indicator => ("kg c-other", "#k-indicator"),
        Kind::Goal => ("kg c-other", "#k-goal"),
        Kind::Person => ("kg c-party", "#k-person"),
        Kind::Organization => ("kg c-party", "#k-party"),
        Kind::Industry => ("kg c-other", "#k-industry"),
        Kind::Place => ("kg c-other", "#k-place"),
    }
}
