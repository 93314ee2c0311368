//! Linked highlighting: what is hovered or focused in one region is highlighted in all of them, as rows, marks of the
//! timeline and places of the map.
//!
//! Marks of the timeline are strings of SVG, so the class is set on DOM elements and not by components.

use leptos::prelude::*;
use leptos::web_sys::{Element, Event, PointerEvent};

use super::dom::{all_in, closest, first};

/// The attributes that hold the ids of the records and of the places of an element, separated by spaces.
const RECORDS: &str = "data-ids";
const PLACE: &str = "data-at";
/// The class of highlighted elements.
const HIGHLIGHTED: &str = "is-on";

/// Highlights what belongs to the hovered or focused element.
#[derive(Clone, Copy)]
pub(crate) struct Highlight {
    /// The position of the pointer. Scrolling by keys fires `pointerover` though the pointer has not moved; it is
    /// ignored then, so that the focused element stays highlighted.
    pointer: StoredValue<(i32, i32)>,
}

impl Highlight {
    pub(crate) fn new() -> Self {
        Self { pointer: StoredValue::new((0, 0)) }
    }

    /// Handles `pointerover`.
    pub(crate) fn pointer_over(self, event: &PointerEvent) {
        let at = (event.client_x(), event.client_y());
        // Touch has no hover.
        if event.pointer_type() != "touch" && self.pointer.get_value() != at {
            self.pointer.set_value(at);
            highlight(pointed_at(event).as_ref());
        }
    }

    /// Handles `pointermove`.
    pub(crate) fn pointer_moved(self, event: &PointerEvent) {
        self.pointer.set_value((event.client_x(), event.client_y()));
    }

    /// Handles `focusin`.
    pub(crate) fn focus_in(event: &Event) {
        highlight(pointed_at(event).as_ref());
    }
}

/// Highlights the same in a panel that was drawn anew.
pub(crate) fn highlight_again() {
    let highlighted =
        first(&format!(".{HIGHLIGHTED}[{RECORDS}]")).or_else(|| first(&format!(".{HIGHLIGHTED}")));
    if highlighted.is_some() {
        highlight(highlighted.as_ref());
    }
}

fn pointed_at(event: &Event) -> Option<Element> {
    closest(event, &format!("[{RECORDS}], [{PLACE}]"))
}

/// Highlights an element and what belongs to it, and removes all other highlights.
fn highlight(pointed: Option<&Element>) {
    each(&format!(".{HIGHLIGHTED}"), |element| element.class_list().remove_1(HIGHLIGHTED).is_ok());
    let Some(pointed) = pointed else { return };
    let selector = match pointed.get_attribute(RECORDS) {
        // Records: in the list and on the timeline, and their places on the map.
        Some(ids) => {
            let records = ids.split_whitespace().map(|id| format!("[{RECORDS}~='{id}']"));
            let places = pointed.get_attribute(PLACE).unwrap_or_default();
            let places = places.split_whitespace().map(|id| format!("[{PLACE}='{id}']:not([{RECORDS}])"));
            records.chain(places).collect::<Vec<_>>().join(",")
        }
        // A place: on the map, and every record at it.
        None => format!("[{PLACE}~='{}']", pointed.get_attribute(PLACE).unwrap_or_default()),
    };
    each(&selector, |element| element.class_list().add_1(HIGHLIGHTED).is_ok());
}

/// Applies a function to every match of a selector. Ids need no escaping: they are letters, digits, - and _.
fn each(selector: &str, act: impl Fn(&Element) -> bool) {
    let Some(root) = document().document_element() else { return };
    for element in all_in(&root, selector) {
        act(&element);
    }
}
