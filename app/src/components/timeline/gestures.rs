//! Zoom by wheel, by two fingers and by a double press.

use leptos::ev::{Event, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use leptos::web_sys::Element;
use model::draw::timeline::{Axis, Size};

use super::ZOOM;
use crate::browser::dom::closest;
use crate::state::VisibleRange;

/// A picture on the screen, and its axis.
#[derive(Clone)]
pub(super) struct OnScreen {
    left: f64,
    width: f64,
    /// Its width in units of its own.
    units: f64,
    pub(super) axis: Axis,
}

impl OnScreen {
    /// The picture as it is now; nothing where nothing has a date.
    pub(super) fn of(picture: &Element, size: Size, visible_range: VisibleRange) -> Option<Self> {
        let (span, whole) = visible_range.get_untracked()?;
        let bounds = picture.get_bounding_client_rect();
        let axis = Axis::new(span, whole, size);
        Some(Self { left: bounds.left(), width: bounds.width(), units: size.width, axis })
    }

    /// The place in the picture of a place on the screen.
    pub(super) fn unit(&self, x: f64) -> f64 {
        (x - self.left) / self.width.max(1.0) * self.units
    }

    /// The share of the axis at a place on the screen.
    pub(super) fn share(&self, x: f64) -> f64 {
        self.axis.share(self.unit(x))
    }
}

/// Wheel and fingers on one picture.
#[derive(Clone, Copy)]
pub(super) struct Gestures {
    size: Signal<Size>,
    visible_range: VisibleRange,
    pinch: StoredValue<Pinch>,
}

/// Two fingers that lie on a picture.
#[derive(Clone, Default)]
struct Pinch {
    /// Where the fingers are, by the id of their pointer.
    fingers: Vec<(i32, f64)>,
    /// The picture when the last finger came.
    picture: Option<OnScreen>,
}

impl Pinch {
    /// The distance between the two fingers, and their midpoint.
    fn reach(&self) -> Option<(f64, f64)> {
        let [(_, one), (_, other)] = self.fingers[..] else { return None };
        Some(((one - other).abs().max(1.0), f64::midpoint(one, other)))
    }
}

impl Gestures {
    pub(super) fn new(size: impl Into<Signal<Size>>, visible_range: VisibleRange) -> Self {
        Self { size: size.into(), visible_range, pinch: StoredValue::default() }
    }

    fn on_screen(self, event: &Event) -> Option<OnScreen> {
        OnScreen::of(&closest(event, "svg.tl")?, self.size.get_untracked(), self.visible_range)
    }

    /// Ctrl and wheel zoom (a trackpad's pinch sends the same), a horizontal wheel shifts, any other scrolls the page.
    /// Returns whether the event was used.
    pub(super) fn wheel(self, event: &WheelEvent) -> bool {
        if event.ctrl_key() || event.meta_key() {
            let Some(picture) = self.on_screen(event) else { return false };
            let around = picture.share(f64::from(event.client_x()));
            self.visible_range.zoom((-event.delta_y() / 200.0).exp2(), around);
        } else if event.delta_x().abs() > event.delta_y().abs() {
            self.visible_range.shift(event.delta_x() / 600.0);
        } else {
            return false;
        }
        event.prevent_default();
        true
    }

    /// For `dblclick`: comes closer to what lies under the pointer, or with Shift goes farther from it. Returns whether
    /// it did; a double press on a mark is meant for the mark.
    pub(super) fn double_clicked(self, event: &MouseEvent) -> bool {
        let picture = self.on_screen(event).filter(|_| closest(event, "a").is_none());
        let Some(picture) = picture else { return false };
        event.prevent_default();
        let factor = if event.shift_key() { 1.0 / ZOOM } else { ZOOM };
        self.visible_range.zoom(factor, picture.share(f64::from(event.client_x())));
        true
    }

    /// For `pointerdown`.
    pub(super) fn down(self, event: &PointerEvent) {
        if event.pointer_type() == "touch" {
            let picture = self.on_screen(event);
            self.pinch.update_value(|pinch| {
                // The first finger of a touch: one that was lifted outside the picture is forgotten.
                if event.is_primary() {
                    pinch.fingers.clear();
                }
                pinch.fingers.push((event.pointer_id(), f64::from(event.client_x())));
                pinch.picture = picture;
            });
        }
    }

    /// For `pointermove`. What lies between two fingers grows with the distance between them.
    pub(super) fn moved(self, event: &PointerEvent) {
        let before = self.pinch.with_value(Pinch::reach);
        self.pinch.update_value(|pinch| {
            if let Some(finger) = pinch.fingers.iter_mut().find(|finger| finger.0 == event.pointer_id()) {
                finger.1 = f64::from(event.client_x());
            }
        });
        let pinch = self.pinch.get_value();
        if let (Some((before, _)), Some((after, middle)), Some(picture)) =
            (before, pinch.reach(), pinch.picture)
        {
            self.visible_range.zoom(after / before, picture.share(middle));
        }
    }

    /// For `pointerup` and `pointercancel`.
    pub(super) fn up(self, event: &PointerEvent) {
        self.pinch.update_value(|pinch| pinch.fingers.retain(|finger| finger.0 != event.pointer_id()));
    }
}
