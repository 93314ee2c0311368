//! One picture of the timeline: the marks as a string of SVG, and over them the time window with its handles.

use leptos::prelude::*;
use model::draw::timeline::{Axis, TimelineSize};
use model::query::Query;
use model::record::Kind;

use super::brush::{Handles, WindowBrush};
use super::gestures::{Gestures, OnScreen};
use super::tab_stops::TabStops;
use super::view_drag::{DrawnRange, ViewDrag};
use super::window::OutsideWindow;
use crate::browser::after_render;
use crate::browser::dom::first;
use crate::browser::focus::SavedFocus;
use crate::browser::highlight::highlight_again;
use crate::browser::layout::{Layout, Shown, Width};
use crate::browser::roving_tabindex::focused;
use crate::components::parts::gesture_hint::{Gesture, GestureHint};
use crate::context::use_site;
use crate::data::is_hydrating;
use crate::drawings::timeline::TimelineDrawing;
use crate::engine::TimelineAsk;
use crate::query_form::without_idle_window;
use crate::state::{Atlas, use_atlas};

/// The width of a typical embed, in pixels.
const EMBED_WIDTH: f64 = 736.0;

/// The size of the picture before its panel is measured.
fn default_size(width: Width, is_embed: bool) -> TimelineSize {
    match width {
        Width::Wide if is_embed => TimelineSize::of_panel(EMBED_WIDTH),
        Width::Wide => TimelineSize::WIDE,
        Width::Narrow => TimelineSize::NARROW,
    }
}

/// The size of the picture for its panel, if the panel was measured.
fn measured_size(layout: &Layout, width: Width) -> Option<TimelineSize> {
    let panel = layout.timeline_width.filter(|_| layout.timeline == Shown::Only(width))?;
    Some(TimelineSize::of_panel(panel))
}

/// The picture that the server rendered.
fn rendered(suffix: &str) -> Option<TimelineDrawing> {
    let picture = first(&format!("svg.tl--{suffix}")).filter(|_| is_hydrating())?;
    let marks = picture.query_selector(".tl__marks").ok().flatten()?;
    Some(TimelineDrawing { view_box: picture.get_attribute("viewBox")?, marks: marks.inner_html() })
}

/// The same as a memo. It does not change while the picture is not drawn.
fn measured(atlas: Atlas, width: Width, is_drawn: Memo<bool>) -> Memo<Option<TimelineSize>> {
    Memo::new(move |last: Option<&Option<TimelineSize>>| match last {
        Some(last) if !is_drawn.get() => *last,
        _ => atlas.layout.with(|layout| measured_size(layout, width)),
    })
}

/// The drawing of the marks. It is drawn anew only while it is visible.
fn drawing(
    atlas: Atlas,
    width: Width,
    is_drawn: Memo<bool>,
    extent: Memo<TimelineSize>,
    lanes: Memo<Vec<(Kind, usize)>>,
) -> Memo<TimelineDrawing> {
    let site = use_site();
    let links = Memo::new(move |_| atlas.query.with(without_idle_window));
    Memo::new(move |last: Option<&TimelineDrawing>| {
        if let Some(last) = last
            && !is_drawn.get()
        {
            return last.clone();
        }
        let Some(seen) = atlas.visible_range.get() else { return last.cloned().unwrap_or_default() };
        let (marks, lanes, query) = (atlas.marks.get(), lanes.get(), links.get());
        let ask = TimelineAsk {
            site: &site,
            query: &query,
            marks: &marks,
            lanes: &lanes,
            seen,
            size: extent.get(),
        };
        let drawing = atlas.data.with_value(|data| data.timeline(&ask));
        if drawing.is_some() && site.is_remote() && last.is_some() {
            // It comes later than what it answers, when something in it may have the focus.
            let focus = SavedFocus::capture();
            after_render(move || focus.restore());
        }
        // Until the picture is there, the last one stays; at first that is the one that the server rendered.
        let empty =
            || TimelineDrawing { view_box: format!("0 0 {} 1", ask.size.width), ..Default::default() };
        drawing.or_else(|| last.cloned()).or_else(|| rendered(width.suffix())).unwrap_or_else(empty)
    })
}

/// The picture for one width. It is redrawn only while it is visible. Dragging the window does not redraw the marks,
/// which do not depend on it.
#[component]
pub(super) fn DrawnTimeline(
    width: Width,
    lanes: Memo<Vec<(Kind, usize)>>,
    stops: TabStops,
    hint: GestureHint,
) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let (suffix, is_embed) = (width.suffix(), site.embed.is_some());
    let is_drawn = Memo::new(move |_| atlas.layout.with(|layout| layout.timeline.includes(width)));
    let measured = measured(atlas, width, is_drawn);
    let extent = Memo::new(move |_| measured.get().unwrap_or(default_size(width, is_embed)));
    let drawing = drawing(atlas, width, is_drawn, extent, lanes);
    let sentence = Memo::new(move |last: Option<&String>| match last {
        Some(last) if !is_drawn.get() => last.clone(),
        _ => atlas.page.with(|page| page.view.sentence.clone()),
    });
    let query = Memo::new(move |last: Option<&Query>| match last {
        Some(last) if !is_drawn.get() => last.clone(),
        _ => atlas.window_query.get(),
    });
    let axis = Memo::new(move |last: Option<&Option<Axis>>| match last {
        Some(last) if !is_drawn.get() => *last,
        _ => atlas.visible_range.get().map(|(span, whole)| Axis::new(span, whole, extent.get())),
    });
    Effect::new(move |_| {
        if atlas.is_mounted() {
            drawing.track();
            stops.renew();
            after_render(highlight_again);
        }
    });
    let gestures = Gestures::new(extent, atlas.visible_range);
    let brush = WindowBrush::new(atlas, extent);
    let drag = ViewDrag::new(atlas, extent);
    let is_zoomed = Memo::new(move |_| !atlas.visible_range.is_whole());
    let view_box = Memo::new(move |_| drawing.with(|drawing| drawing.view_box.clone()));
    // Of a picture from the server only once it is there.
    let is_measured = move || {
        let is_of = |size: TimelineSize| {
            view_box.with(|view_box| view_box.starts_with(&format!("0 0 {} ", size.width)))
        };
        measured.get().is_some_and(is_of)
    };
    let inside = Memo::new(move |_| drawing.with(|drawing| drawing.marks.clone()));
    view! {
        <svg class=format!("tl tl--{suffix}") translate="no" viewBox=move || view_box.get() role="group"
            aria-label=move || sentence.get() data-unseen=move || (!is_drawn.get()).then_some("")
            data-measured=move || is_measured().then_some("")
            data-zoomed=move || is_zoomed.get().then_some("")
            on:pointerdown=move |event| {
                gestures.down(&event);
                if !drag.down(&event) {
                    brush.down(&event);
                }
            }
            on:pointermove=move |event| {
                gestures.moved(&event);
                drag.moved(&event);
                brush.moved(&event);
            }
            on:pointerup=move |event| {
                gestures.up(&event);
                drag.up(true);
                brush.up(true);
            }
            on:pointercancel=move |event| {
                gestures.up(&event);
                drag.up(false);
                brush.up(false);
            }
            on:lostpointercapture=move |_| drag.lost(brush)
            on:click=move |event| drag.clicked(&event)
            on:dblclick=move |event| {
                if gestures.double_clicked(&event) {
                    atlas.stop_playing();
                    brush.double_clicked();
                }
            }
            // Prevent the browser from dragging links or text.
            on:dragstart=move |event| event.prevent_default()
            on:wheel=move |event| {
                if gestures.wheel(&event) {
                    atlas.stop_playing();
                    hint.mark_known();
                } else {
                    hint.show(Gesture::Wheel);
                }
            }>
            <g class="tl__marks" inner_html=move || inside.get()></g>
            <g aria-hidden="true"><OutsideWindow axis query/></g>
            <Handles brush suffix axis query/>
            <g aria-hidden="true"><DrawnRange drag/></g>
        </svg>
    }
}

/// The position of the focused mark on the axis, from 0 to 1, so that zooming in keeps it in view.
pub(super) fn middle_of_focus(atlas: Atlas) -> f64 {
    let is_embed = atlas.site.with_value(|site| site.embed.is_some());
    let place = || {
        let mark = focused(".sym > a")?;
        let picture = mark.closest("svg.tl").ok()??;
        let is_wide = picture.class_list().contains("tl--w");
        let width = if is_wide { Width::Wide } else { Width::Narrow };
        let size = atlas.layout.with_untracked(|layout| measured_size(layout, width));
        let bounds = mark.get_bounding_client_rect();
        let picture =
            OnScreen::of(&picture, size.unwrap_or(default_size(width, is_embed)), atlas.visible_range)?;
        Some(picture.share(bounds.left() + bounds.width() / 2.0))
    };
    place().unwrap_or(0.5)
}
