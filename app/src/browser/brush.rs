//! Moving the window on the timeline, by pointer and by keyboard.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::{Element, KeyboardEvent, PointerEvent};
use model::draw::brush::{Grip, Window};
use model::draw::timeline::{Axis, Size};
use model::query::Query;
use model::when::PartialDate;

use super::address::Writer;
use super::events::closest;
use super::state::State;
use crate::panels::brush::grip;

/// How far a hand may move that only presses, in units of the picture.
const STILL: f64 = 3.0;

/// A window that is being moved.
#[derive(Clone)]
struct Drag {
    grip: Grip,
    /// Where it was taken hold of, in units of the picture.
    from: f64,
    /// What was asked then.
    before: Query,
    axis: Axis,
    shown: Shown,
}

/// Where a picture is on the screen.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    left: f64,
    width: f64,
    /// Its width in units of its own.
    units: f64,
}

impl Shown {
    /// The place in the picture of a place on the screen.
    pub(super) fn unit(&self, x: f64) -> f64 {
        (x - self.left) / self.width.max(1.0) * self.units
    }
}

/// Listens to the handles of the window.
pub(super) fn listen(state: State, writer: Writer) {
    let drag = StoredValue::new(None::<Drag>);
    let ask = move |(since, until): (Option<PartialDate>, Option<PartialDate>)| {
        writer.ask(|query| (query.since, query.until) = (since, until));
    };
    // A hand that presses is never quite still.
    let moved = StoredValue::new(false);
    // The listeners stay as long as the page is open.
    let _ = window_event_listener(ev::pointerdown, move |event| {
        // A second finger means the picture, not the window: what the first did to that is taken back.
        if let Some(held) = drag.get_value().filter(|_| !event.is_primary()) {
            ask((held.before.since, held.before.until));
        }
        let taken = (event.button() == 0 && event.is_primary()).then(|| take(state, &event)).flatten();
        if taken.is_some() {
            event.prevent_default();
        }
        moved.set_value(false);
        drag.set_value(taken);
    });
    // More than one step a frame is seen by nobody.
    let last = StoredValue::new(None::<f64>);
    let follow = move || {
        let at = last.try_update_value(Option::take).flatten();
        if let Some((at, held)) = at.zip(drag.get_value()) {
            let window = Window::of(&held.before, &held.axis);
            let window = window.dragged(held.grip, held.from, at, &held.axis);
            // A new window owes nothing to the old one.
            let before = if held.grip == Grip::New { &Query::default() } else { &held.before };
            ask(window.dates(before, &held.axis));
        }
    };
    let _ = window_event_listener(ev::pointermove, move |event| {
        let Some(held) = drag.get_value() else { return };
        let at = held.shown.unit(event.client_x().into());
        if !moved.get_value() && (at - held.from).abs() < STILL {
            return;
        }
        moved.set_value(true);
        let waiting = last.with_value(Option::is_some);
        last.set_value(Some(at));
        if !waiting {
            request_animation_frame(follow);
        }
    });
    for end in ["pointerup", "pointercancel"] {
        let _ = window_event_listener_untyped(end, move |_| {
            follow();
            let pressed = drag.get_value().filter(|held| held.grip == Grip::New && end == "pointerup");
            if let Some(held) = pressed.filter(|_| !moved.get_value()) {
                let date = Window::pressed(held.from, &held.axis);
                ask((date, date));
            }
            drag.set_value(None);
        });
    }
    let _ = window_event_listener(ev::keydown, move |event| {
        let Some((grip, axis)) = slider(state, &event) else { return };
        let query = state.asked.with_untracked(|asked| asked.read.query.clone());
        if let Some(by) = step(&event.key(), &axis) {
            event.prevent_default();
            state.playing.set(false);
            ask(Window::of(&query, &axis).stepped(grip, by, &axis).dates(&query, &axis));
        } else if event.key() == "Escape" {
            ask((None, None));
        }
    });
}

/// How far a key moves a slider, in cells.
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

fn take(state: State, event: &PointerEvent) -> Option<Drag> {
    let held = closest(event, "[data-grip]")?;
    // It hears of the pointer until that is let go; what the pointer comes over meanwhile does not. A pointer that is
    // gone already cannot be held.
    let _ = held.set_pointer_capture(event.pointer_id());
    let grip = grip(&held.get_attribute("data-grip")?)?;
    let (axis, shown) = axis(state, &held.closest("svg.tl").ok()??)?;
    let before = state.asked.with_untracked(|asked| asked.read.query.clone());
    Some(Drag { grip, from: shown.unit(event.client_x().into()), before, axis, shown })
}

fn slider(state: State, event: &KeyboardEvent) -> Option<(Grip, Axis)> {
    // With those the keys are the browser's.
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let held = closest(event, "[role=slider][data-grip]")?;
    let picture = closest(event, "svg.tl")?;
    Some((grip(&held.get_attribute("data-grip")?)?, axis(state, &picture)?.0))
}

/// The axis of a picture, and where that is.
pub(super) fn axis(state: State, picture: &Element) -> Option<(Axis, Shown)> {
    let is = |name| picture.class_list().contains(name);
    let size = if is("tl--w") {
        Size::WIDE
    } else if is("tl--s") {
        Size::SMALL
    } else {
        Size::NARROW
    };
    let bounds = picture.get_bounding_client_rect();
    let (span, whole) = state.seen()?;
    let shown = Shown { left: bounds.left(), width: bounds.width(), units: size.width };
    Some((Axis::new(span, whole, size), shown))
}
