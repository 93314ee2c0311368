//! One picture of the map: strings of SVG for the decorative parts, and a link for each symbol.

use leptos::prelude::*;
use model::draw::Px;

use super::size;
use crate::browser::layout::Width;
use crate::context::use_site;
use crate::drawings::map::{MapDrawing, MapInput, MapSymbol, draw};
use crate::state::use_atlas;

/// The picture for one width. It is redrawn only while it is visible.
#[component]
pub(super) fn Picture(width: Width) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let (extent, letter) = (size(width), width.letter());
    let is_drawn =
        Memo::new(move |_| atlas.layout.with(|layout| layout.map.is_none_or(|shown| shown == width)));
    let drawing = Memo::new(move |last: Option<&MapDrawing>| {
        if let Some(last) = last
            && !is_drawn.get()
        {
            return last.clone();
        }
        let links = atlas.link_query.get();
        let selected = atlas.selected.get();
        atlas.pack.with_value(|pack| {
            let selected = selected.and_then(|id| pack.rows.iter().find(|row| row.id == id));
            atlas.page.with(|page| {
                let Some(map) = &page.map else { return MapDrawing::default() };
                let input = MapInput {
                    site: &site,
                    map,
                    clusters: &page.view.clusters,
                    links: Some(&links),
                    asked: &links.places,
                    selected: selected.and_then(|row| row.drawn_at.as_ref()),
                };
                draw(&input, letter, extent)
            })
        })
    });
    let part =
        move |of: fn(&MapDrawing) -> &String| Memo::new(move |_| drawing.with(|drawing| of(drawing).clone()));
    let (view_box, transform) = (part(|drawing| &drawing.view_box), part(|drawing| &drawing.transform));
    let (land, marks) = (part(|drawing| &drawing.land), part(|drawing| &drawing.marks));
    let (names, frame) = (part(|drawing| &drawing.names), part(|drawing| &drawing.frame));
    let sentence = Memo::new(move |last: Option<&String>| match last {
        Some(last) if !is_drawn.get() => last.clone(),
        _ => atlas.page.with(|page| page.view.sentence.clone()),
    });
    let places = move || {
        drawing.with(|drawing| drawing.symbols.iter().map(|symbol| symbol.place.clone()).collect::<Vec<_>>())
    };
    let clip = format!("mclip-{letter}");
    let (w, h) = (Px(extent.width).to_string(), Px(extent.height).to_string());
    view! {
        <svg class=format!("map map--{letter}") viewBox=move || view_box.get() role="group"
            aria-label=move || sentence.get() data-unseen=move || (!is_drawn.get()).then_some("")>
            <clipPath id=clip.clone()><rect width=w.clone() height=h.clone()></rect></clipPath>
            <g clip-path=format!("url(#{clip})")>
                <rect class="m-outside" width=w height=h></rect>
                <g class="m-base" transform=move || transform.get() aria-hidden="true" inner_html=move || land.get()></g>
                <g class="m-marks" aria-hidden="true" inner_html=move || marks.get()></g>
                <g class="m-names" aria-hidden="true" inner_html=move || names.get()></g>
            </g>
            <g inner_html=move || frame.get()></g>
            <g>
                <For each=places key=String::clone let:place><Symbol place drawing/></For>
            </g>
        </svg>
    }
}

/// A place as a link to its records, within the current query.
#[component]
fn Symbol(place: String, drawing: Memo<MapDrawing>) -> impl IntoView {
    let symbol = {
        let place = place.clone();
        Memo::new(move |last: Option<&Option<MapSymbol>>| {
            let found =
                drawing.with(|drawing| drawing.symbols.iter().find(|symbol| symbol.place == place).cloned());
            found.or_else(|| last.cloned().flatten())
        })
    };
    let read = move |of: fn(&MapSymbol) -> &String| {
        symbol.with(|symbol| symbol.as_ref().map(|symbol| of(symbol).clone()).unwrap_or_default())
    };
    let is = move |of: fn(&MapSymbol) -> bool| symbol.with(|symbol| symbol.as_ref().is_some_and(of));
    view! {
        <g class="sym" class:sym--sel=move || is(|symbol| symbol.selected) data-key=place.clone() data-at=place>
            <a href=move || read(|symbol| &symbol.href) aria-label=move || read(|symbol| &symbol.name)
                aria-current=move || is(|symbol| symbol.asked).then_some("true")
                inner_html=move || read(|symbol| &symbol.shape)></a>
        </g>
    }
}
