//! The size of the map, and the parts of it that controls cover.

/// The size of a picture within its frame, in CSS pixels at the default text size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapSize {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Room at the lower left for scale and attribution: width and height.
    pub note: (f64, f64),
    /// Room at the upper right for the buttons: width and height.
    pub buttons: (f64, f64),
    /// Room at the lower right for the folded legend: width and height.
    pub legend: (f64, f64),
    /// Whether there is room for an overview.
    pub overview: bool,
}

/// The width of the graduated frame with its tabs, in pixels: left and right, top, bottom.
pub const FRAME: (f64, f64, f64) = (10.5, 16.5, 10.5);

impl MapSize {
    /// Beside results, on a desktop. The server draws this size, the browser that of the panel once it is measured.
    pub const WIDE: Self = Self::of_panel(874.0, 414.0);
    /// Beside results and a record, on a desktop.
    pub const BESIDE: Self = Self::of_panel(508.0, 414.0);
    /// On a phone.
    pub const NARROW: Self = Self::of_panel(374.0, 490.0);
    /// Beside a record, with the attribution below it.
    pub const SMALL: Self = Self {
        width: 290.0,
        height: 270.0,
        note: (110.0, 36.0),
        buttons: (0.0, 0.0),
        legend: (0.0, 0.0),
        overview: false,
    };

    /// The picture that fills a panel of this width and height with its frame.
    pub const fn of_panel(width: f64, height: f64) -> Self {
        let (side, top, bottom) = FRAME;
        // Half a phone: with text of twice its size a picture is drawn for half the panel.
        let width = (width - 2.0 * side).max(130.0);
        let height = (height - top - bottom).max(150.0);
        let is_phone = width < 400.0;
        let is_wide = width > 560.0;
        Self {
            width,
            height,
            // The narrower the map, the more lines the attribution takes: two to five.
            note: match width {
                ..400.0 => (0.84 * width, 112.0),
                ..560.0 => (0.55 * width, 100.0),
                ..780.0 => (0.55 * width, 84.0),
                _ => (0.55 * width, 68.0),
            },
            buttons: if is_wide { (46.0, 150.0) } else { (66.0, 215.0) },
            legend: if is_phone { (0.0, 0.0) } else { (0.45 * width, 34.0) },
            overview: is_wide && height > 340.0,
        }
    }
}
