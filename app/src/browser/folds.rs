//! What the reader folded and unfolded. To look for it at each step of a hand would take longer than to draw it, so
//! it is heard.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::events::{all, hear_first};
use super::state::State;

/// A year of the list.
const YEAR: &str = ".results details";
/// Whether something is unfolded that is folded at first.
static UNFOLDED: AtomicBool = AtomicBool::new(false);

/// Listens to folds.
pub(super) fn listen(state: State) {
    look();
    for year in all(&format!("{YEAR}:not([open])")) {
        remember(state, &year);
    }
    hear_first(
        &["toggle"],
        Box::new(move |event| {
            look();
            let fold = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(year) = fold.filter(|fold| fold.matches(YEAR) == Ok(true)) {
                remember(state, &year);
            }
        }),
    );
}

fn remember(state: State, year: &Element) {
    let Some(name) = year.get_attribute("data-key") else { return };
    state.folded.update_value(|folded| {
        folded.retain(|known| *known != name);
        if !year.has_attribute("open") {
            folded.push(name);
        }
    });
}

/// Whether the reader has unfolded something that is folded away at first: values of a facet, a table under a picture.
pub(super) fn unfolded() -> bool {
    UNFOLDED.load(Ordering::Relaxed)
}

fn look() {
    let found = document().query_selector(".facet__rest > [open], .alt[open]");
    UNFOLDED.store(found.is_ok_and(|found| found.is_some()), Ordering::Relaxed);
}
