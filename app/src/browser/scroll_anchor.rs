//! Scroll anchoring: keeps an element at its position on the screen when content above it changes its height.

use leptos::prelude::*;
use leptos::web_sys::Element;

use super::dom::first;
use super::focus::selector_of;

/// The scroll containers that the element may be in, innermost first: the list of filters, and their column or sheet.
const SCROLL_CONTAINERS: [&str; 2] = [".facets__list", ".facets"];

/// An element and its position on the screen.
pub(crate) struct ScrollAnchor {
    selector: String,
    top: f64,
}

impl ScrollAnchor {
    /// Saves the position of an element. `None` if it has no key to find it by.
    pub(crate) fn capture(element: &Element) -> Option<Self> {
        Some(Self { selector: selector_of(element)?, top: top(element) })
    }

    /// Scrolls so that the element is at its saved position. It may have been rendered anew.
    pub(crate) fn restore(self) {
        let Some(element) = first(&self.selector) else { return };
        #[expect(clippy::cast_possible_truncation, reason = "screens are not that high")]
        let by = (top(&element) - self.top).round() as i32;
        if by == 0 {
            return;
        }
        for within in SCROLL_CONTAINERS {
            if let Ok(Some(scrolled)) = element.closest(within) {
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
