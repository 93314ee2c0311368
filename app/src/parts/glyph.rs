//! Symbols: one for each kind, so that colour is never the only difference.

use leptos::prelude::*;
use model::record::Kind;

/// All symbols, as they stand once in a page. `<use>` was chosen over drawing each in place: a page of a
/// hundred results repeats them hundreds of times.
const SYMBOLS: &str = include_str!("symbols.svg");

/// The symbols that the rest of the page refers to. Every page has it, by way of its header.
#[component]
pub(crate) fn Symbols() -> impl IntoView {
    view! { <svg class="sprite" aria-hidden="true" width="0" height="0" inner_html=SYMBOLS></svg> }
}

/// A symbol beside words that say the same.
#[component]
pub(crate) fn Icon(name: &'static str) -> impl IntoView {
    view! { <svg class="i" aria-hidden="true"><use href=name/></svg> }
}

/// The glyph of a kind. The kind stands in words near it, or is said for those who do not see it.
#[component]
pub(crate) fn KindGlyph(kind: Kind) -> impl IntoView {
    let (class, symbol) = drawn(kind);
    view! { <svg class=class aria-hidden="true"><use href=symbol/></svg> }
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
