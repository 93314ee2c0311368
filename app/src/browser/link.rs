//! What is pointed at in one region is marked in all: rows, marks of the timeline, places of the map.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::events::closest;

/// Names of elements that stand for records, and of those that stand at a place; both are lists of ids.
const RECORDS: &str = "data-ids";
const PLACE: &str = "data-at";
/// The class of what is marked.
const ON: &str = "is-on";

/// Listens to pointers and focus; what is marked for one moment needs no state, and no new markup.
pub(super) fn listen() {
    // A page that is scrolled by keys slides under a pointer that rests. What has the focus stays marked then.
    let rests = StoredValue::new((0, 0));
    // The listeners stay as long as the page is open.
    let _ = window_event_listener(ev::pointermove, move |event| {
        rests.set_value((event.client_x(), event.client_y()));
    });
    let _ = window_event_listener(ev::pointerover, move |event| {
        // A finger that passes points at nothing.
        if event.pointer_type() == "touch" {
            return;
        }
        let at = (event.client_x(), event.client_y());
        if rests.get_value() != at {
            rests.set_value(at);
            mark(closest(&event, &pointed()));
        }
    });
    let _ = window_event_listener(ev::focusin, |event| mark(closest(&event, &pointed())));
}

fn pointed() -> String {
    format!("[{RECORDS}], [{PLACE}]")
}

/// Marks an element's fellows, and no others.
fn mark(pointed: Option<Element>) {
    each(&format!(".{ON}"), |element| element.class_list().remove_1(ON).is_ok());
    let Some(pointed) = pointed else { return };
    let selector = match pointed.get_attribute(RECORDS) {
        // A record, in the list and on the timeline, and its place on the map.
        Some(ids) => {
            let records = ids.split_whitespace().map(|id| format!("[{RECORDS}~='{id}']"));
            let places = pointed.get_attribute(PLACE).unwrap_or_default();
            let places = places.split_whitespace().map(|id| format!("[{PLACE}='{id}']:not([{RECORDS}])"));
            records.chain(places).collect::<Vec<_>>().join(",")
        }
        // A place, and everything at it.
        None => format!("[{PLACE}~='{}']", pointed.get_attribute(PLACE).unwrap_or_default()),
    };
    each(&selector, |element| element.class_list().add_1(ON).is_ok());
}

/// Does something to every element of a selector; ids need no quoting, since they are letters, digits, - and _.
fn each(selector: &str, act: impl Fn(&Element) -> bool) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    for at in 0..found.length() {
        if let Some(element) = found.item(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            act(&element);
        }
    }
}
