//! Drags, and everything else that changes the query step by step. What is not on the screen is updated at the end.

use std::time::Duration;

use leptos::prelude::*;

use super::Atlas;
use crate::browser::dom::first;
use crate::browser::scroll::rows_in_sight;

/// A drag ends this long after its last step.
const DRAG_END: Duration = Duration::from_millis(300);

impl Atlas {
    /// Begins a drag, or extends the current one.
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

    /// Whether the contents of closed folds are not updated for now. Subscribes to it.
    pub(crate) fn folds_wait(self) -> bool {
        self.dragging.get() && !self.has_open_fold.get()
    }

    /// Ends playback, and the drag that its steps are.
    pub(crate) fn stop_playing(self) {
        if self.playing.get_untracked() {
            self.playing.set(false);
            self.dragging.set(false);
        }
    }

    /// Ends drag and playback.
    pub(crate) fn stop(self) {
        for moving in [self.playing, self.dragging, self.pointer_down] {
            if moving.get_untracked() {
                moving.set(false);
            }
        }
    }
}
