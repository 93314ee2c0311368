//! The visible stretch of time, and the buttons that move it and the window.

use leptos::prelude::*;
use model::draw::{Span, Unit};
use model::words;

use super::playback::Playback;
use super::{SHIFT, ZOOM};
use crate::components::parts::icon::Icon;
use crate::context::use_site;
use crate::state::VisibleRange;
use crate::texts::text;

/// The toolbar of the atlas. A style sheet hides the buttons without script. Disabled buttons use `aria-disabled`, so
/// that they do not lose the focus.
#[component]
pub(super) fn Tools(playback: Playback) -> impl IntoView {
    let lang = use_site().lang;
    let atlas = playback.atlas;
    let visible_range = atlas.visible_range;
    let span = Memo::new(move |_| visible_range.get().map(|(span, _)| span));
    let is_all = Memo::new(move |_| visible_range.get().is_some_and(|(span, whole)| span == whole));
    let is_day = Memo::new(move |_| span.get().is_some_and(|span| span.days() == 1));
    let play = move || if atlas.playing.get() { "#i-pause" } else { "#i-play" };
    let play_name =
        move || if atlas.playing.get() { text!(lang, time_pause) } else { text!(lang, time_play) };
    let unit = move || match span.get().map(Span::tick) {
        None => "",
        Some(Unit::Years(_)) => text!(lang, time_years),
        Some(Unit::Month) => text!(lang, time_months),
        Some(Unit::Day) => text!(lang, time_days),
    };
    let words =
        move || span.get().map(|span| words::stretch(span.first, span.last, lang)).unwrap_or_default();
    let grow = move |growing: bool| {
        move |_| {
            atlas.playing.set(false);
            atlas.growing.set(growing);
        }
    };
    let off = move |off: Memo<bool>| move || off.get().then_some("true");
    view! {
        <div class="time__tools" role="toolbar" aria-label=text!(lang, time_tools)>
            <button class="btn btn--ic" type="button" data-act="play" aria-label=play_name title=play_name
                on:click=move |_| playback.toggle()>
                <svg class="i" aria-hidden="true"><use href=play></use></svg>
            </button>
            <button class="btn btn--ic" type="button" data-act="step" aria-label=text!(lang, time_step)
                title=text!(lang, time_step) on:click=move |_| playback.step()><Icon name="#i-step"/></button>
            <span class="seg" role="group" aria-label=text!(lang, time_mode)>
                <button type="button" data-act="moving" aria-pressed=move || (!atlas.growing.get()).to_string()
                    on:click=grow(false)>{text!(lang, time_moving)}</button>
                <button type="button" data-act="growing" aria-pressed=move || atlas.growing.get().to_string()
                    on:click=grow(true)>{text!(lang, time_growing)}</button>
            </span>
            <b class="read" role="status">{words}</b>
            <span class="push">
                <span class="eyebrow">{unit}</span>
                <ZoomButtons visible_range is_all is_day pressed=move || atlas.playing.set(false)/>
                <button class="btn" type="button" data-act="all" aria-disabled=off(is_all)
                    on:click=move |_| {
                        atlas.playing.set(false);
                        visible_range.show_all();
                    }>{text!(lang, time_all)}</button>
            </span>
        </div>
    }
}

/// The buttons for earlier, zoom out, zoom in and later.
#[component]
pub(super) fn ZoomButtons(
    visible_range: VisibleRange,
    is_all: Memo<bool>,
    is_day: Memo<bool>,
    pressed: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let lang = use_site().lang;
    let button = move |act: &'static str,
                       sign: AnyView,
                       name: &'static str,
                       off: Memo<bool>,
                       change: fn(VisibleRange)| {
        view! {
            <button class="btn btn--ic" type="button" data-act=act aria-label=name title=name
                aria-disabled=move || off.get().then_some("true")
                on:click=move |_| {
                    pressed();
                    change(visible_range);
                }>{sign}</button>
        }
    };
    let icon = |name| view! { <Icon name/> }.into_any();
    view! {
        {button("earlier", icon("#i-left"), text!(lang, time_earlier), is_all, |range| range.shift(-SHIFT))}
        {button("out", "−".into_any(), text!(lang, time_out), is_all, |range| range.zoom(1.0 / ZOOM, 0.5))}
        {button("in", "+".into_any(), text!(lang, time_in), is_day, |range| range.zoom(ZOOM, 0.5))}
        {button("later", icon("#i-right"), text!(lang, time_later), is_all, |range| range.shift(SHIFT))}
    }
}
