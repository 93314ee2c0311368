//! The map: an SVG picture whose symbols are links. The live map adds a movable canvas beneath it.

mod controls;
mod drawing;
mod picture;
mod table;

use leptos::ev::Event;
use leptos::prelude::*;
use model::draw::MapSize;
use model::facet::Facet;

use super::parts::gesture_hint::{GestureHint, HintLine};
use super::parts::icon::Icon;
use super::parts::map_note::MapNote;
use super::sheets::SheetHead;
use super::trays::UnplacedTray;
use crate::browser::dom::closest;
use crate::browser::layout::Width;
use crate::context::use_site;
use crate::drawings::map as drawings;
use crate::map::LiveMapController;
use crate::state::{Atlas, use_atlas};
use crate::texts::text;
use controls::Controls;
use drawing::{drawing_of, is_drawn};
use picture::DrawnMap;
use table::MapTable;

/// The size of the picture for its panel. Before the panel is measured, a typical one.
fn picture_size(atlas: Atlas, width: Width) -> Memo<MapSize> {
    Memo::new(move |_| match (atlas.layout.with(|layout| layout.map_panel), width) {
        (Some((width, height)), _) => MapSize::of_panel(width, height),
        (None, Width::Wide) => MapSize::WIDE,
        (None, Width::Narrow) if atlas.selected.with(Option::is_some) => MapSize::BESIDE,
        (None, Width::Narrow) => MapSize::NARROW,
    })
}

/// The map. It fills its panel. There are two pictures, for wide and for narrow panels; the style sheet shows the one
/// that fits. They share one definition of the outlines.
#[component]
pub(crate) fn Map() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let has_map = atlas.page.with_untracked(|page| page.map.is_some());
    let definitions = atlas.frame.with_value(|frame| drawings::definitions(&frame.base_map_definitions));
    let pictures = Width::ALL.map(|width| (width, drawing_of(width)));
    let is_drawn = Width::ALL.map(is_drawn);
    let tinted = Memo::new(move |_| {
        let shown = is_drawn.iter().position(Memo::get).unwrap_or_default();
        pictures[shown].1.with(|drawing| drawing.tinted.clone())
    });
    let outlined = Memo::new(move |_| atlas.query.with(|query| query.filters.texts(Facet::Place).join(" ")));
    // The place whose kinds are listed: the hovered or focused one.
    let pointed = RwSignal::new(None::<String>);
    let point_at = move |event: &Event| {
        let place = closest(event, ".sym").and_then(|symbol| symbol.get_attribute("data-key"));
        if pointed.with_untracked(|last| *last != place) {
            pointed.set(place);
        }
    };
    let pictures =
        move || pictures.map(|(width, drawing)| view! { <DrawnMap width drawing pointed/> }).collect_view();
    let controls = move || Width::ALL.map(|width| view! { <Controls width/> }).collect_view();
    // A press on one of these areas toggles the filter by the place, like its value among the facets.
    let areas = Memo::new(move |_| {
        atlas.page.with(|page| {
            let places = page.view.facets.iter().filter(|facet| facet.facet == Facet::Place);
            let values = places.flat_map(|facet| &facet.values).map(|value| value.value.as_str());
            values.collect::<Vec<_>>().join(" ")
        })
    });
    let hint = GestureHint::new();
    update_live_map(hint);
    view! {
        <section class="mapbox" id="map" tabindex="0" aria-label=text!(lang, map_title)>
            <svg class="sprite" aria-hidden="true" width="0" height="0"><defs inner_html=definitions></defs></svg>
            <SheetHead name=text!(lang, map_title)/>
            // The listeners are not on the pictures: an SVG element with a focus listener is a tab stop in Chromium.
            <div class="mapframe"
                on:pointerover=move |event| point_at(&event) on:focusin=move |event| point_at(&event)
                on:pointerleave=move |_| pointed.set(None) on:focusout=move |_| pointed.set(None)
                on:keydown=move |event| {
                    if event.key() == "Escape" && pointed.get_untracked().is_some() {
                        event.prevent_default();
                        pointed.set(None);
                    }
                }>
                {has_map.then(|| {
                    view! {
                        <div class="livemap" id="livemap" data-tinted=move || tinted.get() data-outlined=move || outlined.get()
                            data-areas=move || areas.get()></div>
                        {pictures()}
                        {controls()}
                    }
                })}
                {site.site.tiles.is_some().then(|| {
                    // Filled by the live map; hidden while it is empty.
                    view! { <select class="mapbase" id="mapbase" aria-label=text!(lang, map_base)></select> }
                })}
                <p class="attr">
                    {site.site.map_approval.clone()}" · "{text!(lang, map_schematic)}<span id="mapby"></span>
                </p>
                <HintLine hint words=text!(lang, map_hint) on_mac=text!(lang, map_hint_mac)
                    by_finger=text!(lang, map_hint_touch)/>
                <MapNote/>
            </div>
            <div class="mapfoot">
                <UnplacedTray/>
                <details class="mapkey">
                    <summary><Icon name="#i-info"/>{text!(lang, map_key)}</summary>
                    <div class="legend" inner_html=drawings::legend(lang)></div>
                </details>
                <MapTable/>
            </div>
        </section>
    }
}

/// Updates the live map after the picture was redrawn. It is loaded when the map first comes into view.
fn update_live_map(hint: GestureHint) {
    let atlas = use_atlas();
    let controller = LiveMapController::new(&use_site().site)
        .on_move(move |camera| atlas.update_query(|query| query.map = Some(camera)))
        .on_pick(move |place| atlas.toggle_place(&place))
        .on_gesture(move |gesture| hint.follow_map(&gesture));
    let controller = StoredValue::new_local(controller);
    on_cleanup(move || controller.with_value(LiveMapController::remove));
    Effect::new(move |_| {
        if !atlas.is_mounted() {
            return;
        }
        atlas.page.track();
        atlas.selected.track();
        atlas.layout.track();
        crate::browser::after_render(move || {
            controller.try_with_value(LiveMapController::update);
        });
    });
}
