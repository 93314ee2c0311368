//! The atlas: answer, filters, results, map, timeline and the selected record for one query.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params};
use model::query::Query;

use super::LangParams;
use super::server_page::{ServerPage, follow_svg_links};
use crate::browser::after_render;
use crate::browser::dom::closest;
use crate::browser::focus::{focus_new_page, focus_on};
use crate::browser::highlight::Highlight;
use crate::browser::layout::observe_layout;
use crate::browser::scroll::ScrollMemory;
use crate::components::answer::AnswerPanel;
use crate::components::facets::Facets;
use crate::components::footer::Footer;
use crate::components::load_failed::LoadFailed;
use crate::components::map::Map;
use crate::components::parts::print_note::PrintNote;
use crate::components::record_panel::{RecordPanel, focus_selected};
use crate::components::results::Results;
use crate::components::sheets::{SheetBar, Sheets};
use crate::components::timeline::Timeline;
use crate::context::use_site;
use crate::data::{Loaded, is_hydrating, use_data};
use crate::state::Atlas;

/// The page of the atlas, or the missing page if the language in the address is unknown.
#[component]
pub(crate) fn AtlasRoute() -> impl IntoView {
    let params = use_params::<LangParams>();
    let is_known = Memo::new(move |_| params.with(Result::is_ok));
    move || {
        if is_known.get() {
            view! { <LoadedAtlas panels=|loaded| view! { <AtlasPanels loaded/> }.into_any()/> }.into_any()
        } else {
            view! { <ServerPage page=Signal::stored(None)/> }.into_any()
        }
    }
}

/// The panels of the answer. Its rows are fetched before it is shown; at hydration they have been fetched already.
#[component]
pub(super) fn LoadedAtlas(panels: fn(Loaded) -> AnyView) -> impl IntoView {
    let (site, data) = (use_site(), use_data());
    let read = Query::parse(&use_location().search.get_untracked());
    if let Some(loaded) = data.ready(&read) {
        return panels(loaded);
    }
    let address = site.atlas(read.query.clone());
    // Changes of the query meanwhile are applied when the panels are mounted.
    let loaded = LocalResource::new(move || {
        let (site, data, read) = (site.clone(), data.clone(), read.clone());
        async move { data.load(site, read).await }
    });
    view! {
        {move || loaded.get().map(|loaded| match loaded {
            Ok(loaded) => panels(loaded),
            Err(error) => view! { <LoadFailed error address=address.clone()/> }.into_any(),
        })}
    }
    .into_any()
}

/// The panels. All show parts of the same answer, so they are always consistent.
#[component]
fn AtlasPanels(loaded: Loaded) -> impl IntoView {
    let name = use_site().site.name.clone();
    let atlas = Atlas::new(loaded);
    provide_context(atlas);
    observe_layout(atlas.layout, atlas.main, move || atlas.stop());
    set_title(atlas, name);
    let sheets = Sheets::new(atlas);
    move_focus_and_scroll(atlas, sheets);
    let highlight = Highlight::new();
    let follow_links = follow_svg_links();
    // Set from the first step of a drag until the pointer or the focus leaves the timeline.
    let keeps_height = RwSignal::new(false);
    let end_height = move |event: &Event| {
        let is_over =
            keeps_height.get_untracked() && !atlas.dragging.get_untracked() && !atlas.playing.get_untracked();
        if is_over && closest(event, ".time").is_none() {
            keeps_height.set(false);
        }
    };
    view! {
        <main class="atlas" class:atlas--beside=move || atlas.selected.with(Option::is_some) id="main" tabindex="-1"
            node_ref=atlas.main
            data-moving=move || atlas.dragging.get().then_some("")
            on:click=move |event| {
                sheets.clicked(&event);
                follow_links(event);
            }
            on:keydown=move |event| {
                // Inner handlers stop Escape first.
                if event.key() == "Escape" && !event.default_prevented() {
                    close_topmost(atlas, sheets, &event);
                }
            }
            on:pointerdown=move |event| sheets.pointer_down(&event)
            on:pointermove=move |event| {
                highlight.pointer_moved(&event);
                sheets.pointer_moved(&event);
            }
            on:pointerup=move |event| sheets.end_pan(Some(&event))
            on:pointercancel=move |_| sheets.end_pan(None)
            on:pointerover=move |event| {
                highlight.pointer_over(&event);
                end_height(&event);
            }
            on:focusin=move |event| {
                Highlight::focus_in(&event);
                end_height(&event);
            }>
            <AnswerPanel keeps_height/>
            <Facets/>
            <Results/>
            <Map/>
            <Timeline/>
            <RecordPanel/>
            <PrintNote/>
            <SheetBar/>
        </main>
        <Footer/>
    }
}

/// Sets the title of the document to the answer, except during a drag, when it would change too often.
pub(super) fn set_title(atlas: Atlas, name: String) {
    Effect::new(move |_| {
        if !atlas.dragging.get() {
            let title = atlas.page.with(|page| format!("{} · {name}", page.view.sentence));
            document().set_title(&title);
        }
    });
}

/// Moves focus and scroll position after a record opened or closed, after a search, after back or forward, and after
/// navigation from another page.
fn move_focus_and_scroll(atlas: Atlas, sheets: Sheets) {
    let scroll = expect_context::<ScrollMemory>();
    let is_first = is_hydrating();
    Effect::new(move |last: Option<Option<Query>>| {
        if !atlas.is_mounted() {
            return None;
        }
        let now = atlas.query.get();
        let changed = last.flatten().map(|last| (last, now.clone()));
        after_render(move || match changed {
            None if is_first => {}
            None => {
                focus_new_page();
                scroll.restore();
            }
            Some((last, now)) => {
                let is_search = now.text != last.text;
                if now.selected != last.selected && (now.selected.is_some() || !is_search) {
                    focus_selected(last.selected.as_ref(), now.selected.as_ref());
                } else if is_search {
                    focus_results();
                }
                scroll.restore();
            }
        });
        Some(now)
    });
    // Escape closes record and sheet also if nothing has the focus.
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            let is_body =
                event.target().is_some_and(|target| document().body().is_some_and(|body| target == ***body));
            if is_body && event.key() == "Escape" && !event.default_prevented() {
                close_topmost(atlas, sheets, &event);
            }
        });
        on_cleanup(move || listener.remove());
    });
}

/// Closes what lies over the rest: the selected record, else the open sheet.
fn close_topmost(atlas: Atlas, sheets: Sheets, event: &KeyboardEvent) {
    if atlas.selected.get_untracked().is_some() {
        event.prevent_default();
        atlas.select(None);
    } else if sheets.close() {
        event.prevent_default();
    }
}

/// After a search was typed, moves the focus to the results, so that Tab does not go through all filters first.
fn focus_results() {
    let is_typed =
        document().active_element().is_some_and(|element| element.closest("[role=search]") != Ok(None));
    if let Some(results) = document().get_element_by_id("results").filter(|_| is_typed) {
        focus_on(&results);
    }
}
