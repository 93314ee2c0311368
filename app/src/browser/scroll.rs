//! How far the reader had scrolled, for the way back and for a reload. A browser knows it of the window only,
//! and only where the page stands there already.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{HashChangeEvent, Storage};

use super::events::{all, hear_first};
use super::state::{Asked, State};

/// How many addresses are remembered.
const KEPT: usize = 64;
/// The name under which a reload finds its place.
const NAME: &str = "scroll";
/// No row is lower than this, in pixels of the screen.
const LEAST_ROW: i32 = 48;
/// What tells the style sheet to lay out what is out of sight, too.
const WHOLE: &str = "data-whole";

/// How far the list and the window are scrolled.
type Place = (i32, i32);

/// What is remembered.
#[derive(Clone, Copy)]
pub(super) struct Scroll {
    /// The address on the screen, and how far it is scrolled.
    now: StoredValue<(String, Place)>,
    kept: StoredValue<VecDeque<(String, Place)>>,
}

/// Whether the next page is one that was left before.
static BACK: AtomicBool = AtomicBool::new(false);

/// Hears that the reader goes back. It has to be called before the router starts: whoever hears of it first draws
/// the page before anybody else hears of it.
pub(super) fn hear_back() {
    hear_first(&["popstate"], Box::new(|_| BACK.store(true, Ordering::Relaxed)));
    // A link to a place on the same page is no way back, though it is heard as one.
    hear_first(
        &["hashchange"],
        Box::new(|event| {
            let page = |address: String| address.split('#').next().map(str::to_owned);
            let event = event.dyn_ref::<HashChangeEvent>();
            if event.is_some_and(|event| page(event.old_url()) == page(event.new_url())) {
                BACK.store(false, Ordering::Relaxed);
            }
        }),
    );
}

impl Scroll {
    /// Follows what is scrolled, and remembers it for each address that is left.
    pub(super) fn listen(state: State) -> Self {
        let address = state.asked.with_untracked(Asked::address);
        let scroll = Self { now: StoredValue::new((address, (0, 0))), kept: StoredValue::default() };
        scroll.reload();
        let heard = Closure::<dyn Fn()>::new(move || scroll.now.update_value(|now| now.1 = present()));
        // Scrolling does not bubble, so it is heard on its way down.
        let _ = document().add_event_listener_with_callback_and_bool(
            "scroll",
            heard.as_ref().unchecked_ref(),
            true,
        );
        // It is heard as long as the page is open.
        heard.forget();
        let _ = window_event_listener_untyped("pagehide", move |_| scroll.store());
        Effect::new(move |_| {
            let address = state.asked.with(Asked::address);
            scroll.now.update_value(|now| {
                if now.0 != address {
                    let left = std::mem::replace(now, (address, (0, 0)));
                    scroll.kept.update_value(|kept| {
                        kept.retain(|(known, _)| *known != left.0);
                        kept.push_back(left);
                        if kept.len() > KEPT {
                            kept.pop_front();
                        }
                    });
                }
            });
        });
        scroll
    }

    /// The page was drawn: on the way back it is where it was left.
    pub(super) fn settle(self) {
        if !BACK.swap(false, Ordering::Relaxed) {
            return;
        }
        let address = self.now.with_value(|now| now.0.clone());
        let place =
            self.kept.with_value(|kept| kept.iter().find(|(known, _)| *known == address).map(|one| one.1));
        if let Some(place) = place {
            go(place);
        }
    }

    fn store(self) {
        if let Some(storage) = storage() {
            let text = self.now.with_value(|(address, (list, page))| format!("{list} {page} {address}"));
            // Where nothing may be stored, a reload begins at the top.
            let _ = storage.set_item(NAME, &text);
        }
    }

    /// A page that is loaded again is where it was left.
    fn reload(self) {
        let again = window().performance().is_some_and(|performance| performance.navigation().type_() > 0);
        let stored = storage().and_then(|storage| storage.get_item(NAME).ok().flatten());
        let Some(stored) = stored.filter(|_| again) else { return };
        let mut parts = stored.splitn(3, ' ');
        if let (Some(Ok(list)), Some(Ok(page)), Some(address)) =
            (parts.next().map(str::parse), parts.next().map(str::parse), parts.next())
            && self.now.with_value(|now| now.0 == address)
        {
            go((list, page));
        }
    }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn present() -> Place {
    let list = document().get_element_by_id("results").map_or(0, |list| list.scroll_top());
    #[expect(clippy::cast_possible_truncation, reason = "no page is that long")]
    let page = window().scroll_y().unwrap_or_default().round() as i32;
    (list, page)
}

/// How many rows reach to the lower edge of the screen, wherever the reader has scrolled to, if none is lower than
/// those that stand there. What is above the rows makes up for one that is.
pub(super) fn rows() -> usize {
    let list = document().get_element_by_id("results");
    // Rows in a year that is folded away have no height, and nobody knows how many there will be.
    if list.as_ref().is_some_and(|list| list.query_selector("details:not([open])") != Ok(None)) {
        return usize::MAX;
    }
    // On a desk the list scrolls in a box of its own, on a phone with the page.
    let edge = if let Some(list) = list.filter(|list| list.scroll_height() > list.client_height()) {
        f64::from(list.scroll_top() + list.client_height())
    } else {
        let inner = window().inner_height().ok().and_then(|height| height.as_f64());
        window().scroll_y().unwrap_or_default() + inner.unwrap_or_default()
    };
    let lowest = all("#results .row").iter().map(|row| row.client_height()).min();
    let lowest = f64::from(lowest.unwrap_or_default().max(LEAST_ROW));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no page is that long")]
    let rows = (edge / lowest).ceil().max(0.0) as usize;
    rows
}

/// What is out of sight has only a likely height, so all of it is laid out until the browser has seen how high it
/// is, which it remembers after the next frame.
fn go((list, page): Place) {
    let root = document().document_element();
    if let Some(root) = root {
        let _ = root.set_attribute(WHOLE, "");
        request_animation_frame(move || {
            request_animation_frame(move || {
                let _ = root.remove_attribute(WHOLE);
            });
        });
    }
    if let Some(results) = document().get_element_by_id("results") {
        results.set_scroll_top(list);
    }
    window().scroll_to_with_x_and_y(0.0, f64::from(page));
}
