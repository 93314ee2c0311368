//! How high an embed is, so that its frame shows all of it without a scroll bar.
//!
//! Only a browser knows the height of text, so this is an estimate from what the parts needed in Chromium: at least
//! nine tenths of it, and mostly more. `tests/browser/studio.spec.mjs` compares the two. With a script the embed studio measures
//! the frame itself, and the web component always does.

use std::collections::BTreeSet;

use model::page::RecordPage;
use model::presentation::{Part, Presentation, Scale};
use model::view::View;

/// The greatest height of a frame in pixels.
pub const MOST_HEIGHT: u32 = 4_000;

/// The width from which map and list stand side by side, as in `style/on-demand/embed.css`.
const PAIR_WIDTH: f64 = 704.0;
/// The width from which the timeline is that of wide windows.
const WIDE_TIMELINE: f64 = 768.0;
/// The width below which there is only the answer in one sentence: 18 rem and the border.
const CARD_WIDTH: f64 = 290.0;
/// The width from which the map is drawn in landscape: 37 rem and the padding.
const WIDE_MAP: f64 = 608.0;
/// The height of a map in landscape and in portrait, as parts of its width.
const MAP_RATIOS: [f64; 2] = [414.0 / 874.0, 490.0 / 374.0];

/// The height in pixels that fits an answer, or a record alone, at a width.
pub fn fitting_height(
    presentation: &Presentation,
    width: u32,
    view: &View,
    record: Option<&RecordPage>,
) -> u32 {
    let frame = Frame { width: f64::from(width).max(1.0), scale: scale(presentation.scale) };
    let height = match record {
        Some(record) => frame.record(record),
        None => frame.answer(presentation, view),
    };
    // Positive and small, so nothing is cut off.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between the limits")]
    let pixels = (height + frame.foot()).clamp(1.0, f64::from(MOST_HEIGHT)) as u32;
    // Round numbers say that it is an estimate.
    pixels.next_multiple_of(10)
}

/// The factor of a size of text.
fn scale(scale: Option<Scale>) -> f64 {
    match scale.unwrap_or(Scale::Normal) {
        Scale::Normal => 1.0,
        Scale::Large => 1.25,
        Scale::Larger => 1.5,
        Scale::Largest => 2.0,
    }
}

/// A frame of a width, with text of a size.
struct Frame {
    width: f64,
    scale: f64,
}

impl Frame {
    /// The height of text: what it has on one line, and how much more it needs the narrower its lines are.
    fn text(&self, on_one_line: f64, when_broken: f64) -> f64 {
        self.scale * (on_one_line + when_broken * self.scale / self.width)
    }

    fn foot(&self) -> f64 {
        self.text(40.0, 15_000.0)
    }

    fn answer(&self, presentation: &Presentation, view: &View) -> f64 {
        let shows = |part| presentation.shows(part);
        let sentence = if shows(Part::Sentence) { self.text(35.0, 45_000.0) } else { 0.0 };
        if shows(Part::Sentence) && self.width < CARD_WIDTH * self.scale {
            return sentence;
        }
        let map = if shows(Part::Map) { self.map(shows(Part::List)) } else { 0.0 };
        let list = if shows(Part::List) { self.list(view, shows(Part::Map)) } else { 0.0 };
        let body = if self.is_at_least(PAIR_WIDTH) { map.max(list) } else { map + list };
        let facets = if shows(Part::Facets) { self.text(60.0, 15_000.0) } else { 0.0 };
        let timeline = if shows(Part::Timeline) { self.timeline(view) } else { 0.0 };
        sentence + facets + body + timeline
    }

    /// Whether it has a width that is counted in sizes of text.
    fn is_at_least(&self, width: f64) -> bool {
        self.width >= width * self.scale
    }

    fn map(&self, beside_list: bool) -> f64 {
        let width = if self.is_at_least(PAIR_WIDTH) && beside_list { self.width * 0.63 } else { self.width };
        let column = Frame { width, scale: self.scale };
        let [landscape, portrait] = MAP_RATIOS;
        let ratio = if column.is_at_least(WIDE_MAP) { landscape } else { portrait };
        width * ratio + column.text(60.0, 20_000.0)
    }

    fn list(&self, view: &View, beside_map: bool) -> f64 {
        // Beside the map it has over a third of the width.
        let is_narrow = self.is_at_least(PAIR_WIDTH) && beside_map;
        let width = if is_narrow { (self.width * 0.37).max(272.0) } else { self.width };
        let column = Frame { width, scale: self.scale };
        column.text(100.0, 25_000.0) + count(view.results.len()) * column.text(62.0, 30_000.0)
    }

    /// A lane for each kind; in narrow frames lanes are higher, because marks that are close stand below each other.
    fn timeline(&self, view: &View) -> f64 {
        let kinds: BTreeSet<_> = view.marks.iter().map(|mark| mark.kind).collect();
        let lane = if self.is_at_least(WIDE_TIMELINE) { 25.0 } else { 95.0 };
        self.text(250.0, 30_000.0) + count(kinds.len()) * lane * self.scale
    }

    /// The claims of a record, and the rows that are linked to it.
    fn record(&self, record: &RecordPage) -> f64 {
        let lines = count(record.lines.len()) * self.text(130.0, 40_000.0);
        self.text(500.0, 150_000.0) + lines + count(record.rows.len()) * self.text(60.0, 25_000.0)
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
