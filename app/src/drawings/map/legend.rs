//! The legend of the map, and the patterns of its symbols.

use maud::{Markup, html};
use model::lang::Lang;

use crate::texts::text;

/// The patterns that all pictures share. They are in an SVG of their own, because a pattern defined in a hidden
/// picture is not painted.
const PATTERNS: &str = r##"<pattern id="mhatch-na" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0V6" class="hatch hatch--area"/></pattern><radialGradient id="mfade"><stop offset=".45" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>"##;

/// The inside of `<defs>`: the outlines of the base map, and the patterns.
pub(crate) fn definitions(base_map: &str) -> String {
    format!("{base_map}{PATTERNS}")
}

/// The inside of `div.legend`: the meaning of the symbols.
pub(crate) fn legend(lang: Lang) -> String {
    html! {
        @for (shape, words) in signs(lang) {
            span { svg viewBox="0 0 16 14" width="16" height="14" { (shape) } (words) }
        }
        span { span class="undated-n" { "+9" } (text!(lang, map_undated)) }
    }
    .into_string()
}

/// The signs of the legend, each 16 by 14, with their meaning.
pub(crate) fn signs(lang: Lang) -> Vec<(Markup, &'static str)> {
    let area = |class: &str, fill: &str| {
        html! { rect class={ "lg-area " (class) } x=".5" y="1.5" width="15" height="11" fill=[(!fill.is_empty()).then_some(fill)] {} }
    };
    let round = |class: &str, r: &str| {
        html! { circle class=(class) cx="8" cy="7" r=(r) {} }
    };
    // Two arcs, as of a place with two kinds of records.
    let ring = html! {
        circle class="lg-ring lg-arc c-event" cx="8" cy="7" r="5" stroke-dasharray="17.6 31.4" {}
        circle class="lg-ring lg-arc c-platform" cx="8" cy="7" r="5" stroke-dasharray="11.3 31.4" stroke-dashoffset="-18.85" {}
    };
    let halo = html! { (round("lg-ring", "3.25")) (round("lg-dots", "6.25")) };
    let tab = html! { rect class="lg-tab" y="2" width="16" height="10" {} };
    vec![
        (round("lg-fill", "4.5"), text!(lang, map_venue)),
        (ring, text!(lang, map_park)),
        (area("m-tint", ""), text!(lang, map_district)),
        (area("", "url(#mhatch-na)"), text!(lang, map_new_area)),
        (tab, text!(lang, map_tab)),
        (halo, text!(lang, map_recalled)),
    ]
}
