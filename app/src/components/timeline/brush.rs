//! The brush: the handles of the time window, and drawing a window by pointer. The style sheet hides it without
//! JavaScript.

mod handles;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use model::draw::brush::{Grip, Window};
use model::draw::timeline::{Axis, TimelineSize};
use model::query::Query;
use model::when::PartialDate;

use super::gestures::OnScreen;
use crate::browser::dom::{closest, first};
use crate::browser::focus::focus_on;
use crate::state::Atlas;
pub(super) use handles::Handles;

/// A shorter movement is a press, in units of the picture.
const DRAG_THRESHOLD: f64 = 3.0;

/// The brush of one picture, moved by pointer and by keys.
#[derive(Clone, Copy)]
pub(super) struct WindowBrush {
    atlas: Atlas,
    size: Memo<TimelineSize>,
    drag: StoredValue<Option<WindowDrag>>,
    /// The last position of the pointer, until the next frame: there is at most one update per frame.
    last: StoredValue<Option<f64>>,
    /// The window before each of the last two presses, the older first.
    presses: StoredValue<[Option<Dates>; 2]>,
}

type Dates = (Option<PartialDate>, Option<PartialDate>);

/// A window that is being dragged.
#[derive(Clone)]
struct WindowDrag {
    grip: Grip,
    /// Where the drag began, in units of the picture.
    from: f64,
    /// And on the screen.
    from_y: i32,
    /// Whether the pointer has moved beyond the threshold.
    moved: bool,
    /// The query at the beginning.
    before: Query,
    picture: OnScreen,
}

impl WindowBrush {
    pub(super) fn new(atlas: Atlas, size: Memo<TimelineSize>) -> Self {
        let (drag, last) = (StoredValue::new(None), StoredValue::new(None));
        Self { atlas, size, drag, last, presses: StoredValue::default() }
    }

    fn set_window(self, (since, until): Dates) {
        self.atlas.update_query(|query| (query.since, query.until) = (since, until));
    }

    /// For `pointerdown`.
    pub(super) fn down(self, event: &PointerEvent) {
        // A second finger begins a pinch, so revert what the first one did.
        if let Some(drag) = self.drag.get_value().filter(|_| !event.is_primary()) {
            self.set_window((drag.before.since, drag.before.until));
        }
        let drag = (event.button() == 0 && event.is_primary()).then(|| self.grab(event)).flatten();
        if drag.is_some() {
            event.prevent_default();
            self.atlas.pointer_down.set(true);
        }
        self.drag.set_value(drag);
    }

    fn grab(self, event: &PointerEvent) -> Option<WindowDrag> {
        let element = closest(event, "[data-grip]")?;
        let grip = grip_of(&element.get_attribute("data-grip")?)?;
        // Fails if the pointer was released already.
        let _ = element.set_pointer_capture(event.pointer_id());
        let picture = OnScreen::of(
            &element.closest("svg.tl").ok()??,
            self.size.get_untracked(),
            self.atlas.visible_range,
        )?;
        let before = self.atlas.requested.with_untracked(|requested| requested.query.clone());
        let from = picture.unit(event.client_x().into());
        let from_y = event.client_y();
        Some(WindowDrag { grip, from, from_y, moved: false, before, picture })
    }

    /// For `pointermove`.
    pub(super) fn moved(self, event: &PointerEvent) {
        if event.buttons() == 0 {
            // The release was not reported, for example because a system menu opened.
            return self.up(true);
        }
        let at = self.drag.try_update_value(|drag| {
            let drag = drag.as_mut()?;
            let at = drag.picture.unit(event.client_x().into());
            // A finger that moves up or down scrolls, unless it is on a handle.
            let (right, down) = ((at - drag.from).abs(), f64::from((event.client_y() - drag.from_y).abs()));
            let is_across = right > down || matches!(drag.grip, Grip::Since | Grip::Until);
            drag.moved |= right >= DRAG_THRESHOLD && (is_across || event.pointer_type() != "touch");
            drag.moved.then_some(at)
        });
        if let Some(at) = at.flatten() {
            let waits = self.last.with_value(Option::is_some);
            self.last.set_value(Some(at));
            if !waits {
                request_animation_frame(move || self.apply_pointer());
            }
        }
    }

    /// Moves the window to the position of the pointer.
    fn apply_pointer(self) {
        let at = self.last.try_update_value(Option::take).flatten();
        if let Some((at, drag)) = at.zip(self.drag.try_get_value().flatten()) {
            let axis = &drag.picture.axis;
            let window = Window::of(&drag.before, axis).dragged(drag.grip, drag.from, at, axis);
            // A new window does not depend on the old one.
            let before = if drag.grip == Grip::New { &Query::default() } else { &drag.before };
            self.set_window(window.dates(before, axis));
        }
    }

    /// For `pointerup` and, with `released` false, for `pointercancel` and `lostpointercapture`, which revert the drag: the
    /// browser scrolls instead, or a sheet moves. A press on the bars sets the window to the cell under it.
    pub(super) fn up(self, released: bool) {
        if released {
            self.apply_pointer();
        }
        self.last.set_value(None);
        let Some(drag) = self.drag.try_update_value(Option::take).flatten() else { return };
        if released && !drag.moved {
            let before = (drag.before.since, drag.before.until);
            self.presses.update_value(|presses| *presses = [presses[1], Some(before)]);
        }
        if !released {
            self.set_window((drag.before.since, drag.before.until));
        } else if !drag.moved && drag.grip == Grip::New {
            let date = Window::date_at(drag.from, &drag.picture.axis);
            self.set_window((date, date));
        }
        self.atlas.pointer_down.set(false);
        self.atlas.dragging.set(false);
    }

    /// For `dblclick`, which zooms in: reverts the window that its two presses have set.
    pub(super) fn double_clicked(self) {
        if let [Some(before), Some(_)] = self.presses.get_value() {
            self.set_window(before);
        }
    }

    /// A key on a handle.
    fn keydown(self, grip: Grip, axis: &Axis, event: &KeyboardEvent) {
        // Keys with modifiers are left to the browser.
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let query = self.atlas.requested.with_untracked(|requested| requested.query.clone());
        if let Some(by) = step(&event.key(), axis) {
            event.prevent_default();
            self.atlas.stop_playing();
            self.set_window_by_key(Window::of(&query, axis).stepped(grip, by, axis).dates(&query, axis));
        } else if event.key() == "Escape" && query.window() != (None, None) {
            // Stop Escape from also closing the record panel.
            event.stop_propagation();
            self.atlas.stop_playing();
            self.set_window_by_key((None, None));
        }
    }

    /// Sets the window from a handle. Without a window there are no handles, so the focus moves to the timeline.
    fn set_window_by_key(self, dates: Dates) {
        if dates == (None, None)
            && let Some(timeline) = first("#time")
        {
            focus_on(&timeline);
        }
        self.set_window(dates);
    }
}

/// The number of cells by which a key moves a handle.
fn step(key: &str, axis: &Axis) -> Option<i64> {
    let (first, last) = axis.all_cells();
    match key {
        "ArrowLeft" | "ArrowDown" => Some(-1),
        "ArrowRight" | "ArrowUp" => Some(1),
        "PageDown" => Some(-axis.stride()),
        "PageUp" => Some(axis.stride()),
        "Home" => Some(first - last),
        "End" => Some(last - first),
        _ => None,
    }
}

/// The value of `data-grip` for a grip.
const fn grip_name(grip: Grip) -> &'static str {
    match grip {
        Grip::Since => "since",
        Grip::Until => "until",
        Grip::Band => "band",
        Grip::New => "new",
    }
}

fn grip_of(text: &str) -> Option<Grip> {
    [Grip::Since, Grip::Until, Grip::Band, Grip::New].into_iter().find(|grip| grip_name(*grip) == text)
}
