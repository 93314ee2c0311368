//! The keys of a picture: what colours, symbols and forms mean.

use maud::{Markup, PreEscaped, html};
use model::draw::line_width;
use model::lang::Lang;
use model::number::Px;
use model::record::Kind;
use model::words::Label as _;

use crate::drawings::kind::kind_symbol;

/// The symbols of kinds, to which glyphs refer.
pub(super) fn kind_symbols() -> String {
    let symbols = include_str!("../components/parts/symbols.svg");
    symbols.lines().filter(|line| line.starts_with("<symbol id=\"k-")).collect()
}

/// A sign of 16 by 14 units, and its meaning.
pub(super) struct Sign {
    pub(super) shape: Markup,
    pub(super) words: String,
}

/// The size of the words.
const SIZE: f64 = 12.0;
const ROW: f64 = 19.0;
const GAP: f64 = 18.0;

impl Sign {
    /// The glyph of a kind.
    pub(super) fn of_kind(kind: Kind, lang: Lang) -> Self {
        Self { shape: glyph(kind, (2.0, 1.0), 12.0), words: kind.label(lang).into() }
    }

    fn width(&self) -> f64 {
        22.0 + line_width(&self.words) * SIZE
    }
}

/// The glyph of a kind, as large as stated, with its upper left corner here.
pub(super) fn glyph(kind: Kind, (x, y): (f64, f64), size: f64) -> Markup {
    let (class, symbol) = kind_symbol(kind);
    html! {
        svg class=(class) x=(Px(x)) y=(Px(y)) width=(Px(size)) height=(Px(size)) viewBox="0 0 12 12" fill="currentColor" {
            use href=(symbol) {}
        }
    }
}

/// Signs in rows of at most this width, and the height of all rows.
pub(super) fn rows(signs: &[Sign], width: f64) -> (Markup, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut placed = Vec::new();
    for sign in signs {
        if x > 0.0 && x + sign.width() > width {
            (x, y) = (0.0, y + ROW);
        }
        placed.push((x, y, sign));
        x += sign.width() + GAP;
    }
    let markup = html! {
        @for (x, y, sign) in placed {
            g transform=(format!("translate({} {})", Px(x), Px(y))) {
                (sign.shape)
                text class="quiet" x="22" y="11.5" { (sign.words) }
            }
        }
    };
    (markup, if signs.is_empty() { 0.0 } else { y + ROW })
}

/// Signs of the legend of a page, which are drawn in the same box.
pub(super) fn of_legend(signs: Vec<(Markup, &'static str)>) -> Vec<Sign> {
    let sign = |(shape, words): (Markup, &str)| Sign {
        shape: html! { g class="c-other" { (PreEscaped(shape.into_string())) } },
        words: words.to_owned(),
    };
    signs.into_iter().map(sign).collect()
}
