//! The handles of the time window: a pair of sliders over the bars of a picture, and the band between them. Shown while
//! the query has a window.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use maud::html;
use model::draw::brush::{Grip, Window};
use model::draw::timeline::{Axis, TimelineSize};
use model::number::Px;
use model::number::round_to_tenth;
use model::query::Query;
use model::when::{PartialDate, When};
use model::words;

use super::{WindowBrush, grip_name};
use crate::browser::layout::Width;
use crate::context::use_site;
use crate::texts::text;

/// The upper edge and the height of handles and band, in units of the picture.
const BAND: (f64, f64) = (2.0, 46.0);
/// The width of the target of a handle, for a mouse and for a finger.
const FOR_MOUSE: f64 = 24.0;
const FOR_FINGER: f64 = 44.0;

/// The position of a handle, and its value as a slider.
#[derive(Clone, Debug, PartialEq)]
struct HandleState {
    x: f64,
    date: PartialDate,
    cell: i64,
    min: i64,
    max: i64,
}

/// The window as it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct BrushState {
    since: HandleState,
    until: HandleState,
    /// The start and the end of the band between the handles.
    band: (f64, f64),
}

impl BrushState {
    /// Handles outside the picture are moved to its edge. Handles whose targets of this width would overlap are moved
    /// apart.
    fn new(query: &Query, axis: &Axis, size: TimelineSize, target: f64) -> Option<Self> {
        let (window, all) = (Window::of(query, axis), Window::all(axis));
        let since = query.since.or_else(|| axis.date(window.first))?;
        let until = query.until.or_else(|| axis.date(window.last))?;
        let (start, end) = (axis.x_of_day(since.first_day()), axis.x_of_day(until.last_day().plus(1)));
        let end = end.max(start);
        let aside = (target - (end - start)).max(0.0) / 2.0;
        // Handles are inside the picture as a whole; so is all of a target for a finger.
        let margin = if target > FOR_MOUSE { target / 2.0 } else { 6.0 };
        let (low, high) = (margin, size.width - margin);
        let handle = |x: f64, date, cell: i64, min: i64, max: i64| HandleState {
            x: round_to_tenth(x),
            date,
            cell,
            min: min.min(cell),
            max: max.max(cell),
        };
        let (left, right) =
            ((start - aside).clamp(low, high - target), (end + aside).clamp(low + target, high));
        Some(Self {
            since: handle(left, since, window.first, all.first, window.last),
            until: handle(right, until, window.last, window.first, all.last),
            band: (start, end),
        })
    }
}

/// A pair of sliders over the bars of a picture, and the band between them.
#[component]
pub(in super::super) fn Handles(
    brush: WindowBrush,
    suffix: &'static str,
    axis: Memo<Option<Axis>>,
    query: Memo<Query>,
) -> impl IntoView {
    let (size, atlas) = (brush.size, brush.atlas);
    let target = Memo::new(move |_| {
        let is_for_finger = suffix == Width::Narrow.suffix() || atlas.layout.with(|layout| layout.is_touched);
        if is_for_finger { FOR_FINGER } else { FOR_MOUSE }
    });
    let state = Memo::new(move |_| {
        let state = |axis: &Axis| query.with(|query| BrushState::new(query, axis, size.get(), target.get()));
        axis.with(|axis| axis.as_ref().and_then(state))
    });
    let is_there = Memo::new(move |_| state.with(Option::is_some));
    // While dragged, a handle stays even if the window becomes the whole time, which is no window.
    let has_window = Memo::new(move |last: Option<&bool>| {
        query.with(|query| query.window() != (None, None))
            || (last == Some(&true) && atlas.pointer_down.get())
    });
    let band = move |of: fn((f64, f64)) -> f64| {
        let ends = state.with(|state| state.as_ref().map(|state| state.band)).unwrap_or_default();
        Px(of(ends)).to_string()
    };
    let (top, height) = (Px(BAND.0).to_string(), Px(BAND.1).to_string());
    move || {
        let (top, height) = (top.clone(), height.clone());
        is_there.get().then(|| {
            let (band_top, band_height) = (top.clone(), height.clone());
            view! {
                <rect class="brush-area" data-grip=grip_name(Grip::New) x="0" y=top
                    width=move || Px(size.get().width).to_string() height=height></rect>
                {move || {
                    let (top, height) = (band_top.clone(), band_height.clone());
                    has_window.get().then(|| view! {
                        <rect class="brush-band" data-grip=grip_name(Grip::Band) x=move || band(|(start, _)| start) y=top
                            width=move || band(|(start, end)| round_to_tenth((end - start).max(1.0))) height=height></rect>
                        <Handle brush suffix axis state target grip=Grip::Since/>
                        <Handle brush suffix axis state target grip=Grip::Until/>
                    })
                }}
            }
        })
    }
}

/// The inside of a handle. A string, because in the browser Leptos would put static SVG elements into an extra group.
fn handle_shape(target: f64) -> String {
    let (x, width, height) = (Px(-target / 2.0), Px(target), Px(BAND.1));
    let shape = html! {
        rect class="brush-hit" x=(x) width=(width) height=(height) {}
        rect class="handle" x="-5" y="8" width="10" height="26" rx="2" {}
        path class="grip" d="M-1.5 15v12M1.5 15v12" {}
    };
    shape.into_string()
}

#[component]
fn Handle(
    brush: WindowBrush,
    suffix: &'static str,
    axis: Memo<Option<Axis>>,
    state: Memo<Option<BrushState>>,
    target: Memo<f64>,
    grip: Grip,
) -> impl IntoView {
    let lang = use_site().lang;
    let label = if grip == Grip::Since { text!(lang, brush_since) } else { text!(lang, brush_until) };
    let handle = Memo::new(move |_| {
        state.with(|state| {
            let state = state.as_ref()?;
            Some(if grip == Grip::Since { state.since.clone() } else { state.until.clone() })
        })
    });
    let cell = move |of: fn(&HandleState) -> i64| {
        handle.with(|handle| handle.as_ref().map(|handle| of(handle).to_string()))
    };
    let transform = move || {
        let x = handle.with(|handle| handle.as_ref().map(|handle| handle.x).unwrap_or_default());
        format!("translate({} {})", Px(x), Px(BAND.0))
    };
    let words =
        move || handle.with(|handle| handle.as_ref().map(|handle| words::date(&When::At(handle.date), lang)));
    let keydown = move |event: KeyboardEvent| {
        if let Some(axis) = axis.get_untracked() {
            brush.keydown(grip, &axis, &event);
        }
    };
    view! {
        <g class="brush-handle" id=format!("{}-{suffix}", grip_name(grip)) data-grip=grip_name(grip) role="slider" tabindex="0"
            aria-label=label aria-valuemin=move || cell(|handle| handle.min)
            aria-valuemax=move || cell(|handle| handle.max) aria-valuenow=move || cell(|handle| handle.cell)
            aria-valuetext=words transform=transform on:keydown=keydown inner_html=move || handle_shape(target.get())></g>
    }
}
