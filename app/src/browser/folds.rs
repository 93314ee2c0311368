//! What the reader folded and unfolded. To look for it at each step of a hand would take longer than to draw it, so
//! it is heard.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::events::hear_first;
use super::state::State;

/// Whether something is unfolded that is folded at first.
static UNFOLDED: AtomicBool = AtomicBool::new(false);

/// Listens to folds.
pub(super) fn listen(state: State) {
    look();
    hear_first(
        &["toggle"],
        Box::new(move |event| {
            look();
            let fold = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let fold = fold.filter(|fold| fold.matches(".results details") == Ok(true));
            if let Some((year, is_open)) =
                fold.and_then(|fold| Some((fold.get_attribute("data-key")?, fold.has_attribute("open"))))
            {
                state.folded.update_value(|folded| {
                    folded.retain(|known| *known != year);
                    if !is_open {
                        folded.push(year);
                    }
                });
            }
        }),
    );
}

/// Whether the reader has unfolded something that is folded away at first: values of a facet, a table under a picture.
pub(super) fn unfolded() -> bool {
    UNFOLDED.load(Ordering::Relaxed)
}

fn look() {
    let found = document().query_selector(".facet__rest > [open], .alt[open]");
    UNFOLDED.store(found.is_ok_and(|found| found.is_some()), Ordering::Relaxed);
}
