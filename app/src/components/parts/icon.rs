//! Icons. Each kind has its own, so that colour is never the only difference.

use leptos::prelude::*;
use maud::{Markup, html};
use model::record::Kind;

/// All symbols, included once in a page and referred to by `<use>`: a page of a hundred results repeats them
/// hundreds of times.
const SYMBOLS: &str = include_str!("symbols.svg");

/// The hidden sprite that `<use>` refers to.
#[component]
pub(crate) fn Symbols() -> impl IntoView {
    view! { <svg class="sprite" aria-hidden="true" width="0" height="0" inner_html=SYMBOLS></svg> }
}

/// The inside of an icon. A string, because Leptos holds a reference and a marker for each element that it builds, and a
/// page has hundreds of icons.
pub(crate) fn use_symbol(name: &str) -> String {
    format!("<use href=\"{name}\"></use>")
}

/// A decorative icon by the id of its symbol, as `#i-left`. The text beside it must say the same.
#[component]
pub(crate) fn Icon(name: &'static str) -> impl IntoView {
    view! { <svg class="i" aria-hidden="true" inner_html=use_symbol(name)></svg> }
}

/// The same in a string of HTML.
pub(crate) fn icon(name: &str) -> Markup {
    html! { svg class="i" aria-hidden="true" { use href=(name) {} } }
}

/// The glyph of a kind. The kind must also be given as text nearby, visible or for screen readers.
#[component]
pub(crate) fn KindGlyph(kind: Kind) -> impl IntoView {
    let (class, symbol) = kind_symbol(kind);
    view! { <svg class=format!("kg {class}") aria-hidden="true" inner_html=use_symbol(symbol)></svg> }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str =
        concat!(include_str!("../../../../style/base.css"), include_str!("../../../../style/tokens.css"));

    #[test]
    fn every_kind_has_a_glyph_and_a_colour_in_each_theme() {
        let themes = STYLES.matches("--event:").count();
        for kind in Kind::ALL {
            let (class, symbol) = kind_symbol(*kind);
            let colour = class.trim_start_matches("c-");
            assert!(
                SYMBOLS.contains(&format!("id=\"{}\"", &symbol[1..])),
                "{symbol} is not among the symbols"
            );
            assert!(
                STYLES.contains(&format!(".{class} {{")) || STYLES.contains(&format!(".{class},")),
                ".{class} has no rule"
            );
            assert_eq!(
                STYLES.matches(&format!("--{colour}:")).count(),
                themes,
                "--{colour} is missing in a theme"
            );
            if kind.is_row() {
                assert!(
                    STYLES.contains(&format!(".f-{colour} {{")),
                    ".f-{colour}, its colour on the map, has no rule"
                );
            }
        }
    }
}
