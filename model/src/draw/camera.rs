//! Cameras for map pictures: to zoom, to fit all places, to move to one place.

use super::map_size::MapSize;
use super::picture::MapPicture;
use super::zoom::{ZOOMS, zoom_of};
use crate::base_map::{Extent, Point, Projection, Spot, SpotForm};
use crate::query::Camera;

/// The largest zoom to which a picture is fitted, so that few or near places keep their surroundings.
const NEAREST_FIT: f64 = 12.0;
/// The share of width and height that counts as in sight: buttons, attribution and overview cover the edges.
const IN_SIGHT: f64 = 0.8;

impl MapPicture {
    /// The camera of a picture of this size, zoomed in by so many levels; `None` outside of [`ZOOMS`].
    pub fn camera(&self, size: MapSize, nearer: f64) -> Option<Camera> {
        let zoom = zoom_of(self.focus.scale_in(size)) + nearer;
        (ZOOMS.0..=ZOOMS.1).contains(&zoom).then(|| self.camera_at((self.focus.x, self.focus.y), zoom))?
    }

    /// The camera that shows every place of the view; `None` where all are on the frame.
    pub fn fit(&self, size: MapSize) -> Option<Camera> {
        let points = self.spots.iter().filter(|spot| spot.form != SpotForm::Tab);
        let Extent { from, to } = Extent::of(points.flat_map(|spot| {
            // Of an outline only the label must be in sight.
            let r = if matches!(spot.form, SpotForm::Area | SpotForm::Schematic) { 0.0 } else { spot.r };
            [Point { x: spot.x - r, y: spot.y - r }, Point { x: spot.x + r, y: spot.y + r }]
        }))?;
        // Labels need as much room as the places themselves.
        let scale = (size.width / (to.x - from.x).max(1.0)).min(size.height / (to.y - from.y).max(1.0)) / 1.8;
        let zoom = zoom_of(scale).clamp(ZOOMS.0, NEAREST_FIT);
        self.camera_at((f64::midpoint(from.x, to.x), f64::midpoint(from.y, to.y)), zoom)
    }

    /// The camera centred on a place at the same zoom; `None` where a picture of this size shows the place, and for a
    /// place that is always on the frame.
    pub fn camera_to(&self, spot: &Spot, size: MapSize) -> Option<Camera> {
        // Without a camera every place is in sight.
        let scale = self.focus.scale?;
        let is_within =
            |x: f64, middle: f64, length: f64| (x - middle).abs() * scale <= length * IN_SIGHT / 2.0;
        let is_in_sight =
            is_within(spot.x, self.focus.x, size.width) && is_within(spot.y, self.focus.y, size.height);
        let camera = || self.camera_at((spot.x, spot.y), zoom_of(scale));
        (spot.form != SpotForm::Tab && !is_in_sight).then(camera)?
    }

    /// The camera with this centre, in units of the base map.
    pub(super) fn camera_at(&self, (x, y): (f64, f64), zoom: f64) -> Option<Camera> {
        let (corner_x, corner_y) = self.corner;
        let centre = Projection(Point { x: corner_x, y: corner_y }).degrees(Point { x, y });
        Camera::new(centre.lng, centre.lat, zoom)
    }
}

#[cfg(test)]
mod tests {
    use super::super::picture::Focus;
    use super::*;

    fn picture(scale: Option<f64>) -> MapPicture {
        MapPicture {
            spots: Vec::new(),
            wholes: Vec::new(),
            names: Vec::new(),
            focus: Focus { x: 300.0, y: 200.0, width: 320.0, height: 200.0, scale },
            land: [0.0, 0.0, 600.0, 800.0],
            meridians: Vec::new(),
            parallels: Vec::new(),
            metres: 130.0,
            corner: (217_000.0, 106_000.0),
        }
    }

    #[test]
    fn a_camera_shows_what_its_picture_shows() {
        // Twice the size of the focus.
        let size = MapSize { width: 640.0, height: 400.0, ..MapSize::WIDE };
        let camera = picture(None).camera(size, 0.0).unwrap();
        assert_eq!(camera.to_string(), "118.4161,32.2964,11");
        assert_eq!(picture(None).camera(size, 1.0).unwrap().to_string(), "118.4161,32.2964,12");
    }

    #[test]
    fn a_camera_moves_to_a_place_only_if_it_is_out_of_sight() {
        let spot = |x: f64, form: SpotForm| Spot { x, y: 200.0, r: 0.0, form, areas: Vec::new() };
        let near = picture(Some(2.0));
        let half = MapSize::WIDE.width / 2.0 / 2.0;
        assert_eq!(
            near.camera_to(&spot(300.0 + 0.7 * half, SpotForm::Disc), MapSize::WIDE),
            None,
            "in sight"
        );
        let far = spot(300.0 + 1.2 * half, SpotForm::Disc);
        let camera = near.camera_to(&far, MapSize::WIDE).unwrap();
        let there = MapPicture { focus: Focus { x: far.x, ..near.focus }, ..picture(Some(2.0)) };
        assert_eq!(Some(camera), there.camera(MapSize::WIDE, 0.0), "the zoom stays");
        assert_eq!(there.camera_to(&far, MapSize::WIDE), None);
        assert_eq!(near.camera_to(&spot(far.x, SpotForm::Tab), MapSize::WIDE), None, "it is on the frame");
        assert_eq!(picture(None).camera_to(&far, MapSize::WIDE), None, "all of the map is in sight");
    }

    #[test]
    fn there_is_no_camera_outside_the_range_of_zooms() {
        assert_eq!(picture(Some(32.0)).camera(MapSize::WIDE, 1.0), None);
        assert_eq!(picture(Some(0.0625)).camera(MapSize::NARROW, -1.0), None);
        assert_eq!(picture(None).fit(MapSize::WIDE), None, "without places there is nothing to fit");
    }
}
