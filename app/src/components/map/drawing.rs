//! The drawing of each of the two pictures, as a memo that several parts of the map read.

use leptos::prelude::*;

use super::picture_size;
use crate::browser::layout::Width;
use crate::context::use_site;
use crate::drawings::map::{MapDrawing, MapInput, draw};
use crate::state::use_atlas;

/// The parts of the picture for one width. It is redrawn only while it is visible.
pub(super) fn drawing_of(width: Width) -> Memo<MapDrawing> {
    let (site, atlas) = (use_site(), use_atlas());
    let (extent, suffix) = (picture_size(atlas, width), width.suffix());
    let is_drawn = is_drawn(width);
    Memo::new(move |last: Option<&MapDrawing>| {
        if let Some(last) = last
            && !is_drawn.get()
        {
            return last.clone();
        }
        let links = atlas.link_query.get();
        atlas.page.with(|page| {
            let Some(map) = &page.map else { return MapDrawing::default() };
            let input = MapInput {
                site: &site,
                map,
                clusters: &page.view.clusters,
                links: Some(&links),
                outlined: &links.filters.places,
                selected: page.selected.as_ref().and_then(|selected| selected.drawn_at.as_ref()),
            };
            draw(&input, suffix, extent.get())
        })
    })
}

/// Whether the picture for a width is visible.
pub(super) fn is_drawn(width: Width) -> Memo<bool> {
    let atlas = use_atlas();
    Memo::new(move |_| atlas.layout.with(|layout| layout.map.includes(width)))
}
