//! State of the atlas: what is asked, the answer that all panels show, and what the reader is doing.

use std::sync::Arc;
use std::time::Duration;

use leptos::html::Main;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use model::draw::Span;
use model::id::Id;
use model::page::AtlasPage;
use model::query::{Query, Read};
use model::view::Pack;

use super::Stretch;
use crate::address::Page;
use crate::app::Busy;
use crate::browser::focus::Focus;
use crate::browser::in_place::InPlace;
use crate::browser::layout::Layout;
use crate::context::{SiteContext, use_site};
use crate::data::{Data, Loaded, use_data};

/// The least time between two writes of the address: Safari throws after a hundred in half a minute.
const WRITE_INTERVAL: Duration = Duration::from_millis(400);
/// How long after the last step of a drag it is over.
const DRAG_END: Duration = Duration::from_millis(300);

/// The state. In context; read with [`use_atlas`].
#[derive(Clone, Copy)]
pub(crate) struct Atlas {
    /// What is asked. A drag changes it at each step, and the address less often.
    pub(crate) asked: RwSignal<Read>,
    /// The answer. It stays while a search is on its way, and when that fails.
    pub(crate) page: Memo<Arc<AtlasPage>>,
    /// The query that the answer belongs to.
    pub(crate) query: Memo<Query>,
    /// The query that links start from: that of the answer, but the one before a drag as long as that lasts.
    pub(crate) link_query: Memo<Query>,
    /// The selected record.
    pub(crate) selected: Memo<Option<Id>>,
    /// Whether a search did not load.
    pub(crate) failed: Signal<bool>,
    /// The element of the page. Effects that look into the document wait until it is there.
    pub(crate) main: NodeRef<Main>,
    /// The rows.
    pub(crate) pack: StoredValue<Arc<Pack>>,
    /// The stretch of time that the timeline shows.
    pub(crate) stretch: Stretch,
    /// Whether something is dragged. Panels draw first what is on the screen, and the rest when it is over.
    pub(crate) dragging: RwSignal<bool>,
    /// Whether a pointer is down on a handle or on the bars.
    pub(crate) held: RwSignal<bool>,
    /// Whether the time window moves by itself.
    pub(crate) playing: RwSignal<bool>,
    /// Whether a window that plays keeps its beginning, and does not move on as wide as it is.
    pub(crate) growing: RwSignal<bool>,
    /// Which pictures of map and timeline are on the screen.
    pub(crate) layout: RwSignal<Layout>,
    /// How many folds are open that are closed at first. While all are closed, what they hold waits for the end of a drag.
    pub(crate) open_folds: RwSignal<usize>,
    /// The years of the list that the reader closed.
    pub(crate) closed_years: RwSignal<Vec<String>>,
    /// The site, for handlers of events, which have no context.
    pub(crate) site: StoredValue<SiteContext>,
    navigate: StoredValue<Navigate>,
    busy: Busy,
    write: StoredValue<WriteState>,
    /// The element that keeps its position on the screen when the query changes next.
    in_place: StoredValue<Option<InPlace>>,
}

type Navigate = Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// The state of the atlas around this component.
pub(crate) fn use_atlas() -> Atlas {
    expect_context()
}

/// Pending timers.
#[derive(Default)]
struct WriteState {
    /// Whether the address will be written.
    waiting: bool,
    rest: Option<TimeoutHandle>,
}

impl Atlas {
    /// The state for rows and the answer to the query of the address.
    pub(crate) fn new(loaded: Loaded) -> Self {
        let (site, data) = (use_site(), use_data());
        let asked = RwSignal::new(loaded.read.clone());
        let pack = StoredValue::new(Arc::clone(&loaded.pack));
        let (failed, page) = answer(&site, &data, asked, loaded);
        let query = Memo::new(move |_| page.with(|page| Query::read(&page.query).query));
        let dragging = RwSignal::new(false);
        let playing = RwSignal::new(false);
        let link_query = Memo::new(move |last: Option<&Query>| match last {
            Some(last) if dragging.get() && !playing.get() => last.clone(),
            _ => query.get(),
        });
        let whole = Memo::new(move |_| page.with(|page| Span::of(&page.view.marks)));
        let atlas = Self {
            asked,
            page,
            query,
            link_query,
            selected: Memo::new(move |_| query.with(|query| query.selected.clone())),
            failed,
            main: NodeRef::new(),
            pack,
            stretch: Stretch::new(whole),
            dragging,
            held: RwSignal::new(false),
            playing,
            growing: RwSignal::new(false),
            layout: RwSignal::new(Layout::default()),
            open_folds: RwSignal::new(0),
            closed_years: RwSignal::new(Vec::new()),
            site: StoredValue::new(site),
            navigate: StoredValue::new(Arc::new(use_navigate())),
            busy: expect_context(),
            write: StoredValue::new(WriteState::default()),
            in_place: StoredValue::new(None),
        };
        atlas.follow_address();
        atlas
    }

    /// Applies changes of the address, by links, back and forward.
    fn follow_address(self) {
        let location = use_location();
        let (base, pinned) = self.site.with_value(|site| (site.base.clone(), site.pinned.clone()));
        Effect::new(move |_| {
            // While another page is on its way the address is that of it already.
            if !location.pathname.with(|path| matches!(base.page(path), Some((_, Page::Atlas(_))))) {
                return;
            }
            let read = location.search.with(|search| Query::read(search));
            if self.asked.with_untracked(|asked| *asked == read) {
                return;
            }
            if read.query.release != pinned {
                // Other data is another document.
                let _ = window().location().reload();
                return;
            }
            self.stop();
            self.set(read);
        });
        // A window does not play on while another page is on its way.
        Effect::new(move |_| {
            if self.busy.routing.get() {
                self.stop();
            }
        });
    }

    /// Changes the query at once, and lets the address follow in place of the present one. For what moves: links
    /// navigate instead.
    pub(crate) fn ask(self, change: impl FnOnce(&mut Query)) {
        if self.busy.routing.get_untracked() {
            return;
        }
        let mut read = self.asked.get_untracked();
        change(&mut read.query);
        read.refused.clear();
        if self.asked.with_untracked(|asked| *asked == read) {
            return;
        }
        self.drag();
        self.set(read);
        self.write_address();
    }

    /// Whether the page stands in the document. Subscribes to it.
    pub(crate) fn is_mounted(self) -> bool {
        self.main.get().is_some()
    }

    fn set(self, read: Read) {
        let focus = Focus::capture();
        let in_place = self.in_place.try_update_value(Option::take).flatten();
        self.asked.set(read);
        after_render(move || {
            focus.restore();
            if let Some(in_place) = in_place {
                in_place.restore();
            }
        });
    }

    /// Keeps a value that was chosen under the pointer, when the page shows the query with it.
    pub(crate) fn keep_in_place(self, element: &Element) {
        self.in_place.set_value(InPlace::capture(element));
    }

    fn drag(self) {
        if !self.dragging.get_untracked() {
            self.dragging.set(true);
        }
        let rest = move || {
            self.dragging.try_set(false);
        };
        let rest = set_timeout_with_handle(rest, DRAG_END).ok();
        self.write.update_value(|write| {
            if let Some(last) = std::mem::replace(&mut write.rest, rest) {
                last.clear();
            }
        });
    }

    /// Whether what is folded away waits until a drag is over. Subscribes to it.
    pub(crate) fn folds_wait(self) -> bool {
        self.dragging.get() && self.open_folds.get() == 0
    }

    /// A fold was opened or closed.
    pub(crate) fn fold_toggled(self, is_open: bool) {
        self.open_folds.update(|open| *open = if is_open { *open + 1 } else { open.saturating_sub(1) });
    }

    /// Ends dragging and playing.
    pub(crate) fn stop(self) {
        for moving in [self.playing, self.dragging, self.held] {
            if moving.get_untracked() {
                moving.set(false);
            }
        }
    }

    fn write_address(self) {
        if self.write.with_value(|write| write.waiting) {
            return;
        }
        self.write.update_value(|write| write.waiting = true);
        let write = move || {
            // The atlas may be gone by now, or about to go.
            if self.write.try_update_value(|write| write.waiting = false).is_some()
                && !self.busy.routing.get_untracked()
            {
                self.go(self.asked.with_untracked(|asked| asked.query.clone()), true);
            }
        };
        set_timeout(write, WRITE_INTERVAL);
    }

    /// Selects a record, or none, as a step of its own in the history.
    pub(crate) fn select(self, selected: Option<Id>) {
        self.go(self.asked.with_untracked(|asked| Query { selected, ..asked.query.clone() }), false);
    }

    /// Writes the address of a query; the page keeps its place.
    fn go(self, query: Query, replace: bool) {
        let options = NavigateOptions { replace, scroll: false, resolve: false, ..Default::default() };
        let address = self.site.with_value(|site| site.atlas(query));
        self.navigate(&address, options);
    }

    /// Goes to an address.
    pub(crate) fn navigate(self, address: &str, options: NavigateOptions) {
        self.navigate.with_value(|navigate| navigate(address, options));
    }
}

/// Whether a search failed, and the answer to what is asked.
fn answer(
    site: &SiteContext,
    data: &Data,
    asked: RwSignal<Read>,
    loaded: Loaded,
) -> (Signal<bool>, Memo<Arc<AtlasPage>>) {
    let Loaded { pack, page: first, .. } = loaded;
    let text = Memo::new(move |_| asked.with(|asked| asked.query.text.clone()));
    let search = {
        let (site, data) = (site.clone(), data.clone());
        LocalResource::new(move || {
            let (site, data, text) = (site.clone(), data.clone(), text.get());
            async move {
                match text {
                    Some(text) => data.search(site, text).await,
                    None => Ok(()),
                }
            }
        })
    };
    let failed = Signal::derive(move || {
        text.with(Option::is_some) && search.with(|search| matches!(search, Some(Err(_))))
    });
    let data = data.clone();
    let page = Memo::new(move |last: Option<&Arc<AtlasPage>>| {
        let read = asked.get();
        if read.query.text.is_some() {
            search.track();
        }
        match last {
            None => Arc::clone(&first),
            Some(last) => data.answer(&pack, &read).map_or_else(|| Arc::clone(last), Arc::new),
        }
    });
    let waits = Memo::new(move |_| {
        let shown = page.with(|page| Query::read(&page.query).query.text);
        text.with(|text| *text != shown) && !failed.get()
    });
    let busy = expect_context::<Busy>();
    Effect::new(move |_| busy.searching.set(waits.get()));
    on_cleanup(move || busy.searching.set(false));
    (failed, page)
}

/// Does something once the page shows what the signals that were just set say.
pub(crate) fn after_render(act: impl FnOnce() + 'static) {
    spawn_local(async move {
        leptos::task::tick().await;
        act();
    });
}
