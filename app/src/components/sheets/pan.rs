//! Moves a sheet by a finger, or by a mouse at its head. The style sheet leaves vertical gestures in an open sheet to
//! this module (`touch-action`), since a browser cannot pass a gesture from scrolling to dragging.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::web_sys::Element;
use model::number::{Px, round_to_tenth};

use super::motion::{Height, Position, Rest, Stops, rest};
use super::{Sheets, open_sheet};
use crate::browser::dom::{as_html, closest};

/// A shorter movement is a press.
const DRAG_THRESHOLD: f64 = 8.0;
/// Milliseconds after which a finger that does not move counts as resting.
const REST_MS: f64 = 80.0;
/// How content glides on: the share of its speed that it keeps in a millisecond, and the speed at which it stops.
const KEPT: f64 = 0.9966;
const SLOWEST: f64 = 0.03;

/// A gesture in a sheet.
#[derive(Clone)]
pub(super) struct Pan {
    sheet: Element,
    pointer: i32,
    start: (f64, f64),
    /// Whether it began at the head, which moves the sheet whatever its content.
    at_head: bool,
    /// The last y, its time, and the speed there.
    last: (f64, f64, f64),
    /// Set once the finger has moved up or down.
    drag: Option<Drag>,
}

#[derive(Clone, Copy)]
struct Drag {
    stops: Stops,
    from: f64,
    position: Position,
}

fn position(event: &PointerEvent) -> (f64, f64) {
    (event.client_x().into(), event.client_y().into())
}

impl Sheets {
    /// For `pointerdown`.
    pub(crate) fn pointer_down(self, event: &PointerEvent) {
        // A second finger belongs to map or timeline.
        self.end_pan(None);
        let start = || {
            let sheet = open_sheet().filter(|_| event.is_primary() && event.button() == 0)?;
            let at_head = closest(event, ".sheet__head").is_some();
            let is_ours = at_head || event.pointer_type() == "touch";
            let is_inside = closest(event, ":target").as_ref() == Some(&sheet);
            let is_taken = closest(event, ".brush-handle, input, select").is_some();
            (is_ours && is_inside && !is_taken).then_some((sheet, at_head))
        };
        let pan = start().map(|(sheet, at_head)| {
            let start = position(event);
            let last = (start.1, event.time_stamp(), 0.0);
            Pan { sheet, pointer: event.pointer_id(), start, at_head, last, drag: None }
        });
        self.pan.set_value(pan);
    }

    /// For `pointermove`.
    pub(crate) fn pointer_moved(self, event: &PointerEvent) {
        let Some(mut pan) = self.pan.get_value().filter(|pan| pan.pointer == event.pointer_id()) else {
            return;
        };
        let (x, y) = position(event);
        if pan.drag.is_none() {
            let (dx, dy) = (x - pan.start.0, y - pan.start.1);
            if dx.hypot(dy) < DRAG_THRESHOLD {
                return;
            }
            if dx.abs() > dy.abs() {
                self.pan.set_value(None);
                return;
            }
            // From here on nothing else gets the pointer. Fails if it was released.
            let _ = pan.sheet.set_pointer_capture(pan.pointer);
            let scroll = f64::from(pan.sheet.scroll_top());
            let stops = self.measure_stops(&pan.sheet);
            let height = stops[self.height.get_value() as usize];
            pan.drag = Some(Drag { stops, from: height, position: Position { height, scroll } });
        }
        let (last_y, last_time, last_speed) = pan.last;
        let up = last_y - y;
        let time = event.time_stamp();
        let speed = up / (time - last_time).max(1.0);
        // The events of a screen are irregular, so their speeds are averaged.
        pan.last = (y, time, if last_speed == 0.0 { speed } else { 0.6 * speed + 0.4 * last_speed });
        if let Some(drag) = &mut pan.drag {
            drag.position = drag.moved(up, pan.at_head, &pan.sheet);
            show(&pan.sheet, drag.position);
        }
        self.pan.set_value(Some(pan));
    }

    /// For `pointerup` and, without `event`, for `pointercancel`.
    pub(crate) fn end_pan(self, event: Option<&PointerEvent>) {
        self.glides.update_value(|glides| *glides += 1);
        let Some(pan) = self.pan.try_update_value(Option::take).flatten() else { return };
        let Some(drag) = pan.drag else { return };
        let (_, time, speed) = pan.last;
        let rested = event.is_none_or(|event| event.time_stamp() - time > REST_MS);
        let speed = if rested { 0.0 } else { speed };
        let position = drag.position;
        let is_full = position.height > drag.stops[2] - 1.0;
        let is_scrolled = position.scroll > 0.0 && (is_full || (position.height - drag.from).abs() < 1.0);
        if is_scrolled && !pan.at_head {
            self.settle(&pan.sheet, Rest::At(if is_full { Height::Full } else { self.height.get_value() }));
            self.glide(&pan.sheet, speed);
        } else {
            self.settle(&pan.sheet, rest(drag.from, position.height, speed, drag.stops));
        }
    }

    /// Lets the content glide on.
    fn glide(self, sheet: &Element, speed: f64) {
        let run = self.glides.get_value();
        let scroll = f64::from(sheet.scroll_top());
        self.glide_step(sheet.clone(), scroll, speed, run);
    }

    fn glide_step(self, sheet: Element, scroll: f64, speed: f64, run: u32) {
        /// The usual time between two frames.
        const FRAME_MS: f64 = 16.7;
        if speed.abs() < SLOWEST || self.glides.try_get_value() != Some(run) {
            return;
        }
        let next = scroll + speed * FRAME_MS;
        set_scroll(&sheet, next);
        if next > 0.0 {
            request_animation_frame(move || {
                self.glide_step(sheet, next, speed * KEPT.powf(FRAME_MS), run);
            });
        }
    }

    /// Measures the three heights, which the style sheet says in units of the reader's text size.
    pub(super) fn measure_stops(self, sheet: &Element) -> Stops {
        // Without the transition between them.
        let _ = sheet.set_attribute("data-dragged", "");
        let measured = |height: Height| {
            let _ = sheet.set_attribute("data-height", height.name());
            sheet.get_bounding_client_rect().height()
        };
        let stops = Height::ALL.map(measured);
        measured(self.height.get_value());
        stops
    }
}

impl Drag {
    fn moved(&self, up: f64, at_head: bool, sheet: &Element) -> Position {
        let full = self.stops[2];
        if at_head {
            let height = (self.position.height + up).clamp(0.0, full);
            return Position { height, ..self.position };
        }
        let end = f64::from(sheet.scroll_height()) - full;
        self.position.moved(up, full, end)
    }
}

/// Shows a sheet under the finger.
fn show(sheet: &Element, position: Position) {
    // Setting a valid property cannot fail.
    let _ =
        as_html(sheet).style().set_property("height", &format!("{}px", Px(round_to_tenth(position.height))));
    let _ = sheet.set_attribute("data-dragged", "");
    set_scroll(sheet, position.scroll);
}

fn set_scroll(sheet: &Element, scroll: f64) {
    #[expect(clippy::cast_possible_truncation, reason = "sheets are not that long")]
    sheet.set_scroll_top(scroll.round() as i32);
}

/// Gives a sheet one of its heights, or none.
pub(super) fn set_height(sheet: &Element, height: Option<Height>) {
    let _ = as_html(sheet).style().remove_property("height");
    let _ = sheet.remove_attribute("data-dragged");
    let _ = match height {
        Some(height) => sheet.set_attribute("data-height", height.name()),
        None => sheet.remove_attribute("data-height"),
    };
}
