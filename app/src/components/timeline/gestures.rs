//! Zooming by wheel, pinch and double click.

use leptos::ev::{Event, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use leptos::web_sys::Element;
use model::draw::timeline::{Axis, TimelineSize};

use super::ZOOM;
use crate::browser::dom::closest;
use crate::state::VisibleRange;

/// The position of a picture on the screen, and its axis.
#[derive(Clone)]
pub(super) struct OnScreen {
    left: f64,
    width: f64,
    /// Its width in its own units.
    units: f64,
    pub(super) axis: Axis,
}

impl OnScreen {
    /// Measures a picture. `None` if nothing has a date.
    pub(super) fn of(picture: &Element, size: TimelineSize, visible_range: VisibleRange) -> Option<Self> {
        let (span, whole) = visible_range.get_untracked()?;
        let bounds = picture.get_bounding_client_rect();
        let axis = Axis::new(span, whole, size);
        Some(Self { left: bounds.left(), width: bounds.width(), units: size.width, axis })
    }

    /// Converts a position on the screen to units of the picture.
    pub(super) fn unit(&self, x: f64) -> f64 {
        (x - self.left) / self.width.max(1.0) * self.units
    }

    /// Converts a position on the screen to a share of the axis.
    pub(super) fn share(&self, x: f64) -> f64 {
        self.axis.share(self.unit(x))
    }
}

/// Wheel and touch gestures on one picture.
#[derive(Clone, Copy)]
pub(super) struct Gestures {
    size: Signal<TimelineSize>,
    visible_range: VisibleRange,
    touch: StoredValue<Touch>,
}

/// The fingers on a picture.
#[derive(Clone, Default)]
struct Touch {
    /// The positions of the fingers, by pointer id.
    fingers: Vec<(i32, (f64, f64))>,
    /// The picture when the last finger touched it, and where two fingers were then.
    start: Option<(OnScreen, Option<Pinch>)>,
}

/// Two fingers: their distance, and the x of their midpoint.
#[derive(Clone, Copy)]
struct Pinch {
    distance: f64,
    middle: f64,
}

impl Touch {
    fn pinch(&self) -> Option<Pinch> {
        let [(_, one), (_, other)] = self.fingers[..] else { return None };
        let distance = (one.0 - other.0).hypot(one.1 - other.1).max(1.0);
        Some(Pinch { distance, middle: f64::midpoint(one.0, other.0) })
    }
}

/// The position of the pointer.
fn position(event: &PointerEvent) -> (f64, f64) {
    (event.client_x().into(), event.client_y().into())
}

impl Gestures {
    pub(super) fn new(size: impl Into<Signal<TimelineSize>>, visible_range: VisibleRange) -> Self {
        Self { size: size.into(), visible_range, touch: StoredValue::default() }
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

    /// For `dblclick`: zooms in around the pointer, or out with Shift. Returns whether it did: a double click on a mark
    /// is left to the mark.
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
            self.touch.update_value(|touch| {
                // This is the first finger of a touch, so drop fingers that were lifted outside the picture.
                if event.is_primary() {
                    touch.fingers.clear();
                }
                touch.fingers.push((event.pointer_id(), position(event)));
                touch.start = picture.map(|picture| (picture, touch.pinch()));
            });
        }
    }

    /// For `pointermove`: two fingers zoom by the ratio of their distances, and shift by the movement of their midpoint.
    pub(super) fn moved(self, event: &PointerEvent) {
        let pinch = self.touch.try_update_value(|touch| {
            let finger = touch.fingers.iter_mut().find(|finger| finger.0 == event.pointer_id())?;
            finger.1 = position(event);
            let (picture, start) = touch.start.clone()?;
            Some((picture, start?, touch.pinch()?))
        });
        if let Some((picture, start, now)) = pinch.flatten() {
            let (seen, whole) = picture.axis.spans();
            let zoomed = seen.zoomed(now.distance / start.distance, picture.share(start.middle), whole);
            let axis = Axis::new(zoomed, whole, self.size.get_untracked());
            let moved = picture.unit(now.middle) - picture.unit(start.middle);
            self.visible_range.show(zoomed.shifted(-axis.days_in(moved), whole));
        }
    }

    /// For `pointerup` and `pointercancel`.
    pub(super) fn up(self, event: &PointerEvent) {
        self.touch.update_value(|touch| {
            touch.fingers.retain(|finger| finger.0 != event.pointer_id());
            touch.start = None;
        });
    }
}
