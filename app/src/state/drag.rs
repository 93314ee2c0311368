//! A drag, and anything else that changes the query step by step: what is not on the screen waits until it is over.

use std::time::Duration;

use leptos::prelude::*;

use super::Atlas;
use crate::browser::dom::first;
use crate::browser::scroll::rows_in_sight;

/// How long after its last step a drag is over.
const DRAG_END: Duration = Duration::from_millis(300);

impl Atlas {
    /// Begins a drag, or goes on with it. It is over when no step has come for a while.
    pub(super) fn begin_drag(self) {
        let is_open = first("details.fold[open]").is_some();
        self.has_open_fold.maybe_update(|last| std::mem::replace(last, is_open) != is_open);
        if !self.dragging.get_untracked() {
            self.row_limit.set_value(rows_in_sight());
            self.dragging.set(true);
        }
        let end = move || {
            self.dragging.try_set(false);
        };
        let timer = set_timeout_with_handle(end, DRAG_END).ok();
        self.drag_timer.update_value(|last| {
            if let Some(last) = std::mem::replace(last, timer) {
                last.clear();
            }
        });
    }

    /// Whether what is folded away waits until a drag is over. Subscribes to it.
    pub(crate) fn folds_wait(self) -> bool {
        self.dragging.get() && !self.has_open_fold.get()
    }

    /// Ends playback, whose steps are those of a drag.
    pub(crate) fn stop_playing(self) {
        if self.playing.get_untracked() {
            self.playing.set(false);
            self.dragging.set(false);
        }
    }

    /// Ends dragging and playing.
    pub(crate) fn stop(self) {
        for moving in [self.playing, self.dragging, self.pointer_down] {
            if moving.get_untracked() {
                moving.set(false);
            }
        }
    }
}
