//! The map: an SVG picture whose symbols are links. The live map adds a movable canvas beneath it.

mod controls;
mod picture;
mod table;

use leptos::prelude::*;
use model::draw::Size;

use super::parts::map_note::MapNote;
use super::sheets::SheetHead;
use super::trays::UnplacedTray;
use crate::browser::layout::Width;
use crate::context::use_site;
use crate::drawings::map as drawings;
use crate::map::LiveMapController;
use crate::state::use_atlas;
use crate::texts::text;
use controls::Controls;
use picture::DrawnMap;
use table::MapTable;

/// The size of the picture for a width of the panel.
const fn picture_size(width: Width) -> Size {
    match width {
        Width::Wide => Size::WIDE,
        Width::Narrow => Size::NARROW,
    }
}

/// The map. There are two pictures, for wide and narrow windows, because text in an SVG shrinks with it; a style sheet
/// shows the one that fits. They share one definition of the outlines.
#[component]
pub(crate) fn Map() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let has_map = atlas.page.with_untracked(|page| page.map.is_some());
    let definitions = atlas.pack.with_value(|pack| drawings::definitions(&pack.base_map));
    let hatched = Memo::new(move |_| {
        atlas.page.with(|page| page.map.as_ref().map(drawings::hatched).unwrap_or_default())
    });
    let asked = Memo::new(move |_| {
        atlas.query.with(|query| query.places.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    });
    let pictures = move || Width::ALL.map(|width| view! { <DrawnMap width/> }).collect_view();
    let controls = move || Width::ALL.map(|width| view! { <Controls width/> }).collect_view();
    update_live_map();
    view! {
        <section class="mapbox" id="map" tabindex="0" aria-label=text!(lang, map_title)>
            <svg class="sprite" aria-hidden="true" width="0" height="0"><defs inner_html=definitions></defs></svg>
            <SheetHead name=text!(lang, map_title)/>
            <div class="mapframe">
                {has_map.then(|| {
                    view! {
                        <div class="livemap" id="livemap" data-hatched=move || hatched.get() data-asked=move || asked.get()></div>
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
            </div>
            <div class="mapfoot">
                <MapNote/>
                <UnplacedTray/>
                <div class="legend" aria-hidden="true" inner_html=drawings::legend(lang)></div>
                <MapTable/>
            </div>
        </section>
    }
}

/// Updates the live map after the picture was redrawn. It is loaded when the map first comes into view.
fn update_live_map() {
    let atlas = use_atlas();
    let controller = LiveMapController::new(&use_site().site, move |camera| {
        atlas.update_query(|query| query.map = Some(camera));
    });
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
