//! The small map of a record. Only the server draws it.

use maud::{PreEscaped, html};
use model::draw::{MapPicture, MapSize};
use model::id::Id;
use model::query::Query;
use model::sorted::Set;
use model::view::Cluster;

use super::{MapInput, draw};
use crate::context::SiteContext;

/// The input of a small map.
pub(crate) struct SmallMap<'a> {
    /// The land and the positions of the clusters.
    pub(crate) map: &'a MapPicture,
    /// The places with their records.
    pub(crate) clusters: &'a [Cluster],
    /// The label of the picture.
    pub(crate) name: &'a str,
    /// The query to which the links of symbols add their place. `None` if they lead to the pages of the places.
    pub(crate) query: Option<Query>,
    /// The place that is outlined.
    pub(crate) marked: Option<Id>,
}

impl SmallMap<'_> {
    /// The whole picture, and the value of `data-tinted`: the areas that the live map tints.
    pub(crate) fn svg(&self, site: &SiteContext) -> (String, String) {
        let outlined: Set<Id> = self.marked.iter().cloned().collect();
        let input = MapInput {
            site,
            map: self.map,
            clusters: self.clusters,
            links: self.query.as_ref(),
            outlined: &outlined,
            selected: None,
        };
        let raw = PreEscaped::<&str>;
        let drawing = draw(&input, "s", MapSize::SMALL);
        let svg = html! {
            svg class="map map--s" translate="no" viewBox=(drawing.view_box) role="group" aria-label=(self.name) {
                clipPath id="mclip-s" { rect width=(drawing.width) height=(drawing.height) {} }
                g clip-path="url(#mclip-s)" {
                    rect class="m-outside" width=(drawing.width) height=(drawing.height) {}
                    g class="m-base" transform=(drawing.transform) aria-hidden="true" { (raw(&drawing.land)) }
                    g class="m-marks" aria-hidden="true" { (raw(&drawing.marks)) }
                    g class="m-names" aria-hidden="true" { (raw(&drawing.names)) }
                }
                g { (raw(&drawing.frame)) }
                g {
                    @for symbol in &drawing.symbols {
                        g class=(if symbol.selected { "sym sym--sel" } else { "sym" })
                            data-key=(symbol.place) data-at=(symbol.place) {
                            a href=(symbol.href) aria-label=(symbol.name) aria-current=[symbol.outlined.then_some("true")] {
                                (raw(&symbol.shape))
                            }
                        }
                    }
                }
            }
        }
        .into_string();
        (svg, drawing.tinted)
    }

    /// The value of `data-outlined`: the place that the live map outlines.
    pub(crate) fn outlined(&self) -> String {
        self.marked.as_ref().map(ToString::to_string).unwrap_or_default()
    }
}
