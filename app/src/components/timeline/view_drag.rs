//! Moves the visible range by a drag, and zooms to a range that is drawn with Shift.

use leptos::ev::{MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::web_sys::Element;
use model::draw::Span;
use model::draw::timeline::TimelineSize;
use model::number::Px;
use model::number::round_to_tenth;

use super::brush::WindowBrush;
use super::gestures::OnScreen;
use crate::browser::dom::closest;
use crate::state::Atlas;

/// A shorter movement is a press, in units of the picture.
const DRAG_THRESHOLD: f64 = 3.0;

/// The drag on one picture.
#[derive(Clone, Copy)]
pub(super) struct ViewDrag {
    atlas: Atlas,
    size: Memo<TimelineSize>,
    drag: StoredValue<Option<ActiveDrag>>,
    /// The last position of the pointer, until the next frame: there is at most one update per frame.
    last: StoredValue<Option<f64>>,
    /// The start and the end of the range being drawn.
    drawn: RwSignal<Option<(f64, f64)>>,
    /// Whether the last press was a drag, so that its click is ignored.
    was_drag: StoredValue<bool>,
}

#[derive(Clone)]
struct ActiveDrag {
    /// Whether a range is being drawn. Otherwise the visible range is being moved.
    draws: bool,
    /// Where it began, in units of the picture.
    from: f64,
    moved: bool,
    element: Element,
    picture: OnScreen,
}

impl ViewDrag {
    pub(super) fn new(atlas: Atlas, size: Memo<TimelineSize>) -> Self {
        Self {
            atlas,
            size,
            drag: StoredValue::new(None),
            last: StoredValue::new(None),
            drawn: RwSignal::new(None),
            was_drag: StoredValue::new(false),
        }
    }

    /// For `pointerdown`. Returns whether this drag is handled here; others draw or move the window.
    pub(super) fn down(self, event: &PointerEvent) -> bool {
        self.was_drag.set_value(false);
        // A second finger begins a pinch.
        self.end();
        if event.button() != 0 || !event.is_primary() {
            return false;
        }
        let draws = event.shift_key();
        let is_zoomed = !untrack(|| self.atlas.visible_range.is_whole());
        let has_grip = closest(event, "[data-grip]").is_some();
        if !draws && (has_grip || !is_zoomed) {
            return false;
        }
        let drag = || {
            let element = closest(event, "svg.tl")?;
            let picture = OnScreen::of(&element, self.size.get_untracked(), self.atlas.visible_range)?;
            let from = picture.unit(event.client_x().into());
            Some(ActiveDrag { draws, from, moved: false, element, picture })
        };
        self.drag.set_value(drag());
        if draws {
            // Otherwise text is selected.
            event.prevent_default();
        }
        true
    }

    /// For `pointermove`.
    pub(super) fn moved(self, event: &PointerEvent) {
        if event.buttons() == 0 {
            return self.end();
        }
        let at = self.drag.try_update_value(|drag| {
            let drag = drag.as_mut()?;
            let at = drag.picture.unit(event.client_x().into());
            if !drag.moved && (at - drag.from).abs() >= DRAG_THRESHOLD {
                drag.moved = true;
                // Only now, so that a press on a mark is still a click on it. Fails if the pointer was released.
                let _ = drag.element.set_pointer_capture(event.pointer_id());
            }
            drag.moved.then_some(at)
        });
        if let Some(at) = at.flatten() {
            let waits = self.last.with_value(Option::is_some);
            self.last.set_value(Some(at));
            if !waits {
                request_animation_frame(move || self.apply());
            }
        }
    }

    /// Applies the position of the pointer.
    fn apply(self) {
        let at = self.last.try_update_value(Option::take).flatten();
        let Some((at, drag)) = at.zip(self.drag.try_get_value().flatten()) else { return };
        let axis = &drag.picture.axis;
        if drag.draws {
            let inside = |x: f64| x.clamp(axis.from, axis.to);
            self.drawn.set(Some((inside(drag.from.min(at)), inside(drag.from.max(at)))));
        } else {
            self.atlas.stop_playing();
            let (seen, whole) = axis.spans();
            self.atlas.visible_range.show(seen.shifted(-axis.days_in(at - drag.from), whole));
        }
    }

    /// For `pointerup` and, with `released` false, for `pointercancel`.
    pub(super) fn up(self, released: bool) {
        if released {
            self.apply();
        }
        if let Some(drag) = self.drag.get_value() {
            self.was_drag.set_value(drag.moved);
            if let Some((from, to)) = self.drawn.get_untracked().filter(|_| released && drag.moved) {
                let axis = &drag.picture.axis;
                self.atlas.stop_playing();
                self.atlas.visible_range.show(Span { first: axis.day_at(from), last: axis.day_at(to) });
            }
        }
        self.end();
    }

    /// For `lostpointercapture`, after which the picture gets no more events of the pointer. After a release there is
    /// nothing to end.
    pub(super) fn lost(self, brush: WindowBrush) {
        if self.drag.with_value(Option::is_some) {
            self.up(false);
        }
        brush.up(false);
    }

    fn end(self) {
        self.last.set_value(None);
        self.drag.set_value(None);
        if self.drawn.with_untracked(Option::is_some) {
            self.drawn.set(None);
        }
    }

    /// For `click`: ignores the click at the end of a drag.
    pub(super) fn clicked(self, event: &MouseEvent) {
        let was_drag = self.was_drag.try_update_value(std::mem::take).unwrap_or_default();
        if was_drag {
            event.prevent_default();
            event.stop_propagation();
        }
    }
}

/// The range that is being drawn.
#[component]
pub(super) fn DrawnRange(drag: ViewDrag) -> impl IntoView {
    let is_drawn = Memo::new(move |_| drag.drawn.with(Option::is_some));
    let end = move |of: fn((f64, f64)) -> f64| {
        Px(round_to_tenth(of(drag.drawn.get().unwrap_or_default()))).to_string()
    };
    move || {
        is_drawn.get().then(|| {
            view! {
                <rect class="zoombox" x=move || end(|(from, _)| from) y="0"
                    width=move || end(|(from, to)| to - from) height="100%"></rect>
            }
        })
    }
}
