//! A hint about how to zoom or move a picture, shown when the wheel turns or one finger moves over it, which only scrolls
//! the page.

use std::time::Duration;

use leptos::prelude::*;

use super::changing_text::text_html;

/// How long the hint is shown.
const SHOWN_FOR: Duration = Duration::from_millis(2500);

/// What the reader did.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gesture {
    /// Turned the wheel.
    Wheel,
    /// Moved one finger.
    Finger,
}

/// The state of the hint.
#[derive(Clone, Copy)]
pub(crate) struct GestureHint {
    /// The gesture that it is about, while it is shown.
    shown: RwSignal<Option<Gesture>>,
    /// Whether the reader has zoomed or moved the picture, so that the hint is no longer needed.
    is_known: StoredValue<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl GestureHint {
    pub(crate) fn new() -> Self {
        let (is_known, timer) = (StoredValue::new(false), StoredValue::new(None));
        Self { shown: RwSignal::new(None), is_known, timer }
    }

    /// Shows the hint for a while.
    pub(crate) fn show(self, about: Gesture) {
        if self.is_known.get_value() {
            return;
        }
        self.shown.maybe_update(|shown| shown.replace(about) != Some(about));
        let hide = move || {
            self.shown.try_set(None);
        };
        let timer = set_timeout_with_handle(hide, SHOWN_FOR).ok();
        self.timer.update_value(|last| {
            if let Some(last) = std::mem::replace(last, timer) {
                last.clear();
            }
        });
    }

    /// Shows the hint by the name of the gesture in `map.js`. Without a name the gesture moved the map.
    pub(crate) fn follow_map(self, gesture: &str) {
        match gesture {
            "wheel" => self.show(Gesture::Wheel),
            "finger" => self.show(Gesture::Finger),
            _ => self.mark_known(),
        }
    }

    /// Called when the reader has zoomed or moved the picture: hides the hint for good.
    pub(crate) fn mark_known(self) {
        self.is_known.set_value(true);
        self.shown.maybe_update(|shown| shown.take().is_some());
    }
}

/// The hint, over the picture. On a Mac the key is another one.
#[component]
pub(crate) fn HintLine(
    hint: GestureHint,
    words: &'static str,
    on_mac: &'static str,
    /// The hint for a finger; empty where one finger is enough.
    #[prop(optional)]
    by_finger: &'static str,
) -> impl IntoView {
    let words = move || match hint.shown.get() {
        None => String::new(),
        Some(Gesture::Finger) => text_html(by_finger),
        Some(Gesture::Wheel) if is_mac() => text_html(on_mac),
        Some(Gesture::Wheel) => text_html(words),
    };
    view! {
        <p class="gesturehint" role="status" data-shown=move || hint.shown.get().map(|_| "") inner_html=words></p>
    }
}

fn is_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"))
}
