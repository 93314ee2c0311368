//! Placement of rectangles without overlap.

/// An upright rectangle of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

impl Rect {
    /// The square around a circle.
    pub(super) fn around(cx: f64, cy: f64, r: f64) -> Self {
        Self { x: cx - r, y: cy - r, w: 2.0 * r, h: 2.0 * r }
    }

    /// The area of the overlap of two rectangles.
    pub(super) fn overlap_area(self, other: Self) -> f64 {
        let w = (self.x + self.w).min(other.x + other.w) - self.x.max(other.x);
        let h = (self.y + self.h).min(other.y + other.h) - self.y.max(other.y);
        w.max(0.0) * h.max(0.0)
    }

    /// Moved into the other by the least distance.
    pub(super) fn within(self, other: Self) -> Self {
        let x = self.x.min(other.x + other.w - self.w).max(other.x);
        let y = self.y.min(other.y + other.h - self.h).max(other.y);
        Self { x, y, ..self }
    }
}

/// The distance between the positions that are tried where none of the usual ones is free.
const STEP: f64 = 12.0;

/// The occupied parts of a picture.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    frame: Rect,
    occupied: Vec<Rect>,
}

impl Placed {
    pub(super) fn new(frame: Rect) -> Self {
        Self { frame, occupied: Vec::new() }
    }

    pub(super) fn occupy(&mut self, rect: Rect) {
        self.occupied.push(rect);
    }

    fn overlap(&self, rect: Rect) -> f64 {
        self.occupied.iter().map(|occupied| occupied.overlap_area(rect)).sum()
    }

    /// Occupies the first free candidate, or else the one with the least overlap: for what must be shown.
    pub(super) fn place(&mut self, candidates: &[Rect]) -> Option<Rect> {
        let inside = candidates.iter().map(|rect| rect.within(self.frame));
        let best = inside
            .map(|rect| (rect, self.overlap(rect)))
            .reduce(|best, next| if next.1 < best.1 { next } else { best })?
            .0;
        self.occupy(best);
        Some(best)
    }

    /// Whether a candidate is free, after it was moved into the frame.
    pub(super) fn has_free(&self, candidates: &[Rect]) -> bool {
        candidates.iter().any(|rect| self.overlap(rect.within(self.frame)) == 0.0)
    }

    /// The free position in the frame that is nearest to the one given, at most this far away.
    pub(super) fn nearest_free(&self, wanted: Rect, farthest: f64) -> Option<Rect> {
        let steps = |from: f64, length: f64| {
            std::iter::successors(Some(from), |at| Some(at + STEP)).take_while(move |at| *at <= from + length)
        };
        let Rect { x, y, w, h } = self.frame;
        let rows = steps(y, h - wanted.h);
        let all = rows.flat_map(|y| steps(x, w - wanted.w).map(move |x| Rect { x, y, ..wanted }));
        let distance = |rect: &Rect| (rect.x - wanted.x).hypot(rect.y - wanted.y);
        all.filter(|rect| distance(rect) <= farthest && self.overlap(*rect) == 0.0)
            .min_by(|one, next| distance(one).total_cmp(&distance(next)))
    }

    /// Occupies the first candidate that is free and within the frame, if any: for what may be left out.
    pub(super) fn place_if_free(&mut self, candidates: &[Rect]) -> Option<Rect> {
        let free = candidates
            .iter()
            .copied()
            .find(|rect| rect.within(self.frame) == *rect && self.overlap(*rect) == 0.0)?;
        self.occupy(free);
        Some(free)
    }
}

/// The estimated width of a text at 12 px, rather too wide than too narrow, since no font metrics are available:
/// Han characters are square, Latin letters a little wider than half.
pub fn text_width(text: &str) -> f64 {
    text.chars()
        .map(|letter| {
            if letter >= '\u{2e80}' {
                12.0
            } else if letter.is_ascii_uppercase() {
                8.2
            } else {
                6.6
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { x: 0.0, y: 0.0, w: 100.0, h: 100.0 };

    fn at(x: f64, y: f64) -> Rect {
        Rect { x, y, w: 20.0, h: 10.0 }
    }

    #[test]
    fn a_label_takes_the_first_free_position() {
        let mut placed = Placed::new(FRAME);
        placed.occupy(at(0.0, 0.0));
        assert_eq!(placed.place(&[at(5.0, 5.0), at(30.0, 0.0), at(60.0, 0.0)]), Some(at(30.0, 0.0)));
        assert_eq!(placed.place_if_free(&[at(25.0, 5.0), at(95.0, 0.0)]), None);
    }

    #[test]
    fn the_nearest_free_position_is_found_or_none() {
        let mut placed = Placed::new(FRAME);
        placed.occupy(Rect { w: 50.0, h: 100.0, ..at(0.0, 0.0) });
        let free = placed.nearest_free(at(30.0, 40.0), 60.0).unwrap();
        assert!(free.x >= 50.0 && free.x < 62.0 && (free.y - 40.0).abs() <= 6.0, "{free:?}");
        assert_eq!(placed.nearest_free(at(30.0, 40.0), 10.0), None, "all that is free is farther away");
    }

    #[test]
    fn a_label_that_must_be_shown_is_moved_into_the_frame() {
        let mut placed = Placed::new(FRAME);
        assert_eq!(placed.place(&[at(95.0, -5.0)]), Some(at(80.0, 0.0)));
        // Without a free candidate the one with the least overlap is occupied.
        assert_eq!(placed.place(&[at(80.0, 0.0), at(75.0, 5.0)]), Some(at(75.0, 5.0)));
        assert_eq!(placed.place(&[]), None);
    }

    #[test]
    fn han_characters_are_square() {
        assert!((text_width("江宁区") - 36.0).abs() < f64::EPSILON);
        assert!(text_width("Jiangning") < 64.0 && text_width("Jiangning") > 54.0);
    }
}
