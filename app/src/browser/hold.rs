//! Keeping under the hand what lies there, while more or less stands above it.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

use super::events::{closest, hear_first, keyed};

/// A value of a facet.
const VALUE: &str = "a.fv";
/// What the filters scroll in: a box that lies over the page, a column, or a sheet.
const SCROLL: [&str; 2] = [".facets__list", ".facets"];

/// The value that was chosen last, and where it was on the screen.
#[derive(Clone, Copy)]
pub(super) struct Hold {
    chosen: StoredValue<Option<(String, f64)>>,
    /// Whether the answer keeps its height.
    kept: StoredValue<bool>,
}

impl Hold {
    /// Listens to values of facets. They are drawn as boxes to tick, so a space ticks them, too.
    pub(super) fn listen() -> Self {
        let hold = Self { chosen: StoredValue::new(None), kept: StoredValue::new(false) };
        hear_first(
            &["click"],
            Box::new(move |event| {
                let value = closest(&event, VALUE);
                let chosen = value.and_then(|value| Some((keyed(&value)?, top(&value))));
                hold.chosen.set_value(chosen);
            }),
        );
        // The listener stays as long as the page is open.
        let _ = window_event_listener(ev::keydown, move |event| {
            if event.key() == " "
                && let Some(value) = closest(&event, VALUE)
            {
                event.prevent_default();
                value.unchecked_ref::<HtmlElement>().click();
            }
        });
        hold
    }

    /// The page is about to be drawn. As long as something moves, by hand or by itself, the answer is no lower than it
    /// was, so that what lies below it stays.
    pub(super) fn keep(self, moving: bool) {
        if moving != self.kept.get_value() {
            self.kept.set_value(moving);
            keep_height(moving);
        }
    }

    /// The page was drawn: what was chosen is where it was.
    pub(super) fn settle(self) {
        let Some((name, before)) = self.chosen.try_update_value(Option::take).flatten() else { return };
        let Some(value) = document().query_selector(&name).ok().flatten() else { return };
        #[expect(clippy::cast_possible_truncation, reason = "no screen is that high")]
        let by = (top(&value) - before).round() as i32;
        if by == 0 {
            return;
        }
        for within in SCROLL {
            if let Ok(Some(scrolled)) = value.closest(within) {
                let at = scrolled.scroll_top();
                scrolled.set_scroll_top(at + by);
                if scrolled.scroll_top() != at {
                    return;
                }
            }
        }
        window().scroll_by_with_x_and_y(0.0, by.into());
    }
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Lets the answer keep the height that it has, or not.
fn keep_height(keep: bool) {
    let answer = document().query_selector(".answer").ok().flatten();
    let Some(answer) = answer.map(JsCast::unchecked_into::<HtmlElement>) else { return };
    let style = answer.style();
    // A property of this name can be set on any element.
    let _ = if keep {
        style.set_property("min-height", &format!("{}px", answer.offset_height()))
    } else {
        style.remove_property("min-height").map(drop)
    };
}
