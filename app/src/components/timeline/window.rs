//! Dims what is outside the time window. Elements with reactive attributes and not a string, since they change at each
//! step of a drag.

use leptos::prelude::*;
use model::draw::timeline::Axis;
use model::number::Px;
use model::number::round_to_tenth;
use model::query::Query;

use crate::drawings::timeline::window_edges;

/// The parts of a picture before and after the window; nothing if the query has no window.
#[component]
pub(super) fn OutsideWindow(axis: Memo<Option<Axis>>, query: Memo<Query>) -> impl IntoView {
    let edges = Memo::new(move |_| {
        axis.with(|axis| axis.as_ref().and_then(|axis| query.with(|query| window_edges(query, axis))))
    });
    let ends = Memo::new(move |_| {
        axis.with(|axis| axis.as_ref().map(|axis| (axis.from, axis.to)).unwrap_or_default())
    });
    let has_window = Memo::new(move |_| edges.with(Option::is_some));
    // When the window is removed, these run once more without one. No width may be negative then.
    let start = move || edges.get().unwrap_or(ends.get()).0;
    let end = move || edges.get().unwrap_or(ends.get()).1;
    let px = |x: f64| Px(x).to_string();
    let length = move |x: f64| px(round_to_tenth(x.max(0.0)));
    move || {
        has_window.get().then(|| {
            view! {
                <rect class="dim" x=move || px(ends.get().0) y="4" width=move || length(start() - ends.get().0) height="100%"></rect>
                <rect class="dim" x=move || px(end()) y="4" width=move || length(ends.get().1 - end()) height="100%"></rect>
                <line class="brushedge" x1=move || px(start()) x2=move || px(start()) y1="2" y2="100%"></line>
                <line class="brushedge" x1=move || px(end()) x2=move || px(end()) y1="2" y2="100%"></line>
                <rect class="brushtop" x=move || px(start()) y="2" width=move || px(round_to_tenth((end() - start()).max(1.0))) height="4"></rect>
            }
        })
    }
}
