//! The range of time that a timeline shows.

use leptos::prelude::*;
use model::draw::Span;

use crate::browser::after_render;
use crate::browser::focus::SavedFocus;

/// The visible part of the whole time.
#[derive(Clone, Copy)]
pub(crate) struct VisibleRange {
    /// The part that the reader chose. `None` for the whole.
    part: RwSignal<Option<Span>>,
    /// From the first date to the last. `None` if nothing has a date.
    pub(crate) whole: Signal<Option<Span>>,
}

impl VisibleRange {
    /// A range that shows the whole.
    pub(crate) fn new(whole: impl Into<Signal<Option<Span>>>) -> Self {
        Self { part: RwSignal::new(None), whole: whole.into() }
    }

    /// The visible part and the whole.
    pub(crate) fn get(self) -> Option<(Span, Span)> {
        let whole = self.whole.get()?;
        Some((self.part.get().unwrap_or(whole), whole))
    }

    /// The same, without subscribing to it.
    pub(crate) fn get_untracked(self) -> Option<(Span, Span)> {
        untrack(|| self.get())
    }

    /// Whether all of the time is shown.
    pub(crate) fn is_whole(self) -> bool {
        self.get().is_some_and(|(span, whole)| span == whole)
    }

    /// Whether a single day is shown, which is the minimum.
    pub(crate) fn is_day(self) -> bool {
        self.get().is_some_and(|(span, _)| span.days() == 1)
    }

    /// Changes the part by a function of the part and the whole. A focused mark keeps the focus.
    fn change(self, change: impl FnOnce(Span, Span) -> Span) {
        if let Some((span, whole)) = self.get_untracked() {
            let focus = SavedFocus::capture();
            let span = change(span, whole);
            self.part.set((span != whole).then_some(span));
            after_render(move || focus.restore());
        }
    }

    /// Shows a part.
    pub(crate) fn show(self, part: Span) {
        self.change(|_, _| part);
    }

    /// Zooms in by a factor above 1, or out by one below. `around` is the fixed point, as a share of the part.
    pub(crate) fn zoom(self, factor: f64, around: f64) {
        self.change(|span, whole| span.zoomed(factor, around, whole));
    }

    /// Moves later by a share of the part, or earlier if it is negative.
    pub(crate) fn shift(self, share: f64) {
        self.change(|span, whole| span.moved(share, whole));
    }

    /// Shows the whole.
    pub(crate) fn show_all(self) {
        self.change(|_, whole| whole);
    }
}
