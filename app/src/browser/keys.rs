//! Keys of the whole page, and those of the results. What is innermost hears a key first, and keeps it.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent, Storage};

use super::events::{all, closest, stop};

/// Whether the reader turned keys off that work anywhere: whoever speaks to the machine types them unawares.
const OFF: &str = "single-keys-off";

/// Listens to keys, and to what else opens and changes their list.
pub(super) fn listen() {
    // The listeners stay as long as the page is open.
    let _ = window_event_listener(ev::keydown, |event| press(&event));
    let _ = window_event_listener(ev::click, |event| {
        if closest(&event, "[data-keys]").is_some() {
            open();
        }
    });
    let _ = window_event_listener(ev::change, |event| {
        let switch = closest(&event, ".keys__single input");
        let switch = switch.and_then(|switch| switch.dyn_into::<HtmlInputElement>().ok());
        if let (Some(switch), Some(stored)) = (switch, stored()) {
            // A browser that keeps nothing forgets it with the page.
            let _ = if switch.checked() { stored.remove_item(OFF) } else { stored.set_item(OFF, "") };
        }
    });
}

fn press(event: &KeyboardEvent) {
    if event.default_prevented()
        || event.is_composing()
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
    {
        return;
    }
    let key = event.key();
    if let Some(list) = list().filter(HtmlDialogElement::open) {
        if key == "Escape" {
            stop(event);
            list.close();
        }
    } else if closest(event, "input, select, textarea").is_none() {
        match key.as_str() {
            "/" if !off() => {
                let field = all::<HtmlInputElement>(".search input[type=search]");
                if let Some(field) = field.first() {
                    event.prevent_default();
                    field.select();
                    let _ = field.focus();
                }
            }
            // The second is what a Chinese keyboard writes.
            "?" | "？" if !off() => open(),
            key => in_results(event, key),
        }
    }
}

/// Keys of the results move the focus itself: each row stays a stop of its own, so nothing is lost where the page
/// changes.
fn in_results(event: &KeyboardEvent, key: &str) {
    let row = closest(event, ".row");
    let is_list = closest(event, ".results").is_some_and(|list| Some(list.into()) == event.target());
    if row.is_none() && !is_list {
        return;
    }
    let links = all::<HtmlElement>(".results .row:not(.results details:not([open]) *) h3 a");
    let at = links.iter().position(|link| row.as_ref().is_some_and(|row| row.contains(Some(link.as_ref()))));
    let next = match (key, at) {
        ("ArrowDown", None) | ("Home", Some(_)) => 0,
        ("ArrowDown", Some(at)) => at + 1,
        ("ArrowUp", Some(at)) => at.saturating_sub(1),
        ("End", Some(_)) => links.len().saturating_sub(1),
        ("c" | "C", Some(_)) => {
            let source = row.and_then(|row: Element| row.query_selector(".src").ok().flatten());
            if let Some(source) = source.and_then(|source| source.dyn_into::<HtmlElement>().ok()) {
                source.click();
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(link) = links.get(next) {
        let _ = link.focus();
    }
}

fn open() {
    let Some(list) = list() else { return };
    if let Ok(Some(switch)) = list.query_selector("input")
        && let Some(switch) = switch.dyn_ref::<HtmlInputElement>()
    {
        switch.set_checked(!off());
    }
    // It is closed, so it can be opened.
    let _ = list.show_modal();
}

/// The list, beside the page in the document.
fn list() -> Option<HtmlDialogElement> {
    document().get_element_by_id("keys")?.dyn_into().ok()
}

fn stored() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn off() -> bool {
    stored().and_then(|stored| stored.get_item(OFF).ok().flatten()).is_some()
}
