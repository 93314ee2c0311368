//! Moving along the timeline: closer and further, earlier and later, by wheel, pinch, buttons and keys; and the
//! window that moves by itself.

use std::time::Duration;

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{Element, KeyboardEvent, PointerEvent, WheelEvent};
use model::draw::brush::{Grip, Window};
use model::draw::timeline::{Axis, Size};

use super::address::Writer;
use super::events::closest;
use super::state::State;

/// How long playback shows one step.
const STEP: Duration = Duration::from_millis(900);
/// What a key or a button zooms by, and moves by.
const CLOSER: f64 = 2.0;
const ASIDE: f64 = 0.25;

/// Listens to the timeline.
pub(super) fn listen(state: State, writer: Writer, root: NodeRef<Div>) {
    // The listeners stay as long as the page is open.
    let _ = window_event_listener(ev::click, move |event| {
        let act = closest(&event, "[data-act]").and_then(|button| button.get_attribute("data-act"));
        if let Some(act) = act {
            act_on(state, writer, &act);
        }
    });
    let _ = window_event_listener(ev::keydown, move |event| {
        if let Some(act) = key(&event) {
            event.prevent_default();
            act_on(state, writer, act);
        }
    });
    pinch(state);
    // On the window a wheel could not be kept from scrolling the page.
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        let wheel = Closure::<dyn Fn(WheelEvent)>::new(move |event: WheelEvent| wheel(state, &event));
        // An element takes any listener.
        let _ = root.add_event_listener_with_callback("wheel", wheel.as_ref().unchecked_ref());
        wheel.forget();
    });
    play(state, writer);
}

fn act_on(state: State, writer: Writer, act: &str) {
    let Some((span, whole)) = state.seen() else { return };
    let next = match act {
        "in" => span.zoomed(CLOSER, 0.5, whole),
        "out" => span.zoomed(1.0 / CLOSER, 0.5, whole),
        "earlier" => span.moved(-ASIDE, whole),
        "later" => span.moved(ASIDE, whole),
        "all" => whole,
        // Who asked for less motion moves the window step by step.
        "play" if still() => return advance(state, writer),
        "play" => return state.playing.update(|playing| *playing = !*playing),
        _ => return,
    };
    state.span.set((next != whole).then_some(next));
}

/// What a key does on the timeline, unless it belongs to a slider, a link or a field in it.
fn key(event: &KeyboardEvent) -> Option<&'static str> {
    closest(event, ".time")?;
    let taken = |selector: &str| closest(event, selector).is_some();
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    match event.key().as_str() {
        "+" | "=" => Some("in"),
        "-" => Some("out"),
        "0" => Some("all"),
        "[" => Some("earlier"),
        "]" => Some("later"),
        " " if !taken("button, summary, input") => Some("play"),
        _ => None,
    }
}

/// A wheel with Control, as a trackpad's pinch sends it, comes closer; one aside moves; any other scrolls.
fn wheel(state: State, event: &WheelEvent) {
    let Some(picture) = closest(event, "svg.tl") else { return };
    let Some((span, whole)) = state.seen() else { return };
    let next = if event.ctrl_key() || event.meta_key() {
        span.zoomed((-event.delta_y() / 200.0).exp2(), share(&picture, f64::from(event.client_x())), whole)
    } else if event.delta_x().abs() > event.delta_y().abs() {
        span.moved(event.delta_x() / 600.0, whole)
    } else {
        return;
    };
    event.prevent_default();
    state.span.set((next != whole).then_some(next));
}

/// Where a place on the screen lies on the axis of a picture, from 0 to 1.
fn share(picture: &Element, x: f64) -> f64 {
    let size = if picture.class_list().contains("tl--w") { Size::WIDE } else { Size::NARROW };
    let bounds = picture.get_bounding_client_rect();
    let at = (x - bounds.left()) / bounds.width().max(1.0) * size.width;
    let (from, to) = (size.gutter.max(2.0), size.width - if size.gutter > 0.0 { 14.0 } else { 2.0 });
    ((at - from) / (to - from)).clamp(0.0, 1.0)
}

/// Two fingers on a picture: what lies between them grows with the distance between them.
fn pinch(state: State) {
    type Fingers = Vec<(i32, f64)>;
    let fingers = StoredValue::new(Fingers::new());
    let distance = |fingers: &Fingers| match fingers[..] {
        [(_, one), (_, other)] => Some(((one - other).abs().max(1.0), f64::midpoint(one, other))),
        _ => None,
    };
    let _ = window_event_listener(ev::pointerdown, move |event: PointerEvent| {
        if event.pointer_type() == "touch" && closest(&event, "svg.tl").is_some() {
            fingers.update_value(|fingers| fingers.push((event.pointer_id(), f64::from(event.client_x()))));
        }
    });
    let _ = window_event_listener(ev::pointermove, move |event: PointerEvent| {
        let before = fingers.with_value(distance);
        fingers.update_value(|fingers| {
            if let Some(finger) = fingers.iter_mut().find(|finger| finger.0 == event.pointer_id()) {
                finger.1 = f64::from(event.client_x());
            }
        });
        let (Some((before, _)), Some((after, middle))) = (before, fingers.with_value(distance)) else {
            return;
        };
        let Some(picture) = closest(&event, "svg.tl") else { return };
        if let Some((span, whole)) = state.seen() {
            let next = span.zoomed(after / before, share(&picture, middle), whole);
            state.span.set((next != whole).then_some(next));
        }
    });
    for end in ["pointerup", "pointercancel"] {
        let _ = window_event_listener_untyped(end, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                fingers.update_value(|fingers| fingers.retain(|finger| finger.0 != event.pointer_id()));
            }
        });
    }
}

/// Moves the window while it plays.
fn play(state: State, writer: Writer) {
    let running = StoredValue::new(None::<IntervalHandle>);
    Effect::new(move |_| {
        if let Some(last) = running.try_update_value(Option::take).flatten() {
            last.clear();
        }
        if state.playing.get() {
            advance(state, writer);
            running.set_value(set_interval_with_handle(move || advance(state, writer), STEP).ok());
        }
    });
}

/// One step: a window with two ends moves on, any other grows from the beginning. At the end it stops.
fn advance(state: State, writer: Writer) {
    let Some((span, _)) = state.seen() else { return state.playing.set(false) };
    let axis = Axis::new(span, Size::WIDE);
    let all = Window::all(&axis);
    let query = state.asked.with_untracked(|asked| asked.read.query.clone());
    let window = Window::of(&query, &axis);
    let step = (axis.stride() / 4).max(1);
    let next = match query.window() {
        (Some(_), Some(_)) => window.stepped(Grip::Band, step, &axis),
        (_, Some(_)) => window.stepped(Grip::Until, step, &axis),
        _ => Window { first: window.first, last: window.first + step - 1 },
    };
    if next == window || next.last == all.last {
        state.playing.set(false);
    }
    let (since, until) = next.dates(&axis);
    writer.ask(|query| (query.since, query.until) = (since, until));
}

/// Whether the reader asked for less motion.
fn still() -> bool {
    let asked = window().match_media("(prefers-reduced-motion: reduce)");
    asked.ok().flatten().is_some_and(|query| query.matches())
}
