//! Keys of the whole page, and those of the results. What is innermost hears a key first, and keeps it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent, Storage};

use super::events::{all, closest, hear_first};

/// Where it is kept that the reader turned off the keys that work anywhere: whoever speaks to the machine types
/// them unawares.
const OFF: &str = "single-keys-off";

/// Listens to keys, and to what else opens and changes their list.
pub(super) fn listen() {
    hear_first(&["keydown", "click", "change"], Box::new(|event| hear(&event)));
}

fn hear(event: &Event) {
    if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
        press(event);
    } else if event.type_() == "click" {
        if closest(event, "[data-keys]").is_some() {
            open();
        }
    } else if let (Some(switch), Some(stored)) = (closest(event, ".keys__single input"), stored()) {
        let on = switch.unchecked_ref::<HtmlInputElement>().checked();
        // A browser that keeps nothing forgets it at once.
        let _ = stored.set_item(OFF, if on { "" } else { "off" });
    }
}

fn press(event: &KeyboardEvent) {
    let other = event.ctrl_key() || event.meta_key() || event.alt_key();
    // While their list is open, it alone hears keys; the browser closes it.
    if other
        || event.default_prevented()
        || event.is_composing()
        || closest(event, "input, select, textarea, dialog").is_some()
    {
        return;
    }
    match event.key().as_str() {
        "/" if !off() => {
            if let Some(field) = all(".search input[type=search]").first() {
                event.prevent_default();
                let _ = field.focus();
                field.unchecked_ref::<HtmlInputElement>().select();
            }
        }
        // The second is what a Chinese keyboard writes.
        "?" | "？" if !off() => open(),
        key => in_results(event, key),
    }
}

/// Keys of the results move the focus itself, and the tab stop of the list follows it.
fn in_results(event: &KeyboardEvent, key: &str) {
    let row = closest(event, ".row");
    let is_list = closest(event, ".results").is_some_and(|list| Some(list.into()) == event.target());
    if row.is_none() && !is_list {
        return;
    }
    let links = all(".results .row:not(.results details:not([open]) *) h3 a");
    let at = links.iter().position(|link| row.as_ref().is_some_and(|row| row.contains(Some(link.as_ref()))));
    let next = match (key, at) {
        ("ArrowDown", None) | ("Home", Some(_)) => 0,
        ("ArrowDown", Some(at)) => at + 1,
        ("ArrowUp", Some(at)) => at.saturating_sub(1),
        ("End", Some(_)) => links.len() - 1,
        ("c" | "C", Some(_)) => {
            if let Some(Ok(Some(source))) = row.map(|row| row.query_selector(".src")) {
                source.unchecked_ref::<HtmlElement>().click();
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

/// Opens the list, which stands beside the page in the document.
fn open() {
    let Some(list) = all("dialog.keys").pop() else { return };
    if let Ok(Some(switch)) = list.query_selector("input") {
        switch.unchecked_ref::<HtmlInputElement>().set_checked(!off());
    }
    // It is closed, so it can be opened.
    let _ = list.unchecked_ref::<HtmlDialogElement>().show_modal();
}

fn stored() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn off() -> bool {
    stored().and_then(|stored| stored.get_item(OFF).ok().flatten()).is_some_and(|off| !off.is_empty())
}
