//! Selecting a record, so that it opens beside the map: by a link to it, by keys, and back again.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{
    Element, HtmlElement, KeyboardEvent, MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use model::id::Id;

use super::events::{closest, focus_on};
use super::state::State;

/// What has links that select: regions of the atlas, not its head and foot.
const REGIONS: &str = ".results, .time, .beside";
/// Windows with room for a record beside the map.
const ROOM: &str = "(min-width: 48rem)";

/// Listens below the page, so that nobody else has followed a link yet.
pub(super) fn listen(state: State, root: NodeRef<Div>) {
    let navigate = use_navigate();
    let ask = move |selected: Option<Id>| {
        let mut asked = state.asked.get_untracked();
        asked.read.query.selected = selected;
        let options = NavigateOptions { scroll: false, resolve: false, ..NavigateOptions::default() };
        navigate(&asked.address(), options);
    };
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        let clicked = ask.clone();
        let click = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
            let other = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
            if let Some(id) = meant(&event).filter(|_| !other && event.button() == 0) {
                event.prevent_default();
                clicked(Some(id));
            }
        });
        let pressed = ask.clone();
        let key = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            // A dialog closes itself.
            let is_free = !event.default_prevented() && closest(&event, "dialog").is_none();
            let selected = state.selected().filter(|_| is_free);
            let Some(selected) = selected else { return };
            if event.key() == "Escape" && closest(&event, "[role=slider]").is_none() {
                event.prevent_default();
                pressed(None);
            } else if let Some(id) = neighbour(state, &selected, &event) {
                event.prevent_default();
                pressed(Some(id));
            }
        });
        // An element takes any listener; they stay as long as the page is open.
        let _ = root.add_event_listener_with_callback("click", click.as_ref().unchecked_ref());
        // Whoever is further in has heard Escape before, and kept it. The body has the focus where nothing else has.
        if let Some(body) = document().body() {
            let _ = body.add_event_listener_with_callback("keydown", key.as_ref().unchecked_ref());
        }
        click.forget();
        key.forget();
    });
}

/// The record that a link leads to, where there is room for it beside the map.
fn meant(event: &MouseEvent) -> Option<Id> {
    let link = closest(event, "a[href]")?;
    link.closest(REGIONS).ok()??;
    link.closest(".atlas").ok()??;
    let room = window().match_media(ROOM).ok()??.matches();
    let path = link.get_attribute("href").filter(|_| room && !link.has_attribute("data-whole"))?;
    let (before, id) = path.split('?').next()?.rsplit_once('/')?;
    if before.ends_with("/records") { Id::new(id).ok() } else { None }
}

/// The result before or behind the selected one, as a bracket asks for it.
fn neighbour(state: State, selected: &Id, event: &KeyboardEvent) -> Option<Id> {
    let step = match event.key().as_str() {
        "[" => -1,
        "]" => 1,
        _ => return None,
    };
    closest(event, ".beside, .results")?;
    let (_, atlas) = state.atlas()?;
    let results = &atlas.0.view.results;
    let at = results.iter().position(|hit| hit.id == selected.as_str())?;
    Id::new(&results.get(at.checked_add_signed(step)?)?.id).ok()
}

/// Puts the focus into the panel when it opens, and back to the row when it closes.
pub(super) fn settle(before: Option<&Id>, now: Option<&Id>) {
    let row = |id: &Id| document().query_selector(&format!(".row[data-ids='{id}']")).ok().flatten();
    if let Some(id) = now {
        if let Some(panel) = document().get_element_by_id("beside") {
            panel.set_scroll_top(0);
            focus_on(&panel);
        }
        if let Some(row) = row(id) {
            near(&row);
        }
    } else if let Some(row) = before.and_then(row)
        && let Ok(Some(link)) = row.query_selector("h3 a")
    {
        focus_on(&link);
        near(&row);
    }
}

/// Scrolls no further than needed.
fn near(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
