//! What readers do on the page: one listener for each sort of event, since pieces of markup carry none.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::js_sys::Reflect;
use leptos::web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlFormElement, HtmlInputElement, MouseEvent, Url,
};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use model::query::Query;

/// Listens to links of pictures, which the router does not see, and to forms, which would load the page anew.
pub(super) fn listen() {
    let navigate = use_navigate();
    let go = navigate.clone();
    let click = move |event: MouseEvent| {
        // What a script makes come closer is not followed, nor what somebody heard before.
        let link = closest(&event, "svg a[href]:not([data-closer])");
        if let Some(link) = link.filter(|_| is_plain(&event) && !event.default_prevented()) {
            let href = link.get_attribute("href").unwrap_or_default();
            event.prevent_default();
            go(&href, options(&link));
        }
    };
    let submit = move |event: Event| {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        // A form in a dialog closes it and sends nothing.
        if let Some((path, query)) = asked(&form).filter(|_| form.method() == "get") {
            event.prevent_default();
            let query = query.to_string();
            let address = if query.is_empty() { path } else { format!("{path}?{query}") };
            navigate(&address, options(&form));
        }
    };
    // Both listen as long as the page is open.
    let _ = window_event_listener(ev::click, click);
    let _ = window_event_listener(ev::submit, move |event| submit(event.into()));
}

/// The path that a form would send its fields to, and what they ask; none where the server has to say what is
/// wrong with them.
pub(super) fn asked(form: &HtmlFormElement) -> Option<(String, Query)> {
    let url = Url::new(&form.action()).ok()?;
    let fields = url.search_params();
    let elements = form.elements();
    for at in 0..elements.length() {
        let field = elements.item(at).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| !field.name().is_empty() && !field.value().is_empty()) {
            fields.append(&field.name(), &field.value());
        }
    }
    let read = Query::read(url.search().trim_start_matches('?'));
    read.refused.is_empty().then(|| (url.pathname(), read.query))
}

/// Whether a link that is clicked is followed here, and not opened elsewhere.
pub(super) fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Every element of a selector, in the order of the page. None of ours stands in a picture, where elements are
/// of another type.
pub(super) fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| Some(found.item(at)?.unchecked_into())).collect()
}

/// Hears events before anything in the page does, as long as it is open. What hears is one type, so that this is
/// compiled once.
pub(super) fn hear_first(names: &[&str], hear: Box<dyn Fn(Event)>) {
    let hear = Closure::wrap(hear);
    for name in names {
        // A window takes any listener.
        let _ = window().add_event_listener_with_callback_and_bool(name, hear.as_ref().unchecked_ref(), true);
    }
    hear.forget();
}

/// Does something once nothing else is going on; a browser that cannot tell, as Safari, is left alone for a moment.
pub(super) fn when_idle(act: impl Fn() + 'static) {
    if Reflect::has(&window(), &"requestIdleCallback".into()) == Ok(true) {
        request_idle_callback(act);
    } else {
        set_timeout(act, Duration::from_millis(200));
    }
}

/// Keeps an event from the browser, and from all who hear it later: it was meant for what is innermost.
pub(super) fn stop(event: &Event) {
    event.prevent_default();
    event.stop_immediate_propagation();
}

/// Changes of the question keep the place on the page; another page begins at its top.
fn options(element: &Element) -> NavigateOptions {
    let scroll = !element.has_attribute("data-noscroll");
    NavigateOptions { scroll, resolve: false, ..NavigateOptions::default() }
}

/// Whether anything has the focus.
pub(super) fn focus() -> bool {
    document().active_element().is_some_and(|element| element.tag_name() != "BODY")
}

/// What finds what has the focus, should it be made anew.
pub(super) fn focused() -> Option<String> {
    keyed(&document().active_element()?)
}

/// What finds an element that is made anew: its key within that of what it stands in.
pub(super) fn keyed(element: &Element) -> Option<String> {
    let key = element.get_attribute("data-key")?;
    let within = element.parent_element()?.closest("[data-key]").ok()??.get_attribute("data-key")?;
    Some(format!("[data-key='{within}'] [data-key='{key}']"))
}

/// Puts the focus where the reader can go on: another page is read from its beginning, or from the place that
/// the address names; and what had the focus before a change may be gone after it, or made anew.
pub(super) fn settle(moved: bool, had_focus: bool, focused: Option<String>) {
    if !moved && (!had_focus || focus()) {
        return;
    }
    if let Some(again) =
        focused.filter(|_| !moved).and_then(|again| document().query_selector(&again).ok()?)
    {
        return focus_on(&again);
    }
    let hash = window().location().hash().unwrap_or_default();
    if let Some(named) = document().get_element_by_id(hash.trim_start_matches('#')).filter(|_| moved) {
        named.scroll_into_view();
    }
    if let Some(main) = document().get_element_by_id("main") {
        focus_on(&main);
    }
}

/// Another text was looked for, and what it finds stands there. Who has typed it goes on from there, and not through
/// all filters before it.
pub(super) fn found() {
    let typed =
        document().active_element().is_some_and(|element| element.closest("[role=search]") != Ok(None));
    if let Some(results) = document().get_element_by_id("results").filter(|_| typed) {
        focus_on(&results);
    }
}

/// Puts the focus on an element, and scrolls nothing.
pub(super) fn focus_on(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // HTML and SVG alike can be focused; what cannot is read from its beginning anyway.
    let element: &HtmlElement = element.unchecked_ref();
    let _ = element.focus_with_options(&options);
}
