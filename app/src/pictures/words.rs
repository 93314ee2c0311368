//! Blocks of text, in lines.

use maud::{Markup, html};
use model::draw::{balanced_lines, break_lines, line_width};
use model::number::Px;

/// A text in lines of one size.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    lines: Vec<String>,
    size: f64,
    /// The distance between two base lines.
    step: f64,
    class: &'static str,
}

/// How a text is set: its class, and the distance of base lines as a multiple of its size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub(super) class: &'static str,
    pub(super) leading: f64,
}

impl Words {
    /// A text in as many lines as it needs.
    pub(super) fn new(text: &str, width: f64, size: f64, setting: Setting) -> Self {
        let Setting { class, leading } = setting;
        Self { lines: break_lines(text, width / size), size, step: size * leading, class }
    }

    /// A title in the largest of these sizes at which it fits into the room; if none does, it is cut.
    pub(super) fn title(text: &str, (width, height): (f64, f64), sizes: &[f64], setting: Setting) -> Self {
        let at = |size: f64| Self {
            lines: balanced_lines(text, width / size),
            ..Self::new("", width, size, setting)
        };
        let fitting = sizes.iter().map(|size| at(*size)).find(|words| words.height() <= height);
        fitting.unwrap_or_else(|| {
            let least = sizes.last().copied().unwrap_or(12.0);
            Self::new(text, width, least, setting).cut(width, height)
        })
    }

    /// Without the lines that do not fit into the room; the last one ends with an ellipsis.
    pub(super) fn cut(mut self, width: f64, height: f64) -> Self {
        if self.height() <= height {
            return self;
        }
        while self.lines.len() > 1 && self.height() > height {
            self.lines.pop();
        }
        if let Some(last) = self.lines.last_mut() {
            while line_width(last) + 1.0 > width / self.size && last.pop().is_some() {}
            last.truncate(last.trim_end_matches([' ', ',', '，', '、', ';', '；']).len());
            last.push('…');
        }
        self
    }

    /// Its height, without the room below its last line.
    pub(super) fn height(&self) -> f64 {
        let steps = self.lines.len().saturating_sub(1);
        if self.lines.is_empty() { 0.0 } else { self.size + self.step * count(steps) }
    }

    /// Its lines, with the upper edge of the first one at `top`.
    pub(super) fn draw(&self, x: f64, top: f64) -> Markup {
        let base_line = |at: usize| top + 0.86 * self.size + self.step * count(at);
        html! {
            @for (at, line) in self.lines.iter().enumerate() {
                text class=(self.class) x=(Px(x)) y=(Px(base_line(at))) font-size=(Px(self.size)) { (line) }
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a picture has few lines")]
fn count(lines: usize) -> f64 {
    lines as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTING: Setting = Setting { class: "serif", leading: 1.25 };

    #[test]
    fn a_title_takes_the_largest_size_that_fits_and_is_cut_if_none_does() {
        let fits = |words: &Words| {
            words.height() <= 100.0 && words.lines.iter().all(|line| line_width(line) * words.size <= 400.0)
        };
        let (short, long) = ("A short title", "A title of many words ".repeat(5));
        let sizes = [40.0, 20.0];
        let [short, long] = [short, &long].map(|text| Words::title(text, (400.0, 100.0), &sizes, SETTING));
        assert!(fits(&short) && (short.size - 40.0).abs() < 0.1, "{short:?}");
        assert!(fits(&long) && (long.size - 20.0).abs() < 0.1, "{long:?}");
        for text in ["words ".repeat(100), "字".repeat(500), "W".repeat(500)] {
            let cut = Words::title(&text, (400.0, 100.0), &sizes, SETTING);
            assert!(fits(&cut) && cut.lines.last().unwrap().ends_with('…'), "{cut:?}");
        }
    }
}
