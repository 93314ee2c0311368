//! Saves and restores the scroll positions of the window and of the list, on back, forward and reload. The browser's
//! own restoration covers the window only and runs before the page is rendered.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::{
    Element, Event, HashChangeEvent, NavigationType, PerformanceNavigationTiming, Storage,
};
use leptos_router::hooks::use_location;

use super::after_render;
use super::dom::{all_in, capture};

/// The number of addresses whose positions are saved.
const MAX_ADDRESSES: usize = 64;
/// The key in the session storage of the position for a reload.
const STORAGE_KEY: &str = "scroll";
/// The minimum height of a row in CSS pixels.
const MIN_ROW_HEIGHT: i32 = 48;
/// The attribute of `<html>` that turns `content-visibility` off, so that off-screen content is laid out, too.
const LAY_OUT_ALL: &str = "data-whole";

/// The scroll positions of the list and of the window, in pixels.
type ScrollPosition = (i32, i32);

/// The scroll positions by address. Provided as context.
#[derive(Clone, Copy)]
pub(crate) struct ScrollMemory {
    /// The current address and its scroll positions.
    current: StoredValue<(String, ScrollPosition)>,
    saved: StoredValue<VecDeque<(String, ScrollPosition)>>,
}

/// Set by `popstate`, cleared once a position is restored.
static IS_BACK: AtomicBool = AtomicBool::new(false);

/// Listens to `popstate`. Must be called before the router starts: listeners run in the order they were added, and the
/// listener of the router renders the page before it returns.
#[cfg(feature = "hydrate")]
pub(crate) fn listen_to_back() {
    capture(&window(), "popstate", |_: Event| IS_BACK.store(true, Ordering::Relaxed));
}

impl ScrollMemory {
    /// Starts recording scroll positions. Must be called within the router.
    pub(crate) fn new() -> Self {
        let memory = Self { current: StoredValue::default(), saved: StoredValue::default() };
        let location = use_location();
        let address = move || location.pathname.with(|path| format!("{path}?{}", location.search.get()));
        Effect::new(move |last: Option<()>| {
            memory.save_previous(address());
            if last.is_none() {
                memory.listen();
                memory.restore_after_reload();
            }
        });
        memory
    }

    fn listen(self) {
        // `scroll` events of the list do not bubble, so capture them.
        capture(&document(), "scroll", move |_: Event| {
            self.current.try_update_value(|now| now.1 = current_position());
        });
        // Following a link to a fragment of the same page also fires `popstate`, but is not back or forward.
        let _ = window_event_listener(ev::hashchange, move |event: HashChangeEvent| {
            let page = |address: String| address.split('#').next().map(str::to_owned);
            if page(event.old_url()) == page(event.new_url()) {
                IS_BACK.store(false, Ordering::Relaxed);
            }
        });
        let _ = window_event_listener_untyped("pagehide", move |_| self.store());
    }

    /// Saves the positions of the previous address.
    fn save_previous(self, address: String) {
        let left = self.current.try_update_value(|now| {
            if now.0 == address { None } else { Some(std::mem::replace(now, (address, (0, 0)))) }
        });
        if let Some(left) = left.flatten() {
            // If the page does not scroll, as when a record opens beside the map, there is no scroll event to record
            // the position.
            after_render(move || {
                self.current.try_update_value(|now| now.1 = current_position());
            });
            self.saved.update_value(|saved| {
                saved.retain(|(known, _)| *known != left.0);
                saved.push_back(left);
                if saved.len() > MAX_ADDRESSES {
                    saved.pop_front();
                }
            });
        }
    }

    /// Called after a page was rendered: on back and forward, restores its positions.
    pub(crate) fn restore(self) {
        if !IS_BACK.swap(false, Ordering::Relaxed) {
            return;
        }
        let address = self.current.with_value(|now| now.0.clone());
        let place =
            self.saved.with_value(|saved| saved.iter().find(|(known, _)| *known == address).map(|one| one.1));
        if let Some(place) = place {
            scroll_to(place);
        }
    }

    fn store(self) {
        if let Some(storage) = storage() {
            let text = self.current.with_value(|(address, (list, page))| format!("{list} {page} {address}"));
            // Where storage is blocked, a reload starts at the top.
            let _ = storage.set_item(STORAGE_KEY, &text);
        }
    }

    /// Restores the positions after a reload.
    fn restore_after_reload(self) {
        let again = is_reload_or_back();
        let stored = storage().and_then(|storage| storage.get_item(STORAGE_KEY).ok().flatten());
        let Some(stored) = stored.filter(|_| again) else { return };
        let mut parts = stored.splitn(3, ' ');
        if let (Some(Ok(list)), Some(Ok(page)), Some(address)) =
            (parts.next().map(str::parse), parts.next().map(str::parse), parts.next())
            && self.current.with_value(|now| now.0 == address)
        {
            scroll_to((list, page));
        }
    }
}

/// Whether this document was opened by a reload, or by back or forward, and not by a link.
fn is_reload_or_back() -> bool {
    let entries = window().performance().map(|performance| performance.get_entries_by_type("navigation"));
    let navigation =
        entries.and_then(|entries| entries.get(0).dyn_into::<PerformanceNavigationTiming>().ok());
    navigation.is_some_and(|navigation| navigation.type_() != NavigationType::Navigate)
}

/// Restores the current scroll positions after list and window were rendered anew.
#[cfg(feature = "hydrate")]
pub(crate) fn keep_position() {
    let place = current_position();
    if place != (0, 0) {
        request_animation_frame(move || scroll_to(place));
    }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn current_position() -> ScrollPosition {
    let list = document().get_element_by_id("results").map_or(0, |list| list.scroll_top());
    #[expect(clippy::cast_possible_truncation, reason = "pages are not that long")]
    let page = window().scroll_y().unwrap_or_default().round() as i32;
    (list, page)
}

/// An upper bound of the rows that fit above the lower edge of the screen. Assumes that no row to come is lower than
/// the lowest one on the page; the space above the list leaves some margin.
pub(crate) fn rows_in_sight() -> usize {
    let list = document().get_element_by_id("results");
    // Rows of a collapsed year have no height, so there is no bound.
    if list.as_ref().is_some_and(|list| list.query_selector("details:not([open])") != Ok(None)) {
        return usize::MAX;
    }
    let rows = list.as_ref().map(|list| all_in(list, ".row")).unwrap_or_default();
    // In wide windows the list is a scroll container, in narrow ones it scrolls with the page.
    let edge = if let Some(list) = list.filter(|list| list.scroll_height() > list.client_height()) {
        f64::from(list.scroll_top() + list.client_height())
    } else {
        let inner = window().inner_height().ok().as_ref().and_then(JsValue::as_f64);
        window().scroll_y().unwrap_or_default() + inner.unwrap_or_default()
    };
    let lowest = rows.iter().map(Element::client_height).min();
    let lowest = f64::from(lowest.unwrap_or_default().max(MIN_ROW_HEIGHT));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pages are not that long")]
    let rows = (edge / lowest).ceil().max(0.0) as usize;
    rows
}

/// Scrolls list and window. Off-screen rows have only an estimated height, so everything is laid out for two frames,
/// after which the browser has remembered the real heights.
fn scroll_to((list, page): ScrollPosition) {
    let root = document().document_element();
    if let Some(root) = root {
        let _ = root.set_attribute(LAY_OUT_ALL, "");
        request_animation_frame(move || {
            request_animation_frame(move || {
                let _ = root.remove_attribute(LAY_OUT_ALL);
            });
        });
    }
    if let Some(results) = document().get_element_by_id("results") {
        results.set_scroll_top(list);
    }
    window().scroll_to_with_x_and_y(0.0, f64::from(page));
}
