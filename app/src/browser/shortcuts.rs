//! Global keyboard shortcuts, and the dialog that lists all of them.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{HtmlDialogElement, HtmlInputElement, KeyboardEvent, Storage};

use super::dom::{as_html, closest, first};

/// The key in the local storage under which the reader turned single-key shortcuts off. Dictation software may trigger
/// them by accident.
const SINGLE_KEYS_OFF: &str = "single-keys-off";

/// Handles `/` and `?`, and the checkbox in the dialog, which is outside the application in the document.
pub(crate) fn use_shortcuts() {
    Effect::new(|_| {
        let keys = window_event_listener(ev::keydown, |event| keydown(&event));
        let change = window_event_listener(ev::change, |event| {
            if let (Some(switch), Some(storage)) = (closest(&event, ".keys__single input"), storage()) {
                let on = switch.unchecked_ref::<HtmlInputElement>().checked();
                // Where storage is blocked, the choice is not saved.
                let _ = storage.set_item(SINGLE_KEYS_OFF, if on { "" } else { "off" });
            }
        });
        let click = window_event_listener(ev::click, |event| {
            if closest(&event, "[data-keys]").is_some() {
                open_list();
            }
        });
        on_cleanup(move || {
            keys.remove();
            change.remove();
            click.remove();
        });
    });
}

fn keydown(event: &KeyboardEvent) {
    let other = event.ctrl_key() || event.meta_key() || event.alt_key();
    // Keys in a form field or an open dialog keep their usual meaning.
    if other
        || event.default_prevented()
        || event.is_composing()
        || is_off()
        || closest(event, "input, select, textarea, dialog").is_some()
    {
        return;
    }
    match event.key().as_str() {
        "/" => {
            if let Some(field) = first(".search input[type=search]") {
                event.prevent_default();
                let _ = as_html(&field).focus();
                field.unchecked_ref::<HtmlInputElement>().select();
            }
        }
        // Chinese input methods type the second one.
        "?" | "？" => open_list(),
        _ => {}
    }
}

fn open_list() {
    let Some(list) = first("dialog.keys") else { return };
    if let Ok(Some(switch)) = list.query_selector("input") {
        switch.unchecked_ref::<HtmlInputElement>().set_checked(!is_off());
    }
    // Cannot fail, since the dialog is closed.
    let _ = list.unchecked_ref::<HtmlDialogElement>().show_modal();
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn is_off() -> bool {
    storage()
        .and_then(|storage| storage.get_item(SINGLE_KEYS_OFF).ok().flatten())
        .is_some_and(|off| !off.is_empty())
}
