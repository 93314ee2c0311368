//! One tab stop for the whole list, and keys that move the focus from row to row.

use std::sync::Arc;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html::{Div, Section};
use leptos::prelude::*;
use leptos::web_sys::Element;
use model::view::Hit;

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
        if let Some(id) = closest(event, ".row").and_then(|row| row.get_attribute("data-key")) {
            self.last.set_value(id);
            self.set();
        }
    }

    /// Updates the tab stop whenever the rows change, except during a drag, when it is not needed.
    pub(super) fn update_with(self, hits: Memo<Vec<Arc<Hit>>>) {
        let atlas = self.atlas;
        Effect::new(move |_| {
            if !atlas.is_mounted() {
                return;
            }
            hits.track();
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
        let row_of = |id: &str| rows.iter().find(|row| row.get_attribute("data-key").as_deref() == Some(id));
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

/// Handles `keydown`: arrow keys, Home and End move the focus, C opens the source of a row.
pub(super) fn move_focus_by_key(section: NodeRef<Section>, event: &KeyboardEvent) {
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    if has_modifier || event.default_prevented() || event.is_composing() {
        return;
    }
    let Some(section) = section.get_untracked() else { return };
    let row = closest(event, ".row");
    let is_list = event.target().is_some_and(|target| target == ***section);
    if row.is_none() && !is_list {
        return;
    }
    let links = all_in(&section, &format!("{ROW} h3 a"));
    let at = links.iter().position(|link| row.as_ref().is_some_and(|row| row.contains(Some(link))));
    let next = match (event.key().as_str(), at) {
        ("ArrowDown", None) | ("Home", Some(_)) => 0,
        ("ArrowDown", Some(at)) => at + 1,
        ("ArrowUp", Some(at)) => at.saturating_sub(1),
        ("End", Some(_)) => links.len() - 1,
        ("c" | "C", Some(_)) => {
            if let Some(Ok(Some(source))) = row.map(|row| row.query_selector(".src")) {
                as_html(&source).click();
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(link) = links.get(next) {
        move_focus(link);
    }
}
