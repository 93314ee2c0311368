//! Cameras for what a picture shows, or might show.

use super::layout::Size;
use super::mercator::{Extent, Point, Projection, ZOOM};
use super::picture::{Focus, Form, MapPicture};
use crate::query::Camera;

/// Zooms at which the drawn base map is of use.
pub const ZOOMS: (f64, f64) = (6.0, 15.0);
/// A picture that is fitted to few or near places still shows what lies around them.
const NEAREST_FIT: f64 = 12.0;

impl Focus {
    /// Pixels in a unit, in a picture of this size.
    pub(super) fn scale_in(self, size: Size) -> f64 {
        self.scale.unwrap_or_else(|| {
            let scale = (size.width / self.width).min(size.height / self.height);
            (scale * 1000.0).round() / 1000.0
        })
    }
}

impl MapPicture {
    /// The camera that shows what a picture of this size shows, but nearer by so many steps; none where the
    /// map ends.
    pub fn camera(&self, size: Size, nearer: f64) -> Option<Camera> {
        let zoom = zoom(self.focus.scale_in(size)) + nearer;
        (ZOOMS.0..=ZOOMS.1).contains(&zoom).then(|| self.at(self.focus.x, self.focus.y, zoom))?
    }

    /// The camera that shows every place of the view; none where all stand on the frame.
    pub fn fit(&self, size: Size) -> Option<Camera> {
        let points = self.spots.iter().filter(|spot| spot.form != Form::Tab);
        let Extent { from, to } = Extent::of(points.flat_map(|spot| {
            // Outlines are seen by their label.
            let r = if matches!(spot.form, Form::Area | Form::Schematic) { 0.0 } else { spot.r };
            [Point { x: spot.x - r, y: spot.y - r }, Point { x: spot.x + r, y: spot.y + r }]
        }))?;
        // Labels need as much room as the places themselves.
        let scale = (size.width / (to.x - from.x).max(1.0)).min(size.height / (to.y - from.y).max(1.0)) / 1.8;
        let zoom = zoom(scale).clamp(ZOOMS.0, NEAREST_FIT);
        self.at(f64::midpoint(from.x, to.x), f64::midpoint(from.y, to.y), zoom)
    }

    fn at(&self, x: f64, y: f64, zoom: f64) -> Option<Camera> {
        let (corner_x, corner_y) = self.corner;
        let centre = Projection(Point { x: corner_x, y: corner_y }).degrees(Point { x, y });
        Camera::new(centre.lng, centre.lat, zoom)
    }
}

fn zoom(scale: f64) -> f64 {
    scale.log2() + f64::from(ZOOM)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(scale: Option<f64>) -> MapPicture {
        MapPicture {
            spots: Vec::new(),
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
    fn a_camera_looks_where_its_picture_does() {
        // Twice the size of the focus.
        let size = Size { width: 640.0, height: 400.0, ..Size::WIDE };
        let camera = picture(None).camera(size, 0.0).unwrap();
        assert_eq!(camera.to_string(), "118.4161,32.2964,11");
        assert_eq!(picture(None).camera(size, 1.0).unwrap().to_string(), "118.4161,32.2964,12");
    }

    #[test]
    fn where_the_map_ends_there_is_no_camera() {
        assert_eq!(picture(Some(32.0)).camera(Size::WIDE, 1.0), None);
        assert_eq!(picture(Some(0.0625)).camera(Size::NARROW, -1.0), None);
        assert_eq!(picture(None).fit(Size::WIDE), None, "without places there is nothing to fit");
    }
}
