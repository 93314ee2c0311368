//! The map of a picture, with the map approval number in its lower left corner.

use maud::{Markup, PreEscaped, html};
use model::draw::{FRAME, MapPicture, MapSize, lay_out, line_width};
use model::id::Id;
use model::number::Px;
use model::query::Query;
use model::sorted::Set;
use model::view::Cluster;

use super::Input;
use super::words::{Setting, Words};
use crate::drawings::map::{MapInput, draw};

/// The map of a picture.
pub(super) struct Map {
    /// Its elements, with the upper left corner of the frame at the origin.
    pub(super) drawing: Markup,
    /// The scales of the map and of its overview.
    pub(super) scales: (f64, Option<f64>),
}

/// What is on a map.
pub(super) struct Places<'a> {
    pub(super) map: &'a MapPicture,
    pub(super) clusters: &'a [Cluster],
    pub(super) outlined: &'a Set<Id>,
    pub(super) selected: Option<&'a Id>,
}

/// The size of the map approval number.
const NOTE: Setting = Setting { class: "note", leading: 1.25 };
const NOTE_SIZE: f64 = 11.0;
/// The most of the width of a map that it takes.
const MOST_NOTE: f64 = 0.78;

impl Map {
    /// A map that fills so much room with its frame.
    pub(super) fn new(input: &Input, places: &Places, (width, height): (f64, f64)) -> Self {
        let (left, top, bottom) = FRAME;
        let (width, height) = (width - 2.0 * left, height - top - bottom);
        let note = Words::new(&input.site.site.map_approval, MOST_NOTE * width, NOTE_SIZE, NOTE);
        let size = MapSize {
            width,
            height,
            note: (note_width(&input.site.site.map_approval, width), 40.0 + note.height()),
            buttons: (0.0, 0.0),
            legend: (0.0, 0.0),
            overview: width > 560.0 && height > 400.0,
        };
        let Places { map, clusters, outlined, selected } = *places;
        let query = Query::default();
        let drawn = draw(
            &MapInput { site: input.site, map, clusters, links: Some(&query), outlined, selected },
            "p",
            size,
        );
        let layout = lay_out(map, clusters, size, input.site.lang);
        let raw = PreEscaped::<&str>;
        let note_top = height - note.height() - 7.0;
        let drawing = html! {
            g class="map" transform=(format!("translate({} {})", Px(left), Px(top))) {
                clipPath id="clip-map" { rect width=(drawn.width) height=(drawn.height) {} }
                g clip-path="url(#clip-map)" {
                    rect class="m-outside" width=(drawn.width) height=(drawn.height) {}
                    g class="m-base" transform=(drawn.transform) { (raw(&drawn.land)) }
                    g class="m-marks" { (raw(&drawn.marks)) }
                    g class="m-names" { (raw(&drawn.names)) }
                }
                g { (raw(&drawn.frame)) }
                @for symbol in &drawn.symbols { g { (raw(&symbol.shape)) } }
                @if !input.site.site.map_approval.is_empty() {
                    rect class="m-wash" x="4" y=(Px(note_top - 4.0)) width=(Px(size.note.0 - 2.0)) height=(Px(note.height() + 8.0)) {}
                    (note.draw(9.0, note_top))
                }
            }
        };
        Self { drawing, scales: (layout.base.2, layout.overview.map(|overview| overview.base.2)) }
    }
}

/// The width that the map approval number takes: one line if there is room, else most of the map.
fn note_width(approval: &str, width: f64) -> f64 {
    (line_width(approval) * NOTE_SIZE).min(MOST_NOTE * width).max(90.0) + 12.0
}
