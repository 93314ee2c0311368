//! Roving tabindex: one tab stop for a group of links or buttons, and arrow keys within it.
//!
//! The HTML of the server has no `tabindex`, so that without JavaScript Tab reaches each element. Marks of the timeline
//! are strings of SVG, so the attribute is set on DOM elements, for all groups in the same way.

use leptos::prelude::*;
use leptos::web_sys::Element;

use super::dom::{all_in, as_html};

/// Makes the elements for which a function is true tab stops, and no others.
pub(crate) fn set_tab_stops(elements: &[Element], is_stop: impl Fn(&Element) -> bool) {
    for element in elements {
        let index = if is_stop(element) { "0" } else { "-1" };
        if element.get_attribute("tabindex").as_deref() != Some(index) {
            // Fails only for invalid names.
            let _ = element.set_attribute("tabindex", index);
        }
    }
}

/// The element in a row that a key moves to from another one.
pub(crate) fn step<'row>(key: &str, row: &'row [Element], from: &Element) -> Option<&'row Element> {
    let at = row.iter().position(|element| element == from)?;
    match key {
        "ArrowLeft" => row.get(at.checked_sub(1)?),
        "ArrowRight" => row.get(at + 1),
        "Home" => row.first(),
        "End" => row.last(),
        _ => None,
    }
}

/// The horizontally nearest element of the next lane above or below that has any.
pub(crate) fn step_lane(key: &str, lane: Element, from: &Element, stops: &str) -> Option<Element> {
    let x = |element: &Element| element.get_bounding_client_rect().left();
    let mut lane = lane;
    loop {
        lane = match key {
            "ArrowUp" => lane.previous_element_sibling(),
            "ArrowDown" => lane.next_element_sibling(),
            _ => None,
        }?;
        let stops = all_in(&lane, stops).into_iter();
        let near = stops.min_by(|a, b| (x(a) - x(from)).abs().total_cmp(&(x(b) - x(from)).abs()));
        if near.is_some() {
            return near;
        }
    }
}

/// Moves the focus.
pub(crate) fn move_focus(to: &Element) {
    let _ = as_html(to).focus();
}

/// The element that has the focus, if it matches a selector.
pub(crate) fn focused(selector: &str) -> Option<Element> {
    document().active_element().filter(|element| element.matches(selector).unwrap_or_default())
}
