//! Moving the window on the timeline, by pointer and by keyboard.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, KeyboardEvent, PointerEvent};
use model::draw::brush::{Grip, Window};
use model::draw::timeline::{Axis, Size};

use super::address::Writer;
use super::events::closest;
use super::state::State;
use crate::panels::brush::grip;

/// A window that is being moved.
#[derive(Clone, Copy)]
struct Drag {
    grip: Grip,
    /// Where it was taken hold of, in units of the picture.
    from: f64,
    window: Window,
    axis: Axis,
    /// The left edge and the width of the picture on the screen, and its width in units.
    picture: (f64, f64, f64),
}

impl Drag {
    fn unit(&self, event: &PointerEvent) -> f64 {
        let (left, shown, width) = self.picture;
        (f64::from(event.client_x()) - left) / shown.max(1.0) * width
    }
}

/// Listens to the handles of the window.
pub(super) fn listen(state: State, writer: Writer) {
    let drag = StoredValue::new(None::<Drag>);
    let ask = move |window: Window, axis: &Axis| {
        let (since, until) = window.dates(axis);
        writer.ask(|query| (query.since, query.until) = (since, until));
    };
    // The listeners stay as long as the page is open.
    let _ = window_event_listener(ev::pointerdown, move |event| {
        let taken = (event.button() == 0).then(|| take(state, &event)).flatten();
        if taken.is_some() {
            event.prevent_default();
        }
        drag.set_value(taken);
    });
    // More than one step a frame is seen by nobody.
    let last = StoredValue::new(None::<f64>);
    let _ = window_event_listener(ev::pointermove, move |event| {
        let Some(held) = drag.get_value() else { return };
        let waiting = last.with_value(Option::is_some);
        last.set_value(Some(held.unit(&event)));
        if !waiting {
            request_animation_frame(move || {
                if let Some(at) = last.try_update_value(Option::take).flatten() {
                    ask(held.window.dragged(held.grip, held.from, at, &held.axis), &held.axis);
                }
            });
        }
    });
    for end in ["pointerup", "pointercancel"] {
        let _ = window_event_listener_untyped(end, move |_| drag.set_value(None));
    }
    let _ = window_event_listener(ev::keydown, move |event| {
        let Some((grip, axis)) = slider(state, &event) else { return };
        let window = state.asked.with_untracked(|asked| Window::of(&asked.read.query, &axis));
        if let Some(by) = step(&event.key(), &axis) {
            event.prevent_default();
            ask(window.stepped(grip, by, &axis), &axis);
        } else if event.key() == "Escape" {
            ask(Window::all(&axis), &axis);
        }
    });
}

/// How far a key moves a slider, in cells.
fn step(key: &str, axis: &Axis) -> Option<i64> {
    let (first, last) = axis.cells();
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

fn take(state: State, event: &PointerEvent) -> Option<Drag> {
    let held = closest(event, "[data-grip]")?;
    let grip = grip(&held.get_attribute("data-grip")?)?;
    let (axis, picture) = axis(state, &held)?;
    let window = state.asked.with_untracked(|asked| Window::of(&asked.read.query, &axis));
    let drag = Drag { grip, from: 0.0, window, axis, picture };
    Some(Drag { from: drag.unit(event), ..drag })
}

fn slider(state: State, event: &KeyboardEvent) -> Option<(Grip, Axis)> {
    let held = closest(event, "[role=slider][data-grip]")?;
    Some((grip(&held.get_attribute("data-grip")?)?, axis(state, &held)?.0))
}

/// The axis of the picture that holds an element, and where that picture is.
fn axis(state: State, element: &Element) -> Option<(Axis, (f64, f64, f64))> {
    let picture = element.closest("svg").ok()??;
    let size = if picture.class_list().contains("tl--w") { Size::WIDE } else { Size::NARROW };
    let bounds = picture.dyn_ref::<Element>()?.get_bounding_client_rect();
    let axis = Axis::new(state.seen()?.0, size);
    Some((axis, (bounds.left(), bounds.width(), size.width)))
}
