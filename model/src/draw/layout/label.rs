//! The label of a symbol, and its tooltip.

use super::super::map_size::MapSize;
use crate::number::round_to_tenth;

/// The label with the counts of a cluster.
#[derive(Clone, Debug, PartialEq)]
pub enum MapLabel {
    /// On the frame.
    Tab(Tab),
    /// Beside the place.
    Plate(Plate),
}

/// A label on the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Where the number ends.
    pub number: f64,
    /// Where the number of records without a date begins.
    pub undated: f64,
    /// Where the bar of kinds begins.
    pub bar: f64,
}

/// A label beside a place: its name over the number of its records and their bar of kinds.
#[derive(Clone, Debug, PartialEq)]
pub struct Plate {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// A line from the plate to the place, if they are apart.
    pub leader: Option<[f64; 4]>,
    /// Where the number of records without a date begins, from the left.
    pub undated: f64,
    /// Where the bar of kinds begins, from the left.
    pub bar: f64,
    /// Whether it stands for several places: there is another plate behind it, lower and to the right by [`STACK`].
    pub is_stacked: bool,
}

/// The tooltip with the kinds of a symbol.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tip {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// The height of a tab, and how far it extends above the picture.
pub(super) const TAB: (f64, f64) = (24.0, 16.0);
/// How far the plate behind that of several places is seen.
pub const STACK: f64 = 3.0;
/// The height of a line of a tooltip, and the padding around its lines.
pub const TIP_LINE: f64 = 18.0;
const TIP_PADDING: f64 = 8.0;

impl MapLabel {
    /// The length of the line from a plate to its place, if there is one.
    pub(super) fn leader_length(&self) -> f64 {
        match self {
            Self::Plate(Plate { leader: Some([x, y, to_x, to_y]), .. }) => (to_x - x).hypot(to_y - y),
            _ => 0.0,
        }
    }

    /// The tooltip for so many lines of text, the longest of this width: below the label, or above it.
    pub fn tip(&self, lines: usize, longest: f64, size: MapSize) -> Tip {
        let (x, y, h) = match self {
            Self::Tab(tab) => (tab.x, tab.y, TAB.0),
            Self::Plate(plate) => (plate.x, plate.y, plate.h),
        };
        let (below, w) = (y + h + 3.0, longest + 2.0 * TIP_PADDING + 16.0);
        let lines = u32::try_from(lines).map_or(0.0, f64::from);
        let tall = lines * TIP_LINE + TIP_PADDING;
        let y = if below + tall <= size.height || y - 3.0 - tall < 0.0 { below } else { y - 3.0 - tall };
        Tip {
            x: round_to_tenth(x.min(size.width - w).max(0.0)),
            y: round_to_tenth(y),
            w: round_to_tenth(w),
            h: round_to_tenth(tall),
        }
    }
}
