//! What a page is drawn from: what is asked, what is shown, and what the reader is about to do.

use std::sync::Arc;

use leptos::prelude::*;
use model::draw::Span;
use model::id::Id;
use model::page::AtlasPage;
use model::query::{Query, Read};
use model::view::Pack;

use crate::context::Drawn;
use crate::load::SmallTime;
use crate::panels::beside::Beside;

/// What is asked: the path of an address, and what could be read of its query.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// The path, as the browser has it.
    pub(super) path: String,
    /// The query.
    pub(super) read: Read,
}

impl Asked {
    /// What an address asks, which is a path and what stands behind its `?`.
    pub(super) fn at(path: &str, search: &str) -> Self {
        Self { path: path.to_owned(), read: Query::read(search.trim_start_matches('?')) }
    }

    /// The address that asks it.
    pub(super) fn address(&self) -> String {
        match self.read.query.to_string() {
            query if query.is_empty() => self.path.clone(),
            query => format!("{}?{query}", self.path),
        }
    }
}

/// A page as the server printed it.
#[derive(Clone, Debug)]
pub(super) struct Printed {
    pub(super) html: String,
    pub(super) title: String,
}

/// What stands in the page, and what it answers, which may be less than what is asked by now.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) asked: Asked,
    pub(super) what: What,
}

/// The page itself.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// What the server printed. All pages that are only read stay so.
    Printed(Arc<Printed>),
    /// The atlas, computed here.
    Atlas(Arc<Atlas>),
}

/// What the atlas shows, and the rows that it was computed from.
pub(super) type Atlas = (AtlasPage, Arc<Pack>);

/// All of it. The address follows what is asked, and what is shown follows it too.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// What is asked. A brush changes it at each step, and the address less often.
    pub(super) asked: RwSignal<Asked>,
    /// Whether what is asked did not come.
    pub(super) failed: RwSignal<bool>,
    /// The stretch of time that the timeline shows.
    pub(super) span: RwSignal<Option<Span>>,
    /// Whether something moves under the hand of the reader, so that what is on the screen comes first.
    pub(super) moving: RwSignal<bool>,
    /// The small timeline of the record that is shown, and the stretch of time that it shows.
    pub(super) small: RwSignal<Option<Arc<SmallTime>>>,
    pub(super) small_span: RwSignal<Option<Span>>,
    /// Whether the window moves by itself.
    pub(super) playing: RwSignal<bool>,
    /// Whether it keeps its beginning then.
    pub(super) growing: RwSignal<bool>,
    /// The mark or the tool of the timeline that had the focus last.
    pub(super) stop: StoredValue<String>,
    /// The row of the list that had it last.
    pub(super) row: StoredValue<String>,
    /// The years of the list that are folded away, so that one that leaves it comes back folded.
    pub(super) folded: StoredValue<Vec<String>>,
    /// What is known of the selected record.
    pub(super) beside: RwSignal<Beside>,
    /// Which pictures of the map and of the timeline are on the screen.
    pub(super) drawn: RwSignal<(Drawn, Drawn)>,
    /// What is shown; nothing yet where that is still the page that the server printed.
    pub(super) shown: RwSignal<Option<Shown>>,
}

impl State {
    /// The state of the first page.
    pub(super) fn new(asked: Asked) -> Self {
        Self {
            asked: RwSignal::new(asked),
            failed: RwSignal::new(false),
            span: RwSignal::new(None),
            moving: RwSignal::new(false),
            small: RwSignal::new(None),
            small_span: RwSignal::new(None),
            playing: RwSignal::new(false),
            growing: RwSignal::new(false),
            stop: StoredValue::default(),
            row: StoredValue::default(),
            folded: StoredValue::default(),
            beside: RwSignal::new(Beside::Coming),
            drawn: RwSignal::default(),
            shown: RwSignal::new(None),
        }
    }

    /// The record that is selected.
    pub(super) fn selected(self) -> Option<Id> {
        self.asked.with_untracked(|asked| asked.read.query.selected.clone())
    }

    /// The atlas, where that is what stands in the page.
    pub(super) fn atlas(self) -> Option<(Asked, Arc<Atlas>)> {
        match self.shown.get_untracked()? {
            Shown { asked, what: What::Atlas(atlas) } => Some((asked, atlas)),
            Shown { .. } => None,
        }
    }

    /// Lets everything rest: another page comes, or paper.
    pub(super) fn rest(self) {
        for going in [self.playing, self.moving] {
            if going.get_untracked() {
                going.set(false);
            }
        }
    }

    /// The stretch of time that the timeline shows, and the whole; nothing where nothing has a date.
    pub(super) fn seen(self) -> Option<(Span, Span)> {
        if let Some(small) = self.small.get_untracked() {
            let whole = Span::of(&small.marks)?;
            return Some((self.small_span.get_untracked().unwrap_or(whole), whole));
        }
        let (_, atlas) = self.atlas()?;
        let whole = Span::of(&atlas.0.view.marks)?;
        Some((self.span.get_untracked().unwrap_or(whole), whole))
    }

    /// Shows another stretch of time.
    pub(super) fn see(self, span: Span, whole: Span) {
        let part = (span != whole).then_some(span);
        if self.small.with_untracked(Option::is_some) {
            self.small_span.set(part);
        } else {
            self.span.set(part);
        }
    }
}
