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
    pinch: StoredValue<Pinch>,
}

/// The fingers on a picture.
#[derive(Clone, Default)]
struct Pinch {
    /// The positions of the fingers, by pointer id.
    fingers: Vec<(i32, f64)>,
    /// The picture when the last finger touched it.
    picture: Option<OnScreen>,
}

impl Pinch {
    /// The distance between two fingers, and their midpoint.
    fn extent(&self) -> Option<(f64, f64)> {
        let [(_, one), (_, other)] = self.fingers[..] else { return None };
        Some(((one - other).abs().max(1.0), f64::midpoint(one, other)))
    }
}

impl Gestures {
    pub(super) fn new(size: impl Into<Signal<TimelineSize>>, visible_range: VisibleRange) -> Self {
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
            self.pinch.update_value(|pinch| {
                // This is the first finger of a touch, so drop fingers that were lifted outside the picture.
                if event.is_primary() {
                    pinch.fingers.clear();
                }
                pinch.fingers.push((event.pointer_id(), f64::from(event.client_x())));
                pinch.picture = picture;
            });
        }
    }

    /// For `pointermove`: zooms by the ratio of the distances between the two fingers.
    pub(super) fn moved(self, event: &PointerEvent) {
        let before = self.pinch.with_value(Pinch::extent);
        self.pinch.update_value(|pinch| {
            if let Some(finger) = pinch.fingers.iter_mut().find(|finger| finger.0 == event.pointer_id()) {
                finger.1 = f64::from(event.client_x());
            }
        });
        let pinch = self.pinch.get_value();
        if let (Some((before, _)), Some((after, middle)), Some(picture)) =
            (before, pinch.extent(), pinch.picture)
        {
            self.visible_range.zoom(after / before, picture.share(middle));
        }
    }

    /// For `pointerup` and `pointercancel`.
    pub(super) fn up(self, event: &PointerEvent) {
        self.pinch.update_value(|pinch| pinch.fingers.retain(|finger| finger.0 != event.pointer_id()));
    }
}
