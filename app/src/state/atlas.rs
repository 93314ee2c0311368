//! The state of the atlas: the query, the answer that all panels show, and the interaction in progress.

use std::sync::Arc;

use leptos::html::Main;
use leptos::prelude::*;
use leptos::web_sys::Element;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use model::draw::Span;
use model::id::Id;
use model::page::{AtlasPage, Frame};
use model::query::{Camera, ParsedQuery, Query};
use model::view::Mark;

use super::answer::answer;
use super::busy::Busy;
use super::list::ResultList;
use super::section::SectionKey;
use super::visible_range::VisibleRange;
use crate::browser::after_render;
use crate::browser::focus::SavedFocus;
use crate::browser::layout::Layout;
use crate::browser::load::LoadError;
use crate::browser::scroll_anchor::ScrollAnchor;
use crate::context::{SiteContext, use_site};
use crate::data::{Data, Loaded, use_data};

/// The camera that the map moved to for a record, and the one that the reader had chosen before.
type CameraVisit = (Camera, Option<Camera>);

/// The state. In context; read with [`use_atlas`].
#[derive(Clone, Copy)]
pub(crate) struct Atlas {
    /// The requested query. A drag changes it at each step, but the address less often.
    pub(crate) requested: RwSignal<ParsedQuery>,
    /// The answer. It does not change while a search is loading, or if the search fails.
    pub(crate) page: Memo<Arc<AtlasPage>>,
    /// The marks of the answer. A drag does not change them, and shared ones are equal without a comparison of each.
    pub(crate) marks: Memo<Arc<Vec<Mark>>>,
    /// The results that the list has in the document.
    pub(crate) list: ResultList,
    /// The query of the answer, from the first result.
    pub(crate) query: Memo<Query>,
    /// The query from which links are derived: that of the answer, frozen during a drag.
    pub(crate) link_query: Memo<Query>,
    /// The selected record.
    pub(crate) selected: Memo<Option<Id>>,
    /// Why the search failed to load, if it did.
    pub(crate) failed: Signal<Option<LoadError>>,
    /// The `<main>` element. Effects that query the document wait until it is mounted.
    pub(crate) main: NodeRef<Main>,
    /// What every answer is shown with.
    pub(crate) frame: StoredValue<Arc<Frame>>,
    /// The source of pictures and tables.
    pub(crate) data: StoredValue<Data>,
    /// The query whose time window is drawn: of the answer or, where the server computes it, of what is asked, so that the
    /// window follows the hand.
    pub(crate) window_query: Memo<Query>,
    /// The range of time that the timeline shows.
    pub(crate) visible_range: VisibleRange,
    /// Whether the query is changing step by step: by a drag, by keys, by playback or by the live map. Meanwhile panels
    /// draw only what is on the screen; the rest is drawn when the drag ends.
    pub(crate) dragging: RwSignal<bool>,
    /// The number of rows that the list draws during a drag.
    pub(crate) row_limit: StoredValue<usize>,
    /// Whether a pointer is down on a handle or on the bars of the timeline.
    pub(crate) pointer_down: RwSignal<bool>,
    /// Whether playback is running.
    pub(crate) playing: RwSignal<bool>,
    /// Whether playback extends the end of the window, rather than moving the whole window.
    pub(crate) growing: RwSignal<bool>,
    /// The camera that the map moved to for the selected record.
    pub(super) camera_visit: StoredValue<Option<CameraVisit>>,
    /// The visible pictures of map and timeline.
    pub(crate) layout: RwSignal<Layout>,
    /// Whether any `details.fold` was open at the last step. While all are closed, their contents are not updated
    /// during a drag.
    pub(crate) has_open_fold: RwSignal<bool>,
    /// The sections of the list that the reader closed.
    pub(crate) closed_sections: RwSignal<Vec<SectionKey>>,
    /// The site, for event handlers, which cannot read the context.
    pub(crate) site: StoredValue<SiteContext>,
    pub(super) navigate: StoredValue<Navigate>,
    pub(super) busy: Busy,
    /// Whether a write of the address is scheduled.
    pub(super) write_pending: StoredValue<bool>,
    /// The timer that ends the drag. Each step restarts it.
    pub(super) drag_timer: StoredValue<Option<TimeoutHandle>>,
    /// The element whose position on the screen is kept at the next change of the query.
    pub(super) scroll_anchor: StoredValue<Option<ScrollAnchor>>,
}

pub(super) type Navigate = Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// The state of the atlas.
pub(crate) fn use_atlas() -> Atlas {
    expect_context()
}

impl Atlas {
    /// The initial state, for the loaded rows and the answer to the query of the address.
    pub(crate) fn new(loaded: Loaded) -> Self {
        let (site, data) = (use_site(), use_data());
        let requested = RwSignal::new(loaded.read.clone());
        let frame = StoredValue::new(Arc::clone(&loaded.frame));
        let dragging = RwSignal::new(false);
        let (failed, page) = answer(&site, &data, requested, dragging, loaded);
        let query = Memo::new(move |_| page.with(|page| Query::parse(&page.query).query.from_start()));
        let marks = Memo::new(move |_| page.with(|page| Arc::clone(&page.view.marks)));
        let playing = RwSignal::new(false);
        let link_query = Memo::new(move |last: Option<&Query>| match last {
            Some(last) if dragging.get() && !playing.get() => last.clone(),
            _ => query.get(),
        });
        let whole = Memo::new(move |_| page.with(|page| page.view.time.map(Span::from)));
        let is_remote = site.is_remote();
        let window_query = Memo::new(move |_| {
            if is_remote { requested.with(|requested| requested.query.from_start()) } else { query.get() }
        });
        let atlas = Self {
            requested,
            page,
            marks,
            list: ResultList::new(data.clone(), page, query, site.embed.is_some()),
            query,
            link_query,
            selected: Memo::new(move |_| query.with(|query| query.selected.clone())),
            failed,
            main: NodeRef::new(),
            frame,
            data: StoredValue::new(data),
            window_query,
            visible_range: VisibleRange::new(whole),
            dragging,
            row_limit: StoredValue::new(usize::MAX),
            pointer_down: RwSignal::new(false),
            playing,
            growing: RwSignal::new(false),
            camera_visit: StoredValue::new(None),
            layout: RwSignal::new(Layout::default()),
            has_open_fold: RwSignal::new(false),
            closed_sections: RwSignal::new(Vec::new()),
            site: StoredValue::new(site),
            navigate: StoredValue::new(Arc::new(use_navigate())),
            busy: expect_context(),
            write_pending: StoredValue::new(false),
            drag_timer: StoredValue::new(None),
            scroll_anchor: StoredValue::new(None),
        };
        atlas.apply_url_changes();
        atlas
    }

    /// Whether `<main>` is mounted. Subscribes to it.
    pub(crate) fn is_mounted(self) -> bool {
        self.main.get().is_some()
    }

    /// Changes the query at once and replaces the address a little later. For the steps of a drag and the like; other
    /// changes are links, which the router follows.
    pub(crate) fn update_query(self, change: impl FnOnce(&mut Query)) {
        if self.busy.routing.get_untracked() {
            return;
        }
        let mut read = self.requested.get_untracked();
        change(&mut read.query);
        read.query.skip = 0;
        read.refused.clear();
        if self.requested.with_untracked(|requested| *requested == read) {
            return;
        }
        self.begin_drag();
        self.set(read);
        self.write_url();
    }

    pub(super) fn set(self, read: ParsedQuery) {
        let focus = SavedFocus::capture();
        let scroll_anchor = self.scroll_anchor.try_update_value(Option::take).flatten();
        self.requested.set(read);
        after_render(move || {
            focus.restore();
            if let Some(scroll_anchor) = scroll_anchor {
                scroll_anchor.restore();
            }
        });
    }

    /// Keeps an element at its position on the screen at the next change of the query.
    pub(crate) fn anchor_scroll(self, element: &Element) {
        self.scroll_anchor.set_value(ScrollAnchor::capture(element));
    }
}
