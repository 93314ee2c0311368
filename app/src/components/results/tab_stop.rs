//! One tab stop for the whole list, and keys that move the focus from row to row.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html::{Div, Section};
use leptos::prelude::*;
use leptos::web_sys::Element;

use super::scrolling::{Direction, Scrolling};
use crate::browser::after_render;
use crate::browser::dom::{all_in, as_html, closest};
use crate::browser::roving_tabindex::{move_focus, set_tab_stops};
use crate::state::Atlas;

/// Rows outside closed sections.
const ROW: &str = ".row:not(details:not([open]) .row)";

/// The tab stop: the links of the row that was focused last, else of the selected row, else of the first.
#[derive(Clone, Copy)]
pub(super) struct TabStop {
    atlas: Atlas,
    list: NodeRef<Div>,
    /// The id of the record whose row was focused last.
    last: StoredValue<String>,
}

impl TabStop {
    pub(super) fn new(atlas: Atlas, list: NodeRef<Div>) -> Self {
        Self { atlas, list, last: StoredValue::default() }
    }

    /// Handles `focusin`.
    pub(super) fn focused(self, event: &FocusEvent) {
        if let Some(id) = closest(event, ".row").and_then(|row| row.get_attribute("data-ids")) {
            self.last.set_value(id);
            self.set();
        }
    }

    /// Updates the tab stop whenever the rows change, except during a drag, when it is not needed.
    pub(super) fn update(self) {
        let atlas = self.atlas;
        Effect::new(move |_| {
            if !atlas.is_mounted() {
                return;
            }
            atlas.list.part.track();
            atlas.selected.track();
            atlas.closed_sections.track();
            if !atlas.dragging.get() {
                after_render(move || self.set());
            }
        });
    }

    fn set(self) {
        let Some(list) = self.list.try_get_untracked().flatten() else { return };
        let rows = all_in(&list, ROW);
        let row_of = |id: &str| rows.iter().find(|row| row.get_attribute("data-ids").as_deref() == Some(id));
        let selected = self.atlas.selected.get_untracked();
        let row = self
            .last
            .with_value(|last| row_of(last))
            .or_else(|| row_of(selected.as_ref()?.as_str()))
            .or_else(|| rows.first());
        let links: Vec<Element> = all_in(&list, ".row a");
        set_tab_stops(&links, |link| row.is_some_and(|row| row.contains(Some(link))));
    }
}

/// Handles `keydown`: arrow keys, Home and End move the focus, also beyond what is in the document; C opens the source of
/// a row.
pub(super) fn move_focus_by_key(section: NodeRef<Section>, scrolling: Scrolling, event: &KeyboardEvent) {
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    if has_modifier || event.default_prevented() || event.is_composing() {
        return;
    }
    let Some(section) = section.get_untracked() else { return };
    let row = closest(event, ".row");
    let is_list = event.target().is_some_and(|target| target == ***section);
    let key = event.key();
    let direction = match (key.as_str(), &row) {
        ("ArrowDown", None) if is_list => Direction::Next,
        ("ArrowDown", Some(_)) => Direction::Next,
        ("ArrowUp", Some(_)) => Direction::Previous,
        ("Home", Some(_)) => Direction::First,
        ("End", Some(_)) => Direction::Last,
        ("c" | "C", Some(row)) => {
            if let Ok(Some(source)) = row.query_selector(".src") {
                as_html(&source).click();
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    let focus = move || {
        let link = neighbour(&section, row.as_ref(), direction);
        link.inspect(move_focus).is_some()
    };
    // The first and the last row of the document need not be those of the list.
    let is_inside = matches!(direction, Direction::Next | Direction::Previous) && focus();
    if !is_inside {
        let then = focus.clone();
        let is_moved = scrolling.extend(direction, move || {
            then();
        });
        if !is_moved {
            focus();
        }
    }
}

/// The link of the row that a key leads to from a row, if it is in the document.
fn neighbour(section: &Element, row: Option<&Element>, direction: Direction) -> Option<Element> {
    let links = all_in(section, &format!("{ROW} h3 a"));
    let at = links.iter().position(|link| row.is_some_and(|row| row.contains(Some(link))));
    let to = match (direction, at) {
        (Direction::First, _) => 0,
        // From the list itself to the first row on the screen.
        (Direction::Next, None) => {
            let top = |element: &Element| element.get_bounding_client_rect().top();
            let screen = top(section).max(0.0);
            links.iter().position(|link| top(link) >= screen).unwrap_or_default()
        }
        (Direction::Next, Some(at)) => at + 1,
        (Direction::Previous, at) => at?.checked_sub(1)?,
        (Direction::Last, _) => links.len().checked_sub(1)?,
    };
    links.get(to).cloned()
}
