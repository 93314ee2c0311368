//! The frame of a picture of the map: overview, scale bar and graduated border.

use maud::{Markup, html};
use model::draw::{Drawing, MapSize, Overview};
use model::number::Px;
use model::number::round_to_tenth;

/// Overview, scale bar and neatline, in this order.
pub(super) fn frame(drawing: &Drawing, size: MapSize, name: &str) -> Markup {
    html! {
        @if let Some(whole) = &drawing.overview { (overview(whole, name)) }
        (scale_bar(drawing.bar, size))
        (neatline(drawing, size))
    }
}

/// The value of `transform` for a translation.
pub(super) fn translate(x: f64, y: f64) -> String {
    format!("translate({} {})", Px(x), Px(y))
}

/// The value of `transform` for a translation and scaling.
pub(super) fn transform((x, y, scale): (f64, f64, f64)) -> String {
    format!("translate({} {}) scale({})", Px(x), Px(y), Px(scale))
}

/// The overview: the whole land with the visible part marked.
fn overview(whole: &Overview, name: &str) -> Markup {
    let Overview { at: [x, y, w, h], base, shown: [px, py, pw, ph] } = *whole;
    let clip = format!("mover-{name}");
    html! {
        g class="inset" transform=(translate(x, y)) aria-hidden="true" {
            rect class="inset-bg" width=(Px(w)) height=(Px(h)) {}
            clipPath id=(clip) { rect width=(Px(w)) height=(Px(h)) {} }
            g clip-path={ "url(#" (clip) ")" } {
                g class="m-base" transform=(transform(base)) {
                    use href="#map-land" class="m-district" {}
                    use href="#map-borders" class="m-dline" {}
                    use href="#map-water" class="m-water" {}
                }
                rect class="inset-frame" x=(Px(px)) y=(Px(py)) width=(Px(pw)) height=(Px(ph)) {}
            }
        }
    }
}

/// A scale bar of four cells.
fn scale_bar((length, km): (f64, f64), size: MapSize) -> Markup {
    let cell = length / 4.0;
    let cells = [(0.0, "sc1"), (1.0, "sc0"), (2.0, "sc1"), (3.0, "sc0")];
    html! {
        g class="m-scale" transform=(translate(16.0, size.height - size.note.1 + 22.0)) aria-hidden="true" {
            rect x="-7" y="-19" width=(Px(length + 52.0)) height="29" class="m-wash" {}
            @for (at, class) in cells {
                rect x=(Px(round_to_tenth(cell * at))) y="0" width=(Px(round_to_tenth(cell))) height="5" class=(class) {}
            }
            text x="0" y="-5" text-anchor="middle" { "0" }
            text x=(Px(length)) y="-5" text-anchor="middle" { (Px(km)) }
            text x=(Px(length + 12.0)) y="-5" { "km" }
        }
    }
}

/// The border, graduated in tenths of a degree.
fn neatline(drawing: &Drawing, size: MapSize) -> Markup {
    let (w, h) = (size.width, size.height);
    let across = drawing.across.iter().map(|(from, to)| {
        let (from, to) = (Px(*from), Px(*to));
        format!("M{from} -5.5H{to}M{from} {}H{to}", Px(h + 5.5))
    });
    let down = drawing.down.iter().map(|(from, to)| {
        let (from, to) = (Px(*from), Px(*to));
        format!("M-5.5 {from}V{to}M{} {from}V{to}", Px(w + 5.5))
    });
    let cells: String = across.chain(down).collect();
    html! {
        g class="neat" aria-hidden="true" {
            rect x="-9.5" y="-9.5" width=(Px(w + 19.0)) height=(Px(h + 19.0)) {}
            rect x="-.5" y="-.5" width=(Px(w + 1.0)) height=(Px(h + 1.0)) {}
            path class="cell" d=(cells) {}
        }
    }
}
