//! Icons. Each kind has its own, so that colour is never the only difference. Their attributes give them a size, so that
//! they are small without the style sheet, too.

use leptos::prelude::*;
use maud::{Markup, html};
use model::record::Kind;

use crate::drawings::kind::kind_symbol;

/// All symbols. A page includes them once and refers to them by `<use>`, since it repeats them hundreds of times.
const SYMBOLS: &str = include_str!("symbols.svg");

/// The hidden sprite that `<use>` refers to.
#[component]
pub(crate) fn Symbols() -> impl IntoView {
    view! { <svg class="sprite" aria-hidden="true" width="0" height="0" inner_html=SYMBOLS></svg> }
}

/// The inside of an icon. A string, because Leptos keeps a reference and a marker for each element that it creates, and
/// a page has hundreds of icons.
pub(crate) fn use_symbol(name: &str) -> String {
    format!("<use href=\"{name}\"></use>")
}

/// A decorative icon by the id of its symbol, as `#i-left`. The text beside it must say the same.
#[component]
pub(crate) fn Icon(name: &'static str) -> impl IntoView {
    view! { <svg class="i" width="16" height="16" aria-hidden="true" inner_html=use_symbol(name)></svg> }
}

/// The same in a string of HTML.
pub(crate) fn icon(name: &str) -> Markup {
    html! { svg class="i" width="16" height="16" aria-hidden="true" { use href=(name) {} } }
}

/// The glyph of a kind. The kind must also be given as text nearby, visible or for screen readers.
#[component]
pub(crate) fn KindGlyph(kind: Kind) -> impl IntoView {
    let (class, symbol) = kind_symbol(kind);
    view! { <svg class=format!("kg {class}") width="12" height="12" aria-hidden="true" inner_html=use_symbol(symbol)></svg> }
}
