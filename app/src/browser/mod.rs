//! Access to the browser: focus, scrolling, sizes, translation and global keys.

use leptos::prelude::window;
use leptos::task::{spawn_local, tick};
use leptos::web_sys::js_sys::{JSON, Promise};
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::JsFuture;

pub(crate) mod dom;
pub(crate) mod focus;
pub(crate) mod highlight;
pub(crate) mod layout;
pub(crate) mod load;
pub(crate) mod look;
pub(crate) mod request;
pub(crate) mod roving_tabindex;
pub(crate) mod scroll;
pub(crate) mod scroll_anchor;
pub(crate) mod shortcuts;
pub(crate) mod touch_choice;
#[cfg(feature = "hydrate")]
pub(crate) mod translation;

/// Calls a function after the effects of the signals just set have updated the page.
pub(crate) fn after_render(act: impl FnOnce() + 'static) {
    spawn_local(async move {
        tick().await;
        act();
    });
}

/// Resolves in a later task, so that the browser can handle input and paint before what follows.
pub(crate) async fn next_task() {
    let timeout = Promise::new(&mut |resolve, _| {
        // If no timer can be set, resolve at once.
        if window().set_timeout_with_callback(&resolve).is_err() {
            let _ = resolve.call0(&resolve);
        }
    });
    let _ = JsFuture::from(timeout).await;
}

/// A value of JSON, which the browser parses: a parser of our own would be a tenth of the application. `None` if it is not
/// one of this type.
pub(crate) fn read_json<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(JSON::parse(json).ok()?).ok()
}

/// Calls a function and records its duration under a name, for the developer tools of browsers and for `xtask bench`. Only
/// the last measure is kept.
pub(crate) fn measured<T>(name: &str, compute: impl FnOnce() -> T) -> T {
    let Some(performance) = window().performance() else { return compute() };
    // A measure that fails is missing in the tools, and nothing else.
    performance.clear_measures_with_measure_name(name);
    let _ = performance.mark(name);
    let computed = compute();
    let _ = performance.measure_with_start_mark(name, name);
    performance.clear_marks_with_mark_name(name);
    computed
}
