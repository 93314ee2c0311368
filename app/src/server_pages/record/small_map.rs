//! The small map on the page of a record.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use model::id::Id;
use model::page::RecordPage;
use model::record::Kind;

use super::rows_of;
use crate::components::parts::icon::Icon;
use crate::components::parts::map_note::MapNote;
use crate::context::use_site;
use crate::drawings::map::{SmallMap, definitions};
use crate::texts::text;

/// The map with its attribution, if the record has one. Its symbols link to the rows of the record at their places, or
/// to the places if the record has no rows. On the page of a place, that place is outlined.
#[component]
pub(super) fn RecordMap(page: Arc<RecordPage>, base_map: String) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let name = format!("{}{}{}", text!(lang, map_title), lang.pick(": ", "："), page.name);
    let map = SmallMap {
        map: page.places.map.as_ref()?,
        clusters: &page.places.clusters,
        name: &name,
        query: rows_of(&page),
        marked: (page.kind == Kind::Place).then(|| Id::new(&page.id).ok()).flatten(),
    };
    let (svg, tinted) = map.svg(&site);
    Some(view! {
        <div class="mapbox">
            <svg class="sprite" aria-hidden="true" width="0" height="0">
                <defs inner_html=definitions(&base_map)></defs>
            </svg>
            <div class="mapframe">
                <div
                    class="livemap"
                    id="livemap"
                    data-tinted=tinted
                    data-outlined=map.outlined()
                    data-still=""
                ></div>
                {InertElement::new(svg)}
                <SmallControls/>
            </div>
            <MapNote/>
            <p class="attr">{site.site.map_approval.clone()}<br/>{text!(lang, map_schematic)}</p>
        </div>
    })
}

/// Buttons that zoom the live map. A style sheet hides them while the map is only a picture.
#[component]
fn SmallControls() -> impl IntoView {
    let lang = use_site().lang;
    let step = |step: &'static str, label: &'static str, sign: &'static str| {
        view! { <button class="btn" type="button" data-nearer=step aria-label=label title=label>{sign}</button> }
    };
    let home = text!(lang, map_home);
    view! {
        <div class="mapctl mapctl--s">
            {step("1", text!(lang, map_nearer), "+")}
            {step("-1", text!(lang, map_farther), "\u{2212}")}
            <button class="btn" type="button" data-home="" aria-label=home title=home>
                <Icon name="#i-home"/>
            </button>
        </div>
    }
}
