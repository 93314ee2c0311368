//! Moving along the timeline: closer and further, earlier and later, by wheel, pinch, buttons and keys; the window
//! that moves by itself; and boxes that come apart.

use std::time::Duration;

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{KeyboardEvent, PointerEvent, WheelEvent};
use model::draw::Span;
use model::draw::brush::Window;
use model::draw::timeline::Axis;
use model::when::When;

use super::address::Writer;
use super::brush::{Shown, axis};
use super::events::{closest, is_plain};
use super::rove;
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
            act_on(state, writer, &act, 0.5);
        } else if let Some(link) = closest(&event, "[data-closer]").filter(|_| is_plain(&event)) {
            event.prevent_default();
            let closer = link.get_attribute("data-closer").and_then(|text| text.parse::<When>().ok());
            if let (Some(span), Some((_, whole))) =
                (closer.and_then(|when| Span::between(&when)), state.seen())
            {
                show(state, span, whole);
            }
        }
    });
    let _ = window_event_listener(ev::keydown, move |event| {
        if closest(&event, "#time").is_none() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if rove::step(&event) {
            event.prevent_default();
        } else if let Some(act) = key(&event) {
            event.prevent_default();
            act_on(state, writer, act, middle(state, &event));
        }
    });
    // Whatever else is done here, the window rests.
    let _ = window_event_listener(ev::pointerdown, move |event| {
        if closest(&event, "#time").is_some() && closest(&event, "[data-act]").is_none() {
            state.playing.set(false);
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

fn show(state: State, span: Span, whole: Span) {
    state.playing.set(false);
    state.see(span, whole);
}

fn act_on(state: State, writer: Writer, act: &str, around: f64) {
    let Some((span, whole)) = state.seen() else { return };
    let next = match act {
        "in" => span.zoomed(CLOSER, around, whole),
        "out" => span.zoomed(1.0 / CLOSER, around, whole),
        "earlier" => span.moved(-ASIDE, whole),
        "later" => span.moved(ASIDE, whole),
        "all" => whole,
        // Who asked for less motion moves the window step by step.
        "play" if !still() => return state.playing.update(|playing| *playing = !*playing),
        "play" | "step" => {
            state.playing.set(false);
            return advance(state, writer);
        }
        "moving" | "growing" => {
            state.playing.set(false);
            return state.growing.set(act == "growing");
        }
        _ => return,
    };
    show(state, next, whole);
}

/// What a key does on the timeline, unless it belongs to a slider, a link or a field in it.
fn key(event: &KeyboardEvent) -> Option<&'static str> {
    match event.key().as_str() {
        "+" | "=" => Some("in"),
        "-" => Some("out"),
        "0" => Some("all"),
        "[" => Some("earlier"),
        "]" => Some("later"),
        " " if closest(event, "button, summary, input").is_none() => Some("play"),
        _ => None,
    }
}

/// Where the mark that has the focus lies on the axis, so that a closer look does not lose it.
fn middle(state: State, event: &KeyboardEvent) -> f64 {
    let place = || {
        let bounds = closest(event, ".sym > a")?.get_bounding_client_rect();
        let (axis, shown) = axis(state, &closest(event, "svg.tl")?)?;
        Some(axis.share(shown.unit(bounds.left() + bounds.width() / 2.0)))
    };
    place().unwrap_or(0.5)
}

/// A wheel with Control, as a trackpad's pinch sends it, comes closer; one aside moves; any other scrolls.
fn wheel(state: State, event: &WheelEvent) {
    let Some(picture) = closest(event, "svg.tl") else { return };
    let (Some((span, whole)), Some((axis, shown))) = (state.seen(), axis(state, &picture)) else { return };
    let next = if event.ctrl_key() || event.meta_key() {
        let around = axis.share(shown.unit(f64::from(event.client_x())));
        span.zoomed((-event.delta_y() / 200.0).exp2(), around, whole)
    } else if event.delta_x().abs() > event.delta_y().abs() {
        span.moved(event.delta_x() / 600.0, whole)
    } else {
        return;
    };
    event.prevent_default();
    show(state, next, whole);
}

/// Two fingers that lie on a picture.
#[derive(Clone)]
struct Pinch {
    /// Where the fingers are, by the number of their pointer.
    fingers: Vec<(i32, f64)>,
    /// The picture on the screen when the last finger came; a touch keeps to it, wherever it goes.
    picture: Option<(Axis, Shown)>,
}

impl Pinch {
    /// How far the fingers are from each other, and what lies between them.
    fn reach(&self) -> Option<(f64, f64)> {
        let [(_, one), (_, other)] = self.fingers[..] else { return None };
        Some(((one - other).abs().max(1.0), f64::midpoint(one, other)))
    }
}

/// Two fingers on a picture: what lies between them grows with the distance between them.
fn pinch(state: State) {
    let pinch = StoredValue::new(Pinch { fingers: Vec::new(), picture: None });
    let _ = window_event_listener(ev::pointerdown, move |event: PointerEvent| {
        let picture = closest(&event, "svg.tl").filter(|_| event.pointer_type() == "touch");
        if let Some(picture) = picture {
            pinch.update_value(|pinch| {
                pinch.fingers.push((event.pointer_id(), f64::from(event.client_x())));
                pinch.picture = axis(state, &picture);
            });
        }
    });
    let _ = window_event_listener(ev::pointermove, move |event: PointerEvent| {
        let before = pinch.with_value(Pinch::reach);
        pinch.update_value(|pinch| {
            if let Some(finger) = pinch.fingers.iter_mut().find(|finger| finger.0 == event.pointer_id()) {
                finger.1 = f64::from(event.client_x());
            }
        });
        let pinch = pinch.get_value();
        if let (Some((before, _)), Some((after, middle)), Some((axis, shown)), Some((span, whole))) =
            (before, pinch.reach(), pinch.picture, state.seen())
        {
            show(state, span.zoomed(after / before, axis.share(shown.unit(middle)), whole), whole);
        }
    });
    for end in ["pointerup", "pointercancel"] {
        let _ = window_event_listener_untyped(end, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                pinch.update_value(|pinch| pinch.fingers.retain(|finger| finger.0 != event.pointer_id()));
            }
        });
    }
}

/// Moves the window while it plays. Each step asks for the next, and only for its own run.
fn play(state: State, writer: Writer) {
    let runs = StoredValue::new(0_u32);
    Effect::new(move |_| {
        if state.playing.get() {
            runs.update_value(|runs| *runs += 1);
            go_on(state, writer, runs, runs.get_value());
        }
    });
}

fn go_on(state: State, writer: Writer, runs: StoredValue<u32>, run: u32) {
    if state.playing.get_untracked() && runs.get_value() == run {
        advance(state, writer);
        set_timeout(move || go_on(state, writer, runs, run), STEP);
    }
}

/// One step: a day, a month or a year, whichever the axis names.
fn advance(state: State, writer: Writer) {
    let Some((span, whole)) = state.seen() else { return state.playing.set(false) };
    let (axis, step) = Axis::to_play(span, whole);
    let query = state.asked.with_untracked(|asked| asked.read.query.clone());
    let (next, more) = Window::of(&query, &axis).played(state.growing.get_untracked(), step, &axis);
    if !more {
        state.playing.set(false);
    }
    let (since, until) = next.dates(&query, &axis);
    writer.ask(|query| (query.since, query.until) = (since, until));
}

/// Whether the reader asked for less motion.
fn still() -> bool {
    let asked = window().match_media("(prefers-reduced-motion: reduce)");
    asked.ok().flatten().is_some_and(|query| query.matches())
}
