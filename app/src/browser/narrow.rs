//! Looking for a value in a long facet. What is hidden is known to the browser alone, so it is hidden again
//! whenever the page was changed.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use super::events::{all, closest, hear_first, stop};
use crate::texts::fill;

/// The field of a facet.
const FIELD: &str = ".facet__find";
/// What marks a fold that was opened to show what it holds of the words.
const OPENED: &str = "data-opened";

/// Whether anybody looked for a value, so that there may be something to hide.
static USED: AtomicBool = AtomicBool::new(false);

/// Listens to the fields.
pub(super) fn listen() {
    hear_first(&["input", "keydown"], Box::new(|event| hear(&event)));
}

fn hear(event: &Event) {
    let Some(field) = closest(event, FIELD).map(JsCast::unchecked_into::<HtmlInputElement>) else { return };
    if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        if key.key() != "Escape" || key.is_composing() || field.value().is_empty() {
            return;
        }
        stop(event);
        field.set_value("");
    }
    if let Ok(Some(facet)) = field.closest(".facet") {
        USED.store(true, Ordering::Relaxed);
        narrow(&facet);
    }
}

/// Hides again what the page shows after a change, and shows what it would leave hidden: values may have come,
/// and the field may have gone.
pub(super) fn again() {
    if !USED.load(Ordering::Relaxed) {
        return;
    }
    for facet in all(".facet:has(.facet__find:not(:placeholder-shown), [hidden])") {
        narrow(&facet);
    }
}

/// Shows the values whose names hold the words of the field.
fn narrow(facet: &Element) {
    let find = |selector: &str| facet.query_selector(selector).ok().flatten();
    let field = find(FIELD).map(JsCast::unchecked_into::<HtmlInputElement>);
    let words = field.as_ref().map(|field| field.value().trim().to_lowercase()).unwrap_or_default();
    let Ok(values) = facet.query_selector_all(".fv") else { return };
    let (mut found, mut folded) = (0, false);
    for at in 0..values.length() {
        let Some(value) = values.item(at).map(JsCast::unchecked_into::<Element>) else { continue };
        let name = value.query_selector(".lab").ok().flatten().and_then(|name| name.text_content());
        let holds = name.is_some_and(|name| name.to_lowercase().contains(&words));
        if holds {
            found += 1;
            folded |= value.closest(".facet__folded").is_ok_and(|fold| fold.is_some());
        }
        let _ = value.toggle_attribute_with_force("hidden", !holds);
    }
    if let Some(fold) = find("details") {
        let opens = folded && !words.is_empty();
        if opens != fold.has_attribute("open") && (opens || fold.has_attribute(OPENED)) {
            let _ = fold.toggle_attribute_with_force("open", opens);
            let _ = fold.toggle_attribute_with_force(OPENED, opens);
        }
    }
    if let (Some(line), Some(field)) = (find(".facet__said"), field) {
        let said = field.get_attribute("data-said").filter(|_| !words.is_empty());
        let counts = [("count", &*found.to_string()), ("total", &*values.length().to_string())];
        line.set_text_content(said.map(|said| fill(&said, &counts)).as_deref());
    }
}
