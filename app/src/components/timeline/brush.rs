//! The brush: the handles of the time window, and drawing a window by pointer. A style sheet hides it where there is
//! no script to move it.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use maud::html;
use model::draw::brush::{Grip, Window};
use model::draw::timeline::{Axis, Size};
use model::draw::{Px, tenth};
use model::query::Query;
use model::when::{PartialDate, When};
use model::words;

use super::gestures::OnScreen;
use crate::browser::dom::closest;
use crate::context::use_site;
use crate::state::Atlas;
use crate::texts::text;

/// The upper edge and the height of what can be held, in units of the picture.
const BAND: (f64, f64) = (2.0, 50.0);
/// The width of a handle that a finger finds.
const HANDLE: f64 = 24.0;
/// A movement below this is a press, in units of the picture.
const DRAG_THRESHOLD: f64 = 3.0;

/// Drawing the window of one picture by pointer and by keys.
#[derive(Clone, Copy)]
pub(super) struct Brush {
    atlas: Atlas,
    size: Size,
    drag: StoredValue<Option<Drag>>,
    /// Where the pointer was last, until the next frame: at most one update per frame.
    last: StoredValue<Option<f64>>,
}

/// A window that is being dragged.
#[derive(Clone)]
struct Drag {
    grip: Grip,
    /// Where it was taken hold of, in units of the picture.
    from: f64,
    /// Whether the pointer has moved since.
    moved: bool,
    /// What was asked then.
    before: Query,
    picture: OnScreen,
}

impl Brush {
    pub(super) fn new(atlas: Atlas, size: Size) -> Self {
        Self { atlas, size, drag: StoredValue::new(None), last: StoredValue::new(None) }
    }

    fn ask(self, (since, until): (Option<PartialDate>, Option<PartialDate>)) {
        self.atlas.ask(|query| (query.since, query.until) = (since, until));
    }

    /// For `pointerdown`.
    pub(super) fn down(self, event: &PointerEvent) {
        // A second finger begins a pinch: what the first did is reverted.
        if let Some(drag) = self.drag.get_value().filter(|_| !event.is_primary()) {
            self.ask((drag.before.since, drag.before.until));
        }
        let taken = (event.button() == 0 && event.is_primary()).then(|| self.take(event)).flatten();
        if taken.is_some() {
            event.prevent_default();
            self.atlas.held.set(true);
        }
        self.drag.set_value(taken);
    }

    fn take(self, event: &PointerEvent) -> Option<Drag> {
        let held = closest(event, "[data-grip]")?;
        let grip = grip(&held.get_attribute("data-grip")?)?;
        // The browser looks for nothing else under the pointer then. One that is gone already cannot be held.
        let _ = held.set_pointer_capture(event.pointer_id());
        let picture = OnScreen::of(&held.closest("svg.tl").ok()??, self.size, self.atlas.stretch)?;
        let before = self.atlas.asked.with_untracked(|asked| asked.query.clone());
        let from = picture.unit(event.client_x().into());
        Some(Drag { grip, from, moved: false, before, picture })
    }

    /// For `pointermove`.
    pub(super) fn moved(self, event: &PointerEvent) {
        let at = self.drag.try_update_value(|drag| {
            let drag = drag.as_mut()?;
            let at = drag.picture.unit(event.client_x().into());
            drag.moved |= (at - drag.from).abs() >= DRAG_THRESHOLD;
            drag.moved.then_some(at)
        });
        if let Some(at) = at.flatten() {
            let waits = self.last.with_value(Option::is_some);
            self.last.set_value(Some(at));
            if !waits {
                request_animation_frame(move || self.follow());
            }
        }
    }

    /// Draws the window to where the pointer is.
    fn follow(self) {
        let at = self.last.try_update_value(Option::take).flatten();
        if let Some((at, drag)) = at.zip(self.drag.try_get_value().flatten()) {
            let axis = &drag.picture.axis;
            let window = Window::of(&drag.before, axis).dragged(drag.grip, drag.from, at, axis);
            // A new window takes nothing over from the old one.
            let before = if drag.grip == Grip::New { &Query::default() } else { &drag.before };
            self.ask(window.dates(before, axis));
        }
    }

    /// For `pointerup` and, with `released` false, for `pointercancel`. A press on the bars asks for what is counted
    /// there.
    pub(super) fn up(self, released: bool) {
        self.follow();
        self.atlas.held.set(false);
        self.atlas.dragging.set(false);
        let drag = self.drag.try_update_value(Option::take).flatten();
        if let Some(drag) = drag.filter(|drag| released && !drag.moved && drag.grip == Grip::New) {
            let date = Window::pressed(drag.from, &drag.picture.axis);
            self.ask((date, date));
        }
    }

    /// A key on a handle.
    fn press(self, grip: Grip, axis: &Axis, event: &KeyboardEvent) {
        // With those the keys are the browser's.
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let query = self.atlas.asked.with_untracked(|asked| asked.query.clone());
        if let Some(by) = step(&event.key(), axis) {
            event.prevent_default();
            self.atlas.playing.set(false);
            self.ask(Window::of(&query, axis).stepped(grip, by, axis).dates(&query, axis));
        } else if event.key() == "Escape" {
            // Escape does not close the record panel, too.
            event.stop_propagation();
            self.ask((None, None));
        }
    }
}

/// How far a key moves a handle, in cells.
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

/// A grip as the page names it.
const fn word(grip: Grip) -> &'static str {
    match grip {
        Grip::Since => "since",
        Grip::Until => "until",
        Grip::Band => "band",
        Grip::New => "new",
    }
}

fn grip(text: &str) -> Option<Grip> {
    [Grip::Since, Grip::Until, Grip::Band, Grip::New].into_iter().find(|grip| word(*grip) == text)
}

/// Where a handle is, and its value as a slider.
#[derive(Clone, Debug, PartialEq)]
struct HandleState {
    x: f64,
    date: PartialDate,
    cell: i64,
    least: i64,
    most: i64,
}

/// The window as it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct BrushState {
    since: HandleState,
    until: HandleState,
    /// From where to where the band between the handles reaches, where a window is asked for.
    band: Option<(f64, f64)>,
}

impl BrushState {
    /// What lies beyond the picture is held at its edge; where the handles would lie upon each other, each keeps to its
    /// side.
    fn new(query: &Query, axis: &Axis, size: Size) -> Option<Self> {
        let (window, all) = (Window::of(query, axis), Window::all(axis));
        let since = query.since.or_else(|| axis.date(window.first))?;
        let until = query.until.or_else(|| axis.date(window.last))?;
        let (start, end) = (axis.place(since.first_day()), axis.place(until.last_day().plus(1)));
        let end = end.max(start);
        let aside = (HANDLE - (end - start)).max(0.0) / 2.0;
        // No picture cuts its handles.
        let (low, high) = (6.0, size.width - 6.0);
        let handle = |x: f64, date, cell: i64, least: i64, most: i64| HandleState {
            x: tenth(x),
            date,
            cell,
            least: least.min(cell),
            most: most.max(cell),
        };
        let (left, right) =
            ((start - aside).clamp(low, high - HANDLE), (end + aside).clamp(low + HANDLE, high));
        Some(Self {
            since: handle(left, since, window.first, all.first, window.last),
            until: handle(right, until, window.last, window.first, all.last),
            band: (query.window() != (None, None)).then_some((start, end)),
        })
    }
}

/// A pair of sliders over the bars of a picture, and the band between them.
#[component]
pub(super) fn Handles(
    brush: Brush,
    letter: &'static str,
    axis: Memo<Option<Axis>>,
    query: Memo<Query>,
) -> impl IntoView {
    let size = brush.size;
    let state = Memo::new(move |_| {
        axis.with(|axis| {
            query.with(|query| axis.as_ref().and_then(|axis| BrushState::new(query, axis, size)))
        })
    });
    let is_there = Memo::new(move |_| state.with(Option::is_some));
    let has_band =
        Memo::new(move |_| state.with(|state| state.as_ref().is_some_and(|state| state.band.is_some())));
    let band = move |of: fn((f64, f64)) -> f64| {
        let ends = state.with(|state| state.as_ref().and_then(|state| state.band)).unwrap_or_default();
        Px(of(ends)).to_string()
    };
    let (top, height) = (Px(BAND.0).to_string(), Px(BAND.1).to_string());
    move || {
        let (top, height) = (top.clone(), height.clone());
        is_there.get().then(|| {
            view! {
                <rect class="brush-area" data-grip=word(Grip::New) x="0" y=top.clone() width=Px(size.width).to_string()
                    height=height.clone()></rect>
                {move || has_band.get().then(|| {
                    view! {
                        <rect class="brush-band" data-grip=word(Grip::Band) x=move || band(|(start, _)| start)
                            y=top.clone() width=move || band(|(start, end)| tenth((end - start).max(1.0)))
                            height=height.clone()></rect>
                    }
                })}
                <Handle brush letter axis state grip=Grip::Since/>
                <Handle brush letter axis state grip=Grip::Until/>
            }
        })
    }
}

/// The inside of a handle. A string, because Leptos would put static elements of SVG into a group of their own when the
/// browser builds them.
fn handle_shape() -> String {
    let (x, width, height) = (Px(-HANDLE / 2.0), Px(HANDLE), Px(BAND.1));
    let shape = html! {
        rect class="brush-hit" x=(x) width=(width) height=(height) {}
        rect class="handle" x="-5" y="8" width="10" height="26" rx="2" {}
        path class="grip" d="M-1.5 15v12M1.5 15v12" {}
    };
    shape.into_string()
}

#[component]
fn Handle(
    brush: Brush,
    letter: &'static str,
    axis: Memo<Option<Axis>>,
    state: Memo<Option<BrushState>>,
    grip: Grip,
) -> impl IntoView {
    let lang = use_site().lang;
    let label = if grip == Grip::Since { text!(lang, brush_since) } else { text!(lang, brush_until) };
    let read = move |of: fn(&HandleState) -> i64| {
        state.with(|state| {
            let state = state.as_ref()?;
            Some(of(if grip == Grip::Since { &state.since } else { &state.until }).to_string())
        })
    };
    let handle = Memo::new(move |_| {
        state.with(|state| {
            let state = state.as_ref()?;
            Some(if grip == Grip::Since { state.since.clone() } else { state.until.clone() })
        })
    });
    let transform = move || {
        let x = handle.with(|handle| handle.as_ref().map(|handle| handle.x).unwrap_or_default());
        format!("translate({} {})", Px(x), Px(BAND.0))
    };
    let words =
        move || handle.with(|handle| handle.as_ref().map(|handle| words::date(&When::At(handle.date), lang)));
    let press = move |event: KeyboardEvent| {
        if let Some(axis) = axis.get_untracked() {
            brush.press(grip, &axis, &event);
        }
    };
    view! {
        <g class="brush-handle" id=format!("{}-{letter}", word(grip)) data-grip=word(grip) role="slider" tabindex="0"
            aria-label=label aria-valuemin=move || read(|handle| handle.least)
            aria-valuemax=move || read(|handle| handle.most) aria-valuenow=move || read(|handle| handle.cell)
            aria-valuetext=words transform=transform on:keydown=press inner_html=handle_shape()></g>
    }
}
