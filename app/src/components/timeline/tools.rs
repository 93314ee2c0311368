//! The toolbar: the title, and buttons for the visible range and the window.

use leptos::prelude::*;
use model::words;

use super::playback::Playback;
use super::title::Title;
use super::{SHIFT, ZOOM};
use crate::components::parts::icon::Icon;
use crate::context::use_site;
use crate::state::VisibleRange;
use crate::texts::text;

/// The toolbar of the atlas. The style sheet hides the buttons without JavaScript. Disabled buttons use
/// `aria-disabled`, so that they do not lose the focus.
#[component]
pub(super) fn Tools(playback: Playback) -> impl IntoView {
    let site = use_site();
    let (lang, is_embed) = (site.lang, site.embed.is_some());
    let atlas = playback.atlas;
    let visible_range = atlas.visible_range;
    let span = Memo::new(move |_| visible_range.get().map(|(span, _)| span));
    let is_whole = Memo::new(move |_| visible_range.is_whole());
    let play = move || if atlas.playing.get() { "#i-pause" } else { "#i-play" };
    let play_name =
        move || if atlas.playing.get() { text!(lang, time_pause) } else { text!(lang, time_play) };
    // The dates in the title, so that the window that the button sets reads like the view.
    let ends = Memo::new(move |_| span.get().and_then(|span| words::stretch_ends(span.first, span.last)));
    let is_filtered = Memo::new(move |_| {
        is_whole.get()
            || ends.get().is_none_or(|(from, until)| {
                atlas.query.with(|query| query.window() == (Some(from), Some(until)))
            })
    });
    let filter = Callback::new(move |()| {
        if let Some((from, until)) = ends.get_untracked() {
            atlas.stop_playing();
            atlas.filter_by_window(from, until);
        }
    });
    let grow = move |growing: bool| {
        move |_| {
            atlas.stop_playing();
            atlas.growing.set(growing);
        }
    };
    let playing = move || {
        view! {
            <button class="btn btn--ic" type="button" data-tool="play" aria-label=play_name title=play_name
                on:click=move |_| playback.toggle()>
                <svg class="i" width="16" height="16" aria-hidden="true"><use href=play></use></svg>
            </button>
            <button class="btn btn--ic" type="button" data-tool="step" aria-label=text!(lang, time_step)
                title=text!(lang, time_step) on:click=move |_| playback.step()><Icon name="#i-step"/></button>
            <span class="seg" role="group" aria-label=text!(lang, time_mode)>
                <button type="button" data-tool="moving" aria-pressed=move || (!atlas.growing.get()).to_string()
                    on:click=grow(false)>{text!(lang, time_moving)}</button>
                <button type="button" data-tool="growing" aria-pressed=move || atlas.growing.get().to_string()
                    on:click=grow(true)>{text!(lang, time_growing)}</button>
            </span>
        }
    };
    view! {
        <div class="time__tools" role="toolbar" aria-label=text!(lang, time_tools)>
            // An embed has room for one row of buttons.
            {(!is_embed).then(playing)}
            <Title span is_whole/>
            <button class="btn time__filter" type="button" data-tool="filter"
                aria-disabled=move || is_filtered.get().then_some("true")
                on:click=move |_| {
                    if !is_filtered.get_untracked() {
                        filter.run(());
                    }
                }>{text!(lang, time_filter)}</button>
            <span class="push">
                <ZoomButtons visible_range on_press=move || atlas.stop_playing()/>
                <button class="btn" type="button" data-tool="all" aria-disabled=move || is_whole.get().then_some("true")
                    on:click=move |_| {
                        if !is_whole.get_untracked() {
                            atlas.stop_playing();
                            visible_range.show_all();
                        }
                    }>{text!(lang, time_all)}</button>
            </span>
        </div>
    }
}

/// The buttons for earlier, zoom out, zoom in and later.
#[component]
pub(super) fn ZoomButtons(
    visible_range: VisibleRange,
    on_press: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let lang = use_site().lang;
    let is_whole = Memo::new(move |_| visible_range.is_whole());
    let is_day = Memo::new(move |_| visible_range.is_day());
    let change = move |change: fn(VisibleRange)| {
        Callback::new(move |()| {
            on_press();
            change(visible_range);
        })
    };
    view! {
        <ToolButton act="earlier" name=text!(lang, time_earlier) is_off=is_whole
            on_press=change(|range| range.shift(-SHIFT))><Icon name="#i-left"/></ToolButton>
        <ToolButton act="out" name=text!(lang, time_out) is_off=is_whole
            on_press=change(|range| range.zoom(1.0 / ZOOM, 0.5))>"−"</ToolButton>
        <ToolButton act="in" name=text!(lang, time_in) is_off=is_day
            on_press=change(|range| range.zoom(ZOOM, 0.5))>"+"</ToolButton>
        <ToolButton act="later" name=text!(lang, time_later) is_off=is_whole
            on_press=change(|range| range.shift(SHIFT))><Icon name="#i-right"/></ToolButton>
    }
}

/// A button with an icon. While off, it does nothing but keeps the focus, which it would lose with `disabled`.
#[component]
pub(super) fn ToolButton(
    /// The name of the tool, for its tab stop.
    act: &'static str,
    name: &'static str,
    is_off: Memo<bool>,
    on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button class="btn btn--ic" type="button" data-tool=act aria-label=name title=name
            aria-disabled=move || is_off.get().then_some("true")
            on:click=move |_| {
                if !is_off.get_untracked() {
                    on_press.run(());
                }
            }>{children()}</button>
    }
}
