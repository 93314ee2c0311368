//! One tab stop for all marks of a picture, one for the tools above it and one for the rows of the list, and arrows
//! inside. Without script each is reached by Tab, so that the markup knows nothing of this.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent};

use super::events::{all as all_of, closest, focus_on, hear_first};
use super::seen::UNSEEN;
use super::state::State;

/// What has one tab stop, and what arrows move between in it.
const PICTURE: &str = "#time svg.tl";
const TOOLS: &str = ".time__tools";
const STOPS: &str = ".sym > a, [data-act]";
const LANE: &str = ".lane";
/// Rows that can be reached, and the name that each carries.
const ROW: &str = ".row:not(.results details:not([open]) *)";
const NAME: &str = "data-ids";

/// Keeps in mind which mark, which tool and which row had the focus last.
pub(super) fn listen(state: State) {
    // A year that is closed takes its rows along, and the stop with them. While a hand moves, years only come and go.
    let toggled = move |_| {
        if !state.moving.get_untracked() {
            settle_rows(state);
        }
    };
    hear_first(&["toggle"], Box::new(toggled));
    // The listener stays as long as the page is open.
    let _ = window_event_listener(ev::focusin, move |event| {
        if let Some(name) = closest(&event, ".row").and_then(|row| row.get_attribute(NAME)) {
            state.row.set_value(name);
            settle_rows(state);
        }
        let Some(stop) = closest(&event, STOPS) else { return };
        let of = stop.parent_element().and_then(|mark| mark.get_attribute("data-key"));
        if let Some(name) = stop.get_attribute("data-act").or(of) {
            state.stop.set_value(name);
            settle(state);
        }
    });
}

/// Whether a mark has the focus, which may be gone once the picture is another.
pub(super) fn marked() -> bool {
    document().active_element().is_some_and(|element| element.matches(".sym > a").unwrap_or_default())
}

/// Gives the tab stop of each group to what had the focus last, to what is selected, or to its first.
pub(super) fn settle(state: State) {
    settle_rows(state);
    let last = state.stop.get_value();
    for group in all_of(&format!("{PICTURE}:not([{UNSEEN}]), {TOOLS}")) {
        let one = |selector: &str| group.query_selector(selector).ok().flatten();
        let stop = one(&format!(".sym[data-ids~='{last}'] > a, [data-act='{last}']"))
            .or_else(|| one(".sym > a[aria-current]"));
        let stops = all(&group, STOPS);
        let stop = stop.or_else(|| stops.first().cloned());
        for each in stops {
            can_be_reached(&each, stop.as_ref() == Some(&each));
        }
    }
}

/// The links of one row are the stop of the list: of the row that had the focus last, of the selected one, or of the
/// first.
fn settle_rows(state: State) {
    let Some(list) = all_of(".results__list").pop() else { return };
    let one = |selector: &str| list.query_selector(selector).ok().flatten();
    let named = |name: &str| one(&format!("{ROW}[{NAME}='{name}']"));
    let row =
        named(&state.row.get_value()).or_else(|| named(state.selected()?.as_str())).or_else(|| one(ROW));
    for link in all(&list, ".row a") {
        can_be_reached(&link, row.as_ref().is_some_and(|row| row.contains(Some(&link))));
    }
}

/// Lets Tab reach an element, or not.
fn can_be_reached(element: &Element, can: bool) {
    let index = if can { "0" } else { "-1" };
    if element.get_attribute("tabindex").as_deref() != Some(index) {
        // An attribute of this name can be set on any element.
        let _ = element.set_attribute("tabindex", index);
    }
}

/// Puts the focus back on the mark that had it, or on what stands for it now.
pub(super) fn restore() {
    let stops = all_of(&format!("{PICTURE}:not([{UNSEEN}]) .sym > a[tabindex='0']"));
    if let Some(stop) = stops.iter().find(|stop| stop.get_bounding_client_rect().width() > 0.0) {
        focus_on(stop);
    }
}

/// Whether a key moved the focus: left and right in a lane or the tools, up and down to the nearest of another
/// lane.
pub(super) fn step(event: &KeyboardEvent) -> bool {
    let key = event.key();
    let next = || {
        let from = closest(event, STOPS)?;
        let lane = from.closest(LANE).ok()?;
        let row = lane.clone().or_else(|| from.closest(TOOLS).ok()?)?;
        let stops = all(&row, STOPS);
        let at = stops.iter().position(|stop| *stop == from)?;
        match key.as_str() {
            "ArrowLeft" => stops.get(at.checked_sub(1)?).cloned(),
            "ArrowRight" => stops.get(at + 1).cloned(),
            "Home" => stops.first().cloned(),
            "End" => stops.last().cloned(),
            "ArrowUp" | "ArrowDown" => {
                let x = |stop: &Element| stop.get_bounding_client_rect().left();
                let mut lane = lane?;
                loop {
                    lane = if key == "ArrowUp" {
                        lane.previous_element_sibling()
                    } else {
                        lane.next_element_sibling()
                    }?;
                    let stops = all(&lane, STOPS).into_iter();
                    let near =
                        stops.min_by(|a, b| (x(a) - x(&from)).abs().total_cmp(&(x(b) - x(&from)).abs()));
                    if near.is_some() {
                        break near;
                    }
                }
            }
            _ => None,
        }
    };
    let next = next();
    if let Some(next) = &next {
        // Links of a picture take the focus as those of a text do.
        let _ = next.unchecked_ref::<HtmlElement>().focus();
    }
    next.is_some()
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
