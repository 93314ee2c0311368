//! GCJ-02, the shifted datum of Chinese consumer maps, so that its coordinates can be recognised.
//!
//! The atlas has WGS 84 only (CGCS2000 agrees with it to better than a metre). A coordinate copied from a consumer
//! map is some 500 m off, which is hard to notice. The formula of the shift is public; it uses the Krasovsky 1940
//! ellipsoid.

use std::f64::consts::PI;

use super::LngLat;

/// Semi-major axis of the Krasovsky ellipsoid, metres.
const SEMI_MAJOR: f64 = 6_378_245.0;
/// Square of its eccentricity.
const ECCENTRICITY_2: f64 = 0.006_693_421_622_965_943;

/// Converts WGS 84 to GCJ-02: where a consumer map in China draws the point.
pub fn gcj02_from_wgs84(point: LngLat) -> LngLat {
    let (x, y) = (point.lng - 105.0, point.lat - 35.0);
    // The waves of 6 and 2 cycles a degree are common to both axes.
    let common = (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin()) * 2.0 / 3.0;
    let waves = |t: f64, slow: f64, slowest: f64| {
        (20.0 * (t * PI).sin() + 40.0 * (t / 3.0 * PI).sin()) * 2.0 / 3.0
            + (slow * (t / 12.0 * PI).sin() + slowest * (t / 30.0 * PI).sin()) * 2.0 / 3.0
    };
    let root = x.abs().sqrt();
    let north =
        -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common + waves(y, 160.0, 320.0);
    let east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common + waves(x, 150.0, 300.0);
    let latitude = point.lat.to_radians();
    let squash = 1.0 - ECCENTRICITY_2 * latitude.sin().powi(2);
    let meridian = SEMI_MAJOR * (1.0 - ECCENTRICITY_2) / (squash * squash.sqrt());
    let parallel = SEMI_MAJOR / squash.sqrt() * latitude.cos();
    LngLat {
        lng: point.lng + (east / parallel).to_degrees(),
        lat: point.lat + (north / meridian).to_degrees(),
    }
}

/// Converts GCJ-02 to WGS 84, to about a metre.
pub fn wgs84_from_gcj02(point: LngLat) -> LngLat {
    // The shift changes slowly, so two iterations are precise enough.
    (0..2).fold(point, |guess, _| {
        let shifted = gcj02_from_wgs84(guess);
        LngLat { lng: guess.lng + point.lng - shifted.lng, lat: guess.lat + point.lat - shifted.lat }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const XINJIEKOU: LngLat = LngLat { lng: 118.7788, lat: 32.0438 };

    #[test]
    fn the_shift_in_nanjing_is_about_540_metres() {
        let distance = gcj02_from_wgs84(XINJIEKOU).distance_m(XINJIEKOU);
        assert!((500.0..600.0).contains(&distance), "{distance}");
    }

    #[test]
    fn undoing_the_shift_gives_the_original_point() {
        let back = wgs84_from_gcj02(gcj02_from_wgs84(XINJIEKOU));
        assert!(back.distance_m(XINJIEKOU) < 1.0);
    }
}
