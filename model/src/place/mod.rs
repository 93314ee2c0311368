//! Places, the precision of their coordinates, and the outlines of areas.

mod area;
mod datum;

pub use area::{Area, Areas, BadAreas, Ring, Scenery, SceneryRole};
pub use datum::{gcj02_from_wgs84, wgs84_from_gcj02};

use crate::column::{columns, vocabulary};
use crate::id::PlaceId;
use crate::number::Number;

vocabulary! {
    /// How large a place is, from the largest to the smallest.
    pub enum Level {
        /// The whole earth, for "in the world".
        World = "world",
        /// A country.
        Country = "country",
        /// A group of provinces, cities or districts with a name of its own.
        Region = "region",
        /// A province.
        Province = "province",
        /// A city.
        City = "city",
        /// A state-level new area that overlaps districts.
        NewArea = "new_area",
        /// A district: an area with a count, never a pin.
        District = "district",
        /// A park, zone or campus.
        Park = "park",
        /// A building or site.
        Venue = "venue",
    }
}

vocabulary! {
    /// How a coordinate is known.
    pub enum CoordinateBasis {
        /// From a named data set.
        File = "file",
        /// From memory, confirmed by a data set.
        Confirmed = "confirmed",
        /// From memory, unverified: drawn as an area of its precision, never as a pin.
        Recalled = "recalled",
        /// There is no coordinate.
        None = "none",
    }
}

columns! {
    /// A row of `places.csv`.
    pub struct Place {
        /// The same id as the record of kind `place`.
        id: PlaceId,
        /// How large it is.
        level: Level,
        /// The smallest place that contains it.
        parent: Option<PlaceId>,
        /// The places that it overlaps without being in them.
        also_in: Vec<PlaceId>,
        /// Degrees east, WGS 84.
        lon: Option<Number>,
        /// Degrees north, WGS 84.
        lat: Option<Number>,
        /// Radius in metres within which the place certainly lies.
        precision_m: Option<u32>,
        /// How the coordinate is known.
        coordinate_basis: CoordinateBasis,
        /// Where the coordinate was taken from.
        coordinate_origin: Option<String>,
    }
}

impl Place {
    /// The coordinate, if there is one.
    pub fn lng_lat(&self) -> Option<LngLat> {
        Some(LngLat { lng: self.lon?.approximate(), lat: self.lat?.approximate() })
    }
}

vocabulary! {
    /// What a record has to do with a place.
    pub enum LocationRole {
        /// It took place there.
        HeldAt = "held_at",
        /// It was signed there.
        SignedAt = "signed_at",
        /// It is or will be located there.
        SitedIn = "sited_in",
        /// The organisation has its seat there, or the person works from there.
        Seat = "seat",
        /// It acts for that area.
        ActsFor = "acts_for",
        /// The number is about that area.
        Covers = "covers",
        /// The name contains the place, but no source says that it is there. Never drawn.
        NamedOnly = "named_only",
    }
}

columns! {
    /// A place of a record: the value of a claim in `locations.csv`.
    pub struct Location {
        /// What the record has to do with the place.
        role: LocationRole,
        /// The place.
        place: PlaceId,
        /// Whether this is the place by which the record is drawn and filtered; one per record.
        main: bool,
    }
}

/// A point on the earth in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LngLat {
    /// Degrees east, from -180 to 180.
    pub lng: f64,
    /// Degrees north, from -90 to 90.
    pub lat: f64,
}

/// Metres per degree of a great circle on a sphere of the earth's mean radius, 6 371 008.8 m.
pub(crate) const METRES_PER_DEGREE: f64 = 111_195.08;

impl LngLat {
    /// Distance in metres, on a local plane. The error is less than 0.1 % within 100 km at the latitudes of cities,
    /// which is finer than the coordinates.
    pub fn distance_m(self, other: Self) -> f64 {
        let (x, y) = self.offset_m(other);
        x.hypot(y)
    }

    /// Metres east and north of `origin`, on a plane that touches the earth at `origin`.
    pub(crate) fn offset_m(self, origin: Self) -> (f64, f64) {
        let x = (self.lng - origin.lng) * METRES_PER_DEGREE * origin.lat.to_radians().cos();
        (x, (self.lat - origin.lat) * METRES_PER_DEGREE)
    }
}
