//! How a sheet follows a finger, and at which height it comes to rest. Lengths are in pixels, speeds in pixels per
//! millisecond, and up is positive.

/// The heights of a sheet at rest, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Height {
    Peek,
    Half,
    Full,
}

/// Where a sheet comes to rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    Closed,
    At(Height),
}

/// How many pixels each of the three heights is.
pub(super) type Stops = [f64; 3];

/// A slower finger has come to rest before it was lifted, so that only the way counts that it went.
const RESTING: f64 = 0.1;
/// A shorter way is none.
const SHORT_WAY: f64 = 24.0;
/// A faster finger skips a height.
const FAST: f64 = 2.0;
/// Heights that differ by less are one.
const SAME: f64 = 8.0;

impl Height {
    pub(super) const ALL: [Self; 3] = [Self::Peek, Self::Half, Self::Full];

    /// Its name in the style sheet.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    /// The height at which a sheet opens: the middle, which in a low window is the top.
    pub(super) fn opening(stops: Stops) -> Self {
        nearest(stops[1], stops)
    }

    /// The height after a press on the grip: the next one up, and from the top to the middle.
    pub(super) fn next(self, stops: Stops) -> Self {
        // In a low window the middle is as high as the top.
        let is_low = stops[2] - stops[1] < SAME;
        match self {
            Self::Full if is_low => Self::Peek,
            Self::Half => Self::Full,
            Self::Peek | Self::Full => Self::Half,
        }
    }
}

/// The height of a sheet and how far its content is scrolled, of which only one changes at a time: a sheet grows to its
/// full height before its content scrolls up, and its content scrolls down before it shrinks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Position {
    pub(super) height: f64,
    pub(super) scroll: f64,
}

impl Position {
    /// The position after the finger has moved up, or down if `up` is negative. `full` is the greatest height, `end` how
    /// far the content can scroll at that height.
    pub(super) fn moved(self, up: f64, full: f64, end: f64) -> Self {
        if up > 0.0 {
            let grown = up.min((full - self.height).max(0.0));
            let scroll = (self.scroll + up - grown).min(end.max(self.scroll));
            Self { height: self.height + grown, scroll }
        } else {
            let back = (-up).min(self.scroll);
            Self { height: (self.height + up + back).max(0.0), scroll: self.scroll - back }
        }
    }
}

/// Where a sheet comes to rest after a pan from one height to another: at the next height in the direction of the
/// finger, however near the last one is.
pub(super) fn rest(from: f64, height: f64, speed: f64, stops: Stops) -> Rest {
    let way = if speed.abs() > RESTING {
        speed
    } else if (height - from).abs() > SHORT_WAY {
        height - from
    } else {
        return Rest::At(nearest(from, stops));
    };
    let skipped = usize::from(speed.abs() > FAST);
    let index = if way > 0.0 {
        let next = stops.iter().position(|stop| *stop >= height - SAME);
        Some((next.unwrap_or(2) + skipped).min(2))
    } else {
        stops.iter().rposition(|stop| *stop <= height + SAME).and_then(|next| next.checked_sub(skipped))
    };
    index.map_or(Rest::Closed, |index| Rest::At(nearest(stops[index], stops)))
}

/// The height that is nearest to so many pixels; of equal ones the higher.
fn nearest(pixels: f64, stops: Stops) -> Height {
    let distance = |height: &Height| (stops[*height as usize] - pixels).abs();
    Height::ALL.into_iter().rev().min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(Height::Half)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOPS: Stops = [160.0, 480.0, 720.0];

    #[test]
    fn a_sheet_rests_at_the_next_height_in_the_direction_of_the_pan_not_at_the_nearest() {
        assert_eq!(rest(160.0, 200.0, 0.4, STOPS), Rest::At(Height::Half), "200 is nearer to 160");
        assert_eq!(rest(480.0, 510.0, 0.3, STOPS), Rest::At(Height::Full));
        assert_eq!(rest(720.0, 690.0, -0.3, STOPS), Rest::At(Height::Half));
        assert_eq!(rest(480.0, 440.0, -0.3, STOPS), Rest::At(Height::Peek));
        assert_eq!(rest(160.0, 120.0, -0.3, STOPS), Rest::Closed);
    }

    #[test]
    fn a_finger_that_turns_back_goes_where_it_went_last() {
        assert_eq!(rest(160.0, 400.0, -0.5, STOPS), Rest::At(Height::Peek));
        assert_eq!(rest(720.0, 300.0, 0.5, STOPS), Rest::At(Height::Half));
    }

    #[test]
    fn a_fast_finger_skips_a_height() {
        assert_eq!(rest(160.0, 250.0, 3.0, STOPS), Rest::At(Height::Full));
        assert_eq!(rest(720.0, 650.0, -3.0, STOPS), Rest::At(Height::Peek));
        assert_eq!(rest(480.0, 400.0, -3.0, STOPS), Rest::Closed);
    }

    #[test]
    fn a_finger_that_rested_goes_in_the_direction_of_its_way_and_nowhere_after_a_short_one() {
        assert_eq!(rest(480.0, 560.0, 0.0, STOPS), Rest::At(Height::Full));
        assert_eq!(rest(480.0, 400.0, 0.0, STOPS), Rest::At(Height::Peek));
        assert_eq!(rest(480.0, 490.0, 0.0, STOPS), Rest::At(Height::Half));
    }

    #[test]
    fn in_a_low_window_the_middle_is_the_top() {
        let low = [160.0, 320.0, 320.0];
        assert_eq!(rest(160.0, 200.0, 0.4, low), Rest::At(Height::Full));
        assert_eq!(rest(320.0, 300.0, -0.4, low), Rest::At(Height::Peek));
        assert_eq!(Height::opening(low), Height::Full);
        assert_eq!(Height::Full.next(low), Height::Peek);
    }

    #[test]
    fn a_pan_passes_from_the_sheet_to_its_content_and_back() {
        let start = Position { height: 480.0, scroll: 0.0 };
        let up = start.moved(300.0, 720.0, 1000.0);
        assert_eq!(up, Position { height: 720.0, scroll: 60.0 });
        assert_eq!(up.moved(-100.0, 720.0, 1000.0), Position { height: 680.0, scroll: 0.0 });
        assert_eq!(
            up.moved(5000.0, 720.0, 1000.0),
            Position { height: 720.0, scroll: 1000.0 },
            "content ends"
        );
        assert_eq!(start.moved(-900.0, 720.0, 1000.0), Position { height: 0.0, scroll: 0.0 });
    }
}
