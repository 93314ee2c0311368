//! The timeline: bars that count records over an axis of time, a lane for each kind, the time window, and the number of
//! records without a date.

mod brush;
mod gestures;
mod picture;
mod playback;
mod selection;
pub(crate) mod small;
mod tab_stops;
mod table;
mod title;
mod tools;
mod view_drag;
mod window;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::Section;
use leptos::prelude::*;
use model::record::Kind;
use model::words::Label as _;

use super::parts::changing_text::text_html;
use super::parts::gesture_hint::{GestureHint, HintLine};
use super::parts::icon::KindGlyph;
use super::sheets::SheetHead;
use super::trays::UndatedTray;
use crate::browser::dom::{closest, is_plain_click};
use crate::browser::layout::Width;
use crate::context::use_site;
use crate::drawings::timeline as drawings;
use crate::state::{Atlas, use_atlas};
use crate::texts::text;
use picture::DrawnTimeline;
use playback::Playback;
use tab_stops::TabStops;
use table::TimelineTable;
use tools::Tools;

/// The factor by which a key or button zooms, and the share of the visible range by which it shifts.
const ZOOM: f64 = 2.0;
const SHIFT: f64 = 0.25;

/// The timeline of the atlas.
#[component]
pub(crate) fn Timeline() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let playback = Playback::new(atlas);
    let section = NodeRef::<Section>::new();
    let stops = TabStops::new(section);
    let has_dates = Memo::new(move |_| atlas.visible_range.whole.get().is_some());
    let lanes = Memo::new(move |_| atlas.query.with(|query| atlas.page.with(|page| page.view.lanes(query))));
    let undated = Memo::new(move |_| {
        lanes.with(|lanes| lanes.iter().copied().filter(|(_, count)| *count > 0).collect::<Vec<_>>())
    });
    let hint = GestureHint::new();
    selection::follow_selection(atlas);
    let tools = move || has_dates.get().then(|| view! { <Tools playback/> });
    let pictures = move || {
        if has_dates.get() {
            Width::ALL
                .map(|width| view! { <DrawnTimeline width lanes stops hint/> })
                .collect_view()
                .into_any()
        } else {
            let all = atlas.page.with(|page| page.view.undated);
            let words = if all > 0 { text!(lang, time_none) } else { text!(lang, message_empty) };
            view! { <p class="time__none" inner_html=text_html(words)></p> }.into_any()
        }
    };
    // A press on anything except a tool ends playback.
    let pointerdown = move |event: leptos::ev::PointerEvent| {
        if closest(&event, "[data-tool]").is_none() {
            atlas.stop_playing();
        }
    };
    view! {
        <section class="time" id="time" tabindex="0" aria-label=text!(lang, time_title) node_ref=section
            on:pointerdown=pointerdown
            on:click=move |event| click(atlas, &event)
            on:keydown=move |event| keydown(atlas, playback, &event)
            on:focusin=move |event| stops.focused(&event)>
            <Definitions/>
            <SheetHead name=text!(lang, facet_time)/>
            <div class="time__head">
                {tools}
                <aside class="tray" aria-label=text!(lang, tray_undated)><h2><UndatedTray/></h2></aside>
                <TimelineKey undated/>
            </div>
            <div class="time__pictures">
                {pictures}
                <HintLine hint words=text!(lang, time_hint) on_mac=text!(lang, time_hint_mac)/>
            </div>
            <TimelineTable/>
        </section>
    }
}

/// Patterns and masks that the pictures use.
#[component]
fn Definitions() -> impl IntoView {
    view! { <svg class="sprite" aria-hidden="true" width="0" height="0"><defs inner_html=drawings::definitions()></defs></svg> }
}

/// The meaning of the marks, and the undated records by kind. In a fold, so that the lanes have the whole width.
#[component]
fn TimelineKey(undated: Memo<Vec<(Kind, usize)>>) -> impl IntoView {
    let lang = use_site().lang;
    let kind = move |(kind, count): (Kind, usize)| {
        view! {
            <li>
                <KindGlyph kind/>
                <span inner_html=text_html(kind.label(lang))></span>
                <span class="num" translate="no" inner_html=count.to_string()></span>
            </li>
        }
    };
    view! {
        <details class="time__key">
            <summary class="btn">{text!(lang, time_key)}</summary>
            <div class="time__sheet">
                <div class="legend" aria-hidden="true" inner_html=drawings::legend(lang)></div>
                <p>{text!(lang, time_key_bars)}</p>
                <p class="eyebrow">{text!(lang, tray_undated)}</p>
                <ul>{move || undated.get().into_iter().map(kind).collect_view()}</ul>
            </div>
        </details>
    }
}

/// A press on a box zooms in until its marks are separate; a press on a mark opens its record.
fn click(atlas: Atlas, event: &MouseEvent) {
    // The end of a drag.
    if event.default_prevented() {
        return;
    }
    let closer = closest(event, "[data-zoom-to]").filter(|_| is_plain_click(event));
    let span = closer
        .as_ref()
        .and_then(|link| model::draw::Span::between(&link.get_attribute("data-zoom-to")?.parse().ok()?));
    if closer.is_none() {
        atlas.open_record(event);
    } else if let Some(span) = span {
        event.prevent_default();
        atlas.stop_playing();
        atlas.visible_range.show(span);
    }
}

fn keydown(atlas: Atlas, playback: Playback, event: &KeyboardEvent) {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    if TabStops::step(event) {
        event.prevent_default();
        return;
    }
    let key = event.key();
    if key == " " && closest(event, "button, summary, input").is_none() {
        event.prevent_default();
        playback.toggle();
        return;
    }
    let around = picture::middle_of_focus(atlas);
    let visible_range = atlas.visible_range;
    match key.as_str() {
        "+" | "=" => visible_range.zoom(ZOOM, around),
        "-" => visible_range.zoom(1.0 / ZOOM, around),
        "0" => visible_range.show_all(),
        "[" => visible_range.shift(-SHIFT),
        "]" => visible_range.shift(SHIFT),
        _ => return,
    }
    event.prevent_default();
    atlas.stop_playing();
}
