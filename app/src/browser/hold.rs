//! Keeping under the hand what lies there, while more or less stands above it.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, MouseEvent};

use super::events::{closest, hear_first, is_plain, keyed};
use super::state::{Asked, State};

/// A value of a facet.
const VALUE: &str = "a.fv";
/// What the filters scroll in: a box that lies over the page, a column, or a sheet.
const SCROLL: [&str; 2] = [".facets__list", ".facets"];

/// A value that was chosen.
#[derive(Clone)]
struct Chosen {
    /// What finds it.
    name: String,
    /// Where it was on the screen.
    top: f64,
    /// What was asked before.
    before: Asked,
}

/// What is under the hand.
#[derive(Clone, Copy)]
pub(super) struct Hold {
    chosen: StoredValue<Option<Chosen>>,
    /// Whether something moves.
    moving: StoredValue<bool>,
    /// Whether the answer keeps its height.
    kept: StoredValue<bool>,
}

impl Hold {
    /// Listens to values of facets. They are drawn as boxes to tick, so a space ticks them, too.
    pub(super) fn listen(state: State) -> Self {
        let hold = Self {
            chosen: StoredValue::new(None),
            moving: StoredValue::new(false),
            kept: StoredValue::new(false),
        };
        hear_first(
            &["click", "pointerdown"],
            Box::new(move |event| {
                let plain = event.dyn_ref::<MouseEvent>().is_some_and(is_plain) && event.type_() == "click";
                let value = closest(&event, VALUE).filter(|_| plain);
                let chosen = value.and_then(|value| {
                    let (name, top) = (keyed(&value)?, top(&value));
                    Some(Chosen { name, top, before: state.asked.get_untracked() })
                });
                hold.chosen.set_value(chosen);
            }),
        );
        hear_first(
            &["pointerover", "focusin"],
            Box::new(move |event| {
                let is_free = hold.kept.get_value() && !hold.moving.get_value();
                if is_free && closest(&event, ".time").is_none() {
                    hold.kept.set_value(false);
                    keep_height(false);
                }
            }),
        );
        // The listener stays as long as the page is open.
        let _ = window_event_listener(ev::keydown, move |event| {
            let other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
            if event.key() == " "
                && !other
                && !event.default_prevented()
                && let Some(value) = closest(&event, VALUE)
            {
                event.prevent_default();
                if !event.repeat() {
                    value.unchecked_ref::<HtmlElement>().click();
                }
            }
        });
        hold
    }

    /// The page is about to be drawn. Once something moves, by hand or by itself, the answer is no lower than it was,
    /// so that what lies below it stays until the hand has left it.
    pub(super) fn keep(self, moving: bool) {
        if moving && !self.moving.get_value() {
            self.kept.set_value(true);
            keep_height(true);
        }
        self.moving.set_value(moving);
    }

    /// The page was drawn: what was chosen is where it was, once the page answers it.
    pub(super) fn settle(self, asked: &Asked) {
        let Some(chosen) = self.chosen.get_value().filter(|chosen| chosen.before != *asked) else { return };
        self.chosen.set_value(None);
        let Some(value) = document().query_selector(&chosen.name).ok().flatten() else { return };
        #[expect(clippy::cast_possible_truncation, reason = "no screen is that high")]
        let by = (top(&value) - chosen.top).round() as i32;
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
