//! The camera of the map, as an address writes it.

use std::fmt;
use std::str::FromStr;

use crate::number::Number;
use crate::number::Px;

/// The centre and the zoom of a map, as precise as in an address.
///
/// **Invariant:** within the square of Web Mercator, zoom from 0 to 22.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Camera {
    lng: Number,
    lat: Number,
    zoom: Number,
}

/// The largest zoom of tiles.
const MOST_ZOOM: i64 = 22;

impl Camera {
    /// A camera, rounded to the precision of an address; `None` off the map. Degrees have four decimals (0.0001
    /// degrees are 11 m) and zooms two.
    pub fn new(lng: f64, lat: f64, zoom: f64) -> Option<Self> {
        let zoom = (zoom * 100.0).round() / 100.0;
        format!("{},{},{}", Px(lng), Px(lat), Px(zoom)).parse().ok()
    }

    /// Degrees east of the centre.
    pub fn lng(self) -> f64 {
        self.lng.approximate()
    }

    /// Degrees north of the centre.
    pub fn lat(self) -> f64 {
        self.lat.approximate()
    }

    /// Zoom: each step doubles the scale, 0 shows the world in 256 px.
    pub fn zoom(self) -> f64 {
        self.zoom.approximate()
    }
}

/// `118.7788,32.0438,11`: longitude, latitude, zoom.
impl FromStr for Camera {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split(',').map(str::parse::<Number>);
        let (Some(Ok(lng)), Some(Ok(lat)), Some(Ok(zoom)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(());
        };
        // Web Mercator ends at 85.051129 degrees.
        let on_map = lng.approximate().abs() <= 180.0 && lat.approximate().abs() <= 85.051_129;
        let in_range = zoom >= Number::whole(0) && zoom <= Number::whole(MOST_ZOOM);
        if on_map && in_range { Ok(Self { lng, lat, zoom }) } else { Err(()) }
    }
}

impl fmt::Display for Camera {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{},{},{}", self.lng, self.lat, self.zoom)
    }
}
