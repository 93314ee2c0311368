//! The marks of a timeline. The date determines the form, the status the line and the basis the fill.

use maud::{Markup, html};
use model::draw::timeline::{End, GLYPH, LEAST_GLYPH, LaneItem, LineStyle, MarkForm, ROW};
use model::lang::Lang;
use model::number::Px;
use model::record::Kind;

use crate::drawings::kind::kind_symbol;
use crate::texts::text;

/// The inside of `<defs>`: the patterns and masks that all pictures share. There is one hatch for each colour, since
/// a pattern cannot inherit the colour of the shape that it fills.
pub(crate) fn definitions() -> String {
    let mut colours = Vec::new();
    for kind in Kind::ALL.iter().filter(|kind| kind.is_row()) {
        let (colour, _) = kind_symbol(*kind);
        if !colours.contains(&colour) {
            colours.push(colour);
        }
    }
    // Names and stops of the masks. An open end fades over a longer part of its bar than a soft end.
    let ends: [(&str, &[(&str, u8)]); 5] = [
        ("l", &[("0", 0), (".55", 1)]),
        ("r", &[(".45", 1), ("1", 0)]),
        ("b", &[("0", 0), (".3", 1), (".7", 1), ("1", 0)]),
        ("s", &[("0", 0), (".3", 1)]),
        ("e", &[(".7", 1), ("1", 0)]),
    ];
    html! {
        @for class in colours {
            pattern id=(hatch(class)) width="4.5" height="4.5" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" { path d="M0 0V4.5" class={ "hat " (class) } {} }
        }
        @for (id, stops) in ends {
            linearGradient id={ "tg" (id) } {
                @for (offset, opacity) in stops {
                    stop offset=(offset) stop-color="#fff" stop-opacity=(opacity) {}
                }
            }
            mask id={ "tm" (id) } maskContentUnits="objectBoundingBox" {
                rect width="1" height="1" fill={ "url(#tg" (id) ")" } {}
            }
        }
    }
    .into_string()
}

/// The id of the hatch in a colour, which is given by its class.
fn hatch(class: &str) -> String {
    class.replacen('c', "th", 1)
}

/// The mask for the ends of a bar. An end that is cut off by the picture does not fade.
fn mask(start: End, end: End) -> Option<&'static str> {
    match (start, end) {
        (End::Open, _) => Some("url(#tml)"),
        (_, End::Open) => Some("url(#tmr)"),
        (End::Soft, End::Soft) => Some("url(#tmb)"),
        (End::Soft, _) => Some("url(#tms)"),
        (_, End::Soft) => Some("url(#tme)"),
        _ => None,
    }
}

/// The shape of a mark: filled, outlined or dashed by status, hatched if inferred, with a dotted edge if editorial.
pub(super) fn shape(kind: Kind, item: &LaneItem) -> Markup {
    let (colour, symbol) = kind_symbol(kind);
    let line = match item.line {
        LineStyle::Filled => "m-fill",
        LineStyle::Outlined => "m-out",
        LineStyle::Dashed => "m-dash",
    };
    let class = if item.inferred { format!("{line} m-hat") } else { line.to_owned() };
    let hatch = item.inferred.then(|| format!("url(#{})", hatch(colour)));
    let (x, w) = (item.x, item.w);
    let middle = item.y + item.h / 2.0;
    let glyph = item.h.clamp(LEAST_GLYPH, GLYPH);
    let drawn = match item.form {
        MarkForm::Glyph => html! {
            svg class=(class) x=(Px(x + (GLYPH - glyph) / 2.0)) y=(Px(middle - glyph / 2.0)) width=(Px(glyph))
                height=(Px(glyph)) viewBox="-1.5 -1.5 15 15" fill=[hatch] { use href=(symbol) {} }
        },
        MarkForm::Bar { start, end } => bar(item, start, end, line, class, hatch),
        MarkForm::Count => html! {
            rect class=(class) x=(Px(x)) y=(Px(middle - 7.0)) width=(Px(w)) height="14" rx="2" fill=[hatch] {}
            (number(item))
        },
    };
    html! {
        g class=(colour) {
            @if item.tail > 0.0 {
                g mask="url(#tml)" {
                    @let high = item.h.min(ROW) / 3.0;
                    rect class="m-tail" x=(Px(x - item.tail)) y=(Px(middle - high / 2.0)) width=(Px(item.tail + 2.0))
                        height=(Px(high)) {}
                }
            }
            (drawn)
            @if item.editorial {
                rect class="venue-ed" x=(Px(x - 2.0)) y=(Px(item.y)) width=(Px(w + 4.0)) height=(Px(item.h))
                    rx=(Px(item.h / 2.0)) {}
            }
        }
    }
}

/// A bar, with the number of its marks if there are several.
fn bar(item: &LaneItem, start: End, end: End, line: &str, class: String, hatch: Option<String>) -> Markup {
    // A bar with its name above it is thinner, to leave room for the name.
    let over = item.label.as_ref().is_some_and(|label| label.over);
    let (upper, high) = if over {
        (item.y + 13.0, 4.0)
    } else {
        // Keep the outlines of neighbours in a compact lane apart.
        let high = (item.h - 2.5).clamp(2.0, 8.0);
        (item.y + (item.h - high) / 2.0, high)
    };
    let (x, right) = (item.x, item.x + item.w);
    let cut = start == End::Cut || end == End::Cut;
    // A bar that is cut off by the picture has no line at that side.
    let edge = cut.then(|| {
        let side = |end: End, x: f64| match end {
            End::Hard => format!("M{} {}v{}", Px(x), Px(upper), Px(high)),
            _ => String::new(),
        };
        let (left, to) = (Px(x), Px(right));
        format!("M{left} {}H{to}M{left} {}H{to}", Px(upper), Px(upper + high))
            + &side(start, x)
            + &side(end, right)
    });
    let class = if cut { class + " m-cut" } else { class };
    html! {
        g mask=[mask(start, end)] {
            rect class=(class) x=(Px(x)) y=(Px(upper)) width=(Px(item.w)) height=(Px(high)) fill=[hatch] {}
            @if let Some(sides) = edge { path class={ (line) " m-edge" } d=(sides) {} }
        }
        @if item.marks.len() > 1 { (number(item)) }
    }
}

/// The number of marks in a box, on a patch that hides the hatch.
fn number(item: &LaneItem) -> Markup {
    let (middle, row) = (item.x + item.w / 2.0, item.y + item.h / 2.0);
    let text = item.marks.len().to_string();
    let width = match text.len() {
        0 | 1 => 11.0,
        2 => 16.0,
        digits => 7.0 * f64::from(u32::try_from(digits).unwrap_or_default()) + 2.0,
    };
    html! {
        rect class="patch" x=(Px(middle - width / 2.0)) y=(Px(row - 5.5)) width=(Px(width)) height="11" {}
        text class="cnt" x=(Px(middle)) y=(Px(row + 4.2)) { (text) }
    }
}

/// The inside of `div.legend`: the meaning of the marks.
pub(crate) fn legend(lang: Lang) -> String {
    html! {
        @for (shape, words) in signs(lang) {
            span { svg viewBox="0 0 16 14" width="16" height="14" class="tl c-other" { (shape) } (words) }
        }
    }
    .into_string()
}

/// The signs of the legend, each 16 by 14, with their meaning.
pub(crate) fn signs(lang: Lang) -> Vec<(Markup, &'static str)> {
    let round = |class: &str, fill: Option<&str>| {
        html! { circle class=(class) fill=[fill] cx="8" cy="7" r="4.5" {} }
    };
    let bar = |mask: &str| {
        html! { g mask=(mask) { rect class="m-fill" x="0" y="4" width="16" height="6" {} } }
    };
    let tail = html! {
        g mask="url(#tml)" { rect class="m-tail" x="0" y="4" width="9" height="6" {} }
        circle class="m-fill" cx="11" cy="7" r="3.8" {}
    };
    let halo = html! {
        circle class="m-fill" cx="8" cy="7" r="2.5" {}
        circle class="venue-ed" cx="8" cy="7" r="6" {}
    };
    vec![
        (round("m-fill", None), text!(lang, time_filled)),
        (round("m-out", None), text!(lang, time_outlined)),
        (round("m-dash", None), text!(lang, time_dashed)),
        (round("m-out m-hat", Some("url(#th-other)")), text!(lang, time_hatched)),
        (halo, text!(lang, time_dotted)),
        (bar("url(#tmb)"), text!(lang, time_soft)),
        (bar("url(#tml)"), text!(lang, time_before)),
        (bar("url(#tmr)"), text!(lang, time_after)),
        (tail, text!(lang, time_as_of)),
    ]
}
