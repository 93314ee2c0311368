//! A hint about how to zoom, shown when the wheel turns over map or timeline, which only scrolls the page.

use std::time::Duration;

use leptos::prelude::*;

use super::changing_text::text_html;

/// How long the hint is shown.
const SHOWN_FOR: Duration = Duration::from_millis(2500);

/// The state of the hint.
#[derive(Clone, Copy)]
pub(crate) struct WheelHint {
    is_shown: RwSignal<bool>,
    /// Whether the reader has zoomed by wheel, so that the hint is no longer needed.
    is_known: StoredValue<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl WheelHint {
    pub(crate) fn new() -> Self {
        let (is_known, timer) = (StoredValue::new(false), StoredValue::new(None));
        Self { is_shown: RwSignal::new(false), is_known, timer }
    }

    /// Shows the hint for a while.
    pub(crate) fn show(self) {
        if self.is_known.get_value() {
            return;
        }
        self.is_shown.maybe_update(|is_shown| !std::mem::replace(is_shown, true));
        let hide = move || {
            self.is_shown.try_set(false);
        };
        let timer = set_timeout_with_handle(hide, SHOWN_FOR).ok();
        self.timer.update_value(|last| {
            if let Some(last) = std::mem::replace(last, timer) {
                last.clear();
            }
        });
    }

    /// Called when the reader has zoomed by wheel: hides the hint for good.
    pub(crate) fn mark_known(self) {
        self.is_known.set_value(true);
        self.is_shown.maybe_update(|is_shown| std::mem::replace(is_shown, false));
    }
}

/// The hint, over the picture. On a Mac the key is another one.
#[component]
pub(crate) fn HintLine(hint: WheelHint, words: &'static str, on_mac: &'static str) -> impl IntoView {
    let words = move || match hint.is_shown.get() {
        false => String::new(),
        true if is_mac() => text_html(on_mac),
        true => text_html(words),
    };
    view! {
        <p class="wheelhint" role="status" data-shown=move || hint.is_shown.get().then_some("") inner_html=words></p>
    }
}

fn is_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"))
}
