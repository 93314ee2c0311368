//! One tab stop for the marks of a picture and one for the tools above it, and arrow keys within each.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html::Section;
use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::browser::after_render;
use crate::browser::dom::{all_in, closest};
use crate::browser::roving_tabindex::{move_focus, set_tab_stops, step, step_lane};

/// The groups, and the elements within them that arrow keys move between.
const GROUPS: &str = "svg.tl:not([data-unseen]), .time__tools";
const STOPS: &str = ".sym > a, [data-tool]";

/// The tab stops of the timeline.
#[derive(Clone, Copy)]
pub(super) struct TabStops {
    section: NodeRef<Section>,
    /// The record id of the mark, or the name of the tool, that was focused last.
    last: StoredValue<String>,
}

impl TabStops {
    pub(super) fn new(section: NodeRef<Section>) -> Self {
        Self { section, last: StoredValue::default() }
    }

    /// Updates the tab stops after the next render.
    pub(super) fn renew(self) {
        after_render(move || self.set());
    }

    /// Handles `focusin`.
    pub(super) fn focused(self, event: &FocusEvent) {
        let Some(stop) = closest(event, STOPS) else { return };
        let of = stop.parent_element().and_then(|mark| mark.get_attribute("data-key"));
        if let Some(name) = stop.get_attribute("data-tool").or(of) {
            self.last.set_value(name);
            self.set();
        }
    }

    /// Sets the tab stop of each group to the element focused last, else the selected one, else the first.
    fn set(self) {
        let Some(section) = self.section.try_get_untracked().flatten() else { return };
        let last = self.last.get_value();
        for group in all_in(&section, GROUPS) {
            let one = |selector: &str| group.query_selector(selector).ok().flatten();
            let stops = all_in(&group, STOPS);
            // A box of very many marks has the id of its first one only.
            let stop = one(&format!(
                ":is(.sym[data-ids~='{last}'], .sym[data-key='{last}']) > a, [data-tool='{last}']"
            ))
            .or_else(|| one(".sym > a[aria-current]"))
            .or_else(|| stops.first().cloned());
            set_tab_stops(&stops, |each| stop.as_ref() == Some(each));
        }
    }

    /// Moves the focus by a key, and returns whether it did: left and right within a lane or the tools, up and down
    /// to the nearest mark of another lane.
    pub(super) fn step(event: &KeyboardEvent) -> bool {
        let key = event.key();
        let next = || -> Option<Element> {
            let from = closest(event, STOPS)?;
            let lane = from.closest(".lane").ok()?;
            if let Some(lane) = lane.clone().filter(|_| matches!(key.as_str(), "ArrowUp" | "ArrowDown")) {
                return step_lane(&key, lane, &from, STOPS);
            }
            let row = lane.or_else(|| from.closest(".time__tools").ok()?)?;
            step(&key, &all_in(&row, STOPS), &from).cloned()
        };
        let next = next();
        if let Some(next) = &next {
            move_focus(next);
        }
        next.is_some()
    }
}
