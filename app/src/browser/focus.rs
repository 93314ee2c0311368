//! Saves and restores the focus when the focused element is moved or rendered anew.

use leptos::prelude::*;
use leptos::web_sys::{Element, FocusOptions};

use super::dom::{all_in, as_html, css_string};

/// The focused element and a selector to find it again.
pub(crate) struct SavedFocus {
    /// Whether any element was focused.
    is_set: bool,
    /// Finds the element, or a control within the same keyed element.
    selector: Option<String>,
}

impl SavedFocus {
    /// Saves the current focus.
    pub(crate) fn capture() -> Self {
        let active = active();
        Self { is_set: active.is_some(), selector: active.as_ref().and_then(selector_of) }
    }

    /// If the focus was lost, restores it to the same element, else to `<main>`.
    pub(crate) fn restore(self) {
        if !self.is_set || active().is_some() {
            return;
        }
        let found = self.selector.and_then(|selector| {
            let root = document().document_element()?;
            all_in(&root, &selector).into_iter().find(|element| element.get_client_rects().length() > 0)
        });
        match found {
            Some(element) => focus_on(&element),
            None => focus_main(),
        }
    }
}

/// The focused element, unless it is the body.
fn active() -> Option<Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}

/// A selector that finds the element again after it was rendered anew: by its own key or that of its nearest keyed
/// ancestor, within the next keyed ancestor.
pub(crate) fn selector_of(element: &Element) -> Option<String> {
    let keyed = element.closest("[data-key], .row").ok()??;
    // The key of a row is its only record.
    let key = keyed.get_attribute("data-key").or_else(|| keyed.get_attribute("data-ids"))?;
    let around = keyed.parent_element().and_then(|parent| parent.closest("[data-key]").ok()?);
    let around = around.and_then(|around| around.get_attribute("data-key"));
    let around = around.map(|key| format!("[data-key={}] ", css_string(&key))).unwrap_or_default();
    let key = css_string(&key);
    // A mark of the timeline may represent several records. After a render its key may be the id of another of them.
    let keyed = if keyed.has_attribute("data-ids") {
        format!("{around}[data-ids~={key}]")
    } else {
        format!("{around}[data-key={key}]")
    };
    let is_itself = element.has_attribute("data-key");
    Some(if is_itself { keyed } else { format!("{keyed} :is(a, button, summary, input)") })
}

/// Focuses an element without scrolling.
pub(crate) fn focus_on(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // If this fails, there is no fallback.
    let _ = as_html(element).focus_with_options(&options);
}

/// Focuses `<main>`.
pub(crate) fn focus_main() {
    if let Some(main) = document().get_element_by_id("main") {
        focus_on(&main);
    }
}

/// Called when another page is shown: scrolls to the element of the fragment in the address, if any, and focuses
/// `<main>`.
pub(crate) fn focus_new_page() {
    let hash = window().location().hash().unwrap_or_default();
    if let Some(named) = document().get_element_by_id(hash.trim_start_matches('#')) {
        named.scroll_into_view();
    }
    focus_main();
}
