//! Playback: moves the time window step by step.

use std::time::Duration;

use leptos::prelude::*;
use model::draw::brush::Window;
use model::draw::timeline::Axis;

use crate::state::Atlas;

/// The duration of each step.
const STEP: Duration = Duration::from_millis(900);

/// The playback of the time window of the atlas.
#[derive(Clone, Copy)]
pub(super) struct Playback {
    pub(super) atlas: Atlas,
    /// The number of the current run. Steps scheduled by an earlier run do nothing.
    run: StoredValue<u32>,
}

impl Playback {
    pub(super) fn new(atlas: Atlas) -> Self {
        let playback = Self { atlas, run: StoredValue::new(0) };
        Effect::new(move |_| {
            if atlas.playing.get() {
                playback.run.update_value(|run| *run += 1);
                untrack(|| playback.play(playback.run.get_value()));
            }
        });
        playback
    }

    fn play(self, run: u32) {
        let is_current = self.run.try_get_value() == Some(run);
        if is_current && self.atlas.playing.get_untracked() {
            self.advance();
            set_timeout(move || self.play(run), STEP);
        }
    }

    /// Starts or stops. With reduced motion, moves the window by one step instead.
    pub(super) fn toggle(self) {
        if wants_less_motion() {
            self.step();
        } else {
            self.atlas.playing.update(|playing| *playing = !*playing);
        }
    }

    /// Stops and moves the window by one step.
    pub(super) fn step(self) {
        self.atlas.stop_playing();
        self.advance();
    }

    /// Moves the window by a day, a month or a year, depending on the unit of the axis.
    fn advance(self) {
        let atlas = self.atlas;
        let Some((span, whole)) = atlas.visible_range.get_untracked() else {
            return atlas.stop_playing();
        };
        let (axis, step) = Axis::for_playback(span, whole);
        let query = atlas.requested.with_untracked(|requested| requested.query.clone());
        let (next, more) = Window::of(&query, &axis).played(atlas.growing.get_untracked(), step, &axis);
        if !more && atlas.playing.get_untracked() {
            atlas.stop_playing();
        }
        let (since, until) = next.dates(&query, &axis);
        atlas.update_query(|query| (query.since, query.until) = (since, until));
    }
}

fn wants_less_motion() -> bool {
    let media = window().match_media("(prefers-reduced-motion: reduce)");
    media.ok().flatten().is_some_and(|query| query.matches())
}
