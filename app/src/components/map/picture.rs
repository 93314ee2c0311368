//! One picture of the map: strings of SVG for the decorative parts, and a link for each symbol.

use leptos::prelude::*;

use super::drawing::is_drawn;
use super::picture_size;
use crate::browser::layout::Width;
use crate::context::use_site;
use crate::drawings::map::{MapDrawing, MapSymbol};
use crate::state::use_atlas;

/// The picture for one width. Beside the place `pointed` it lists the number of records of each kind.
#[component]
pub(super) fn DrawnMap(
    width: Width,
    drawing: Memo<MapDrawing>,
    pointed: RwSignal<Option<String>>,
) -> impl IntoView {
    let (language, atlas) = (use_site().lang, use_atlas());
    let (extent, suffix, is_drawn) = (picture_size(atlas, width), width.suffix(), is_drawn(width));
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
    let clip = format!("mclip-{suffix}");
    let (across, down) = (part(|drawing| &drawing.width), part(|drawing| &drawing.height));
    let kinds = Memo::new(move |_| {
        let place = pointed.get()?;
        drawing.with(|drawing| {
            drawing.symbols.iter().find(|symbol| symbol.place == place)?.kinds(extent.get(), language)
        })
    });
    view! {
        <svg class=format!("map map--{suffix}") translate="no" viewBox=move || view_box.get() role="group"
            aria-label=move || sentence.get() data-unseen=move || (!is_drawn.get()).then_some("")>
            <clipPath id=clip.clone()><rect width=move || across.get() height=move || down.get()></rect></clipPath>
            <g clip-path=format!("url(#{clip})")>
                <rect class="m-outside" width=move || across.get() height=move || down.get()></rect>
                <g class="m-base" transform=move || transform.get() aria-hidden="true" inner_html=move || land.get()></g>
                <g class="m-marks" aria-hidden="true" inner_html=move || marks.get()></g>
                <g class="m-names" aria-hidden="true" inner_html=move || names.get()></g>
            </g>
            <g inner_html=move || frame.get()></g>
            <g>
                <For each=places key=String::clone let:place><Symbol place width drawing/></For>
            </g>
            <g inner_html=move || kinds.get().unwrap_or_default()></g>
        </svg>
    }
}

/// A place as a link to its records, within the current query; or several as a link that zooms in to them.
#[component]
fn Symbol(place: String, width: Width, drawing: Memo<MapDrawing>) -> impl IntoView {
    let symbol = {
        let place = place.clone();
        Memo::new(move |last: Option<&MapSymbol>| {
            let found =
                drawing.with(|drawing| drawing.symbols.iter().find(|symbol| symbol.place == place).cloned());
            found.or_else(|| last.cloned()).unwrap_or_default()
        })
    };
    view! {
        <g class="sym" class:sym--sel=move || symbol.with(|symbol| symbol.selected) data-key=place.clone()
            data-at=place>
            <a href=move || symbol.with(|symbol| href(symbol, width)) rel="nofollow"
                data-noscroll=move || symbol.with(|symbol| symbol.zooms.then_some(""))
                aria-label=move || symbol.with(|symbol| symbol.name.clone())
                aria-current=move || symbol.with(|symbol| symbol.outlined.then_some("true"))
                inner_html=move || symbol.with(|symbol| symbol.shape.clone())></a>
        </g>
    }
}

/// The address of the link of a symbol. Without JavaScript it loads the page, on which the sheet of the map is to be open
/// again if only its camera has changed.
fn href(symbol: &MapSymbol, width: Width) -> String {
    let is_in_sheet = symbol.zooms && width == Width::Narrow;
    symbol.href.clone() + if is_in_sheet { "#map" } else { "" }
}
