//! The embed: those parts of the answer that its address names, for the pages of others.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use model::id::Id;
use model::presentation::Part;

use super::atlas::{LoadedAtlas, set_title};
use super::server_page::follow_svg_links;
use crate::browser::after_render;
use crate::browser::dom::closest;
use crate::browser::layout::observe_layout;
use crate::components::embed::{EmbedFoot, EmbedRecord, EmbedSentence};
use crate::components::facets::Facets;
use crate::components::map::Map;
use crate::components::messages::{RefusedValues, SearchFailed};
use crate::components::record_panel::{RecordPanel, focus_selected};
use crate::components::results::Results;
use crate::components::timeline::Timeline;
use crate::context::use_site;
use crate::data::Loaded;
use crate::state::Atlas;

/// The embed.
#[component]
pub(crate) fn EmbedRoute() -> impl IntoView {
    view! { <LoadedAtlas panels=|loaded| view! { <EmbedPanels loaded/> }.into_any()/> }
}

/// The parts. All show the same answer.
#[component]
fn EmbedPanels(loaded: Loaded) -> impl IntoView {
    let site = use_site();
    let presentation = site.embed.clone().unwrap_or_default();
    let atlas = Atlas::new(loaded);
    provide_context(atlas);
    observe_layout(atlas.layout, atlas.main, move || atlas.stop());
    set_title(atlas, site.site.name.clone());
    follow_selection(atlas);
    let follow_links = follow_svg_links();
    let leave = leave_in_new_tab();
    let shows = move |part| presentation.shows(part);
    let parts = if shows(Part::Record) {
        view! { <h1 class="vh">{site.site.name.clone()}</h1><EmbedRecord/> }.into_any()
    } else {
        view! {
            <EmbedSentence is_shown=shows(Part::Sentence)/>
            <SearchFailed/>
            <RefusedValues/>
            {shows(Part::Facets).then(|| view! { <Facets/> })}
            <div class="embed__body" class:embed__body--pair=shows(Part::Map) && shows(Part::List)>
                {shows(Part::Map).then(|| view! { <Map/> })}
                {shows(Part::List).then(|| view! { <Results/> })}
            </div>
            {shows(Part::Timeline).then(|| view! { <Timeline/> })}
            <RecordPanel/>
        }
        .into_any()
    };
    view! {
        <main class="embed" id="main" tabindex="-1" node_ref=atlas.main
            data-moving=move || atlas.dragging.get().then_some("")
            data-query=move || atlas.page.with(|page| page.query.clone())
            on:click=move |event| {
                leave(&event);
                follow_links(event);
            }
            on:keydown=move |event| close_record(atlas, &event)>
            {parts}
            <EmbedFoot/>
        </main>
    }
}

/// Links that leave the embed open a new tab, since pages of other sites may not be framed. The server writes so into
/// its HTML; this is for links that were rendered since.
fn leave_in_new_tab() -> impl Fn(&MouseEvent) + Clone {
    let base = use_site().base;
    move |event| {
        let Some(link) = closest(event, "a[href]") else { return };
        let href = link.get_attribute("href").unwrap_or_default();
        if !base.stays_in_embed(&href) {
            // Setting an attribute of this name cannot fail.
            let _ = link.set_attribute("target", "_blank");
        }
    }
}

/// Moves the focus to the record that was opened, and back to its row when it is closed.
fn follow_selection(atlas: Atlas) {
    Effect::new(move |last: Option<Option<Id>>| {
        let now = atlas.selected.get();
        if let Some(last) = last.filter(|last| *last != now) {
            let selected = now.clone();
            after_render(move || focus_selected(last.as_ref(), selected.as_ref()));
        }
        now
    });
}

/// Escape closes the selected record.
fn close_record(atlas: Atlas, event: &KeyboardEvent) {
    let is_open = event.key() == "Escape" && atlas.selected.get_untracked().is_some();
    if is_open && !event.default_prevented() {
        event.prevent_default();
        atlas.select(None);
    }
}
