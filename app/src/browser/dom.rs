//! Common DOM queries.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::convert::FromWasmAbi;
use leptos::web_sys::{
    Element, Event, EventTarget, HtmlDetailsElement, HtmlElement, HtmlFormElement, HtmlInputElement,
    MouseEvent, MouseEventInit, Url,
};
use model::query::Query;

/// The target of an event or its nearest ancestor that matches a selector.
pub(crate) fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// All descendants that match a selector, in document order.
pub(crate) fn all_in(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// The first element that matches a selector.
pub(crate) fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// A value as a CSS string, for attribute selectors.
pub(crate) fn css_string(value: &str) -> String {
    format!("'{}'", value.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// A cast for `focus` and `style`, which SVG elements have as well as HTML elements.
pub(crate) fn as_html(element: &Element) -> &HtmlElement {
    element.unchecked_ref()
}

/// Whether the `<details>` of a `toggle` event is open now.
pub(crate) fn is_open(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok())
        .is_some_and(|fold| fold.open())
}

/// Whether a click follows a link in this tab, without modifier keys that open it elsewhere.
pub(crate) fn is_plain_click(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Clicks an element, which may be one of SVG, which has no `click()`.
pub(crate) fn click_on(element: &Element) {
    let how = MouseEventInit::new();
    how.set_bubbles(true);
    how.set_cancelable(true);
    if let Ok(click) = MouseEvent::new_with_mouse_event_init_dict("click", &how) {
        // It does not matter whether a listener cancelled it.
        let _ = element.dispatch_event(&click);
    }
}

/// Adds a listener for the capture phase, for the lifetime of the document.
pub(crate) fn capture<E: FromWasmAbi + 'static>(target: &EventTarget, name: &str, act: impl Fn(E) + 'static) {
    let act = Closure::<dyn Fn(E)>::new(act);
    // Adding a listener to the document or the window cannot fail.
    let _ = target.add_event_listener_with_callback_and_bool(name, act.as_ref().unchecked_ref(), true);
    act.forget();
}

/// The query that a form submits. `None` if the query is invalid, so that the server reports the error.
pub(crate) fn form_query(form: &HtmlFormElement) -> Option<Query> {
    let url = Url::new(&form.action()).ok()?;
    let fields = url.search_params();
    let elements = form.elements();
    for at in 0..elements.length() {
        let field = elements.item(at).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| !field.name().is_empty() && !field.value().is_empty()) {
            fields.append(&field.name(), &field.value());
        }
    }
    let read = Query::parse(url.search().trim_start_matches('?'));
    read.refused.is_empty().then_some(read.query)
}

#[cfg(test)]
mod tests {
    use super::css_string;

    #[test]
    fn a_quotation_mark_does_not_end_a_css_string() {
        assert_eq!(css_string("a 'b'"), r"'a \'b\''");
        assert_eq!(css_string(r"a\"), r"'a\\'");
    }
}
