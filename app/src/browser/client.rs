//! Taking over the page of the server, and changing it.

use std::sync::Arc;

use leptos::html::Div;
use leptos::mount::hydrate_body;
use leptos::prelude::*;
use leptos::wasm_bindgen;
use leptos::wasm_bindgen::prelude::wasm_bindgen as extern_js;
use leptos::web_sys::Element;
use leptos_router::hooks::use_location;
use model::draw::Span;
use model::query::Query;

use super::address::Writer;
use super::load::Store;
use super::patch::{adopt, patch};
use super::scroll::{Scroll, hear_back};
use super::state::{Asked, Atlas, Shown, State, What};
use super::{
    brush, events, folds, hold, keys, link, narrow, rove, scroll, seen, select, small, suggest, timeline,
};
use crate::address::Base;
use crate::context::{Context, Drawn, Haste};
use crate::load::{FirstPage, Site};
use crate::map::Keeper;
use crate::markup::Inner;
use crate::pages;

#[extern_js]
extern "C" {
    /// Gives the buttons for theme and size of text their state; the script that hears them lends it to us.
    #[wasm_bindgen(js_name = atlasLook)]
    fn look();
}

/// The id of the element that holds what the first page brings along.
const DATA: &str = "page-data";

/// Takes over the body, with what the page brought along. Without it the page stays as it is: complete, and
/// without script.
pub(crate) fn hydrate<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    let element = document().get_element_by_id(DATA);
    let first = element
        .and_then(|element| element.text_content())
        .and_then(|text| serde_json::from_str::<FirstPage>(&text).ok());
    let Some(first) = first else { return };
    hear_back();
    hydrate_body(move || {
        provide_context(Base::new(&first.site.base));
        provide_context(first);
        app()
    });
}

/// The page stands there already.
pub(crate) fn printed() -> &'static str {
    ""
}

/// Changes the page whenever something else is shown in it.
pub(crate) fn keep_up(root: NodeRef<Div>) {
    let location = use_location();
    let asked = location
        .pathname
        .with_untracked(|path| location.search.with_untracked(|search| Asked::at(path, search)));
    let state = State::new(asked);
    let FirstPage { site, .. } = expect_context::<FirstPage>();
    let base = expect_context::<Base>();
    let writer = Writer::new(state);
    // What is innermost comes first.
    suggest::listen();
    narrow::listen();
    folds::listen(state);
    keys::listen();
    events::listen();
    select::listen(state, root);
    let scroll = Scroll::listen(state);
    let hold = hold::Hold::listen(state);
    link::listen();
    brush::listen(state, writer);
    timeline::listen(state, writer, root);
    rove::listen(state);
    small::listen(state, base.clone(), site.clone());
    Store::new(state, base.clone(), site.clone(), root).follow();
    let module = site.map_module.as_deref().unwrap_or_default();
    let sight = seen::Sight::new(state);
    sight.follow();
    let live = Keeper::new(writer, module, &site.map_options);
    let mut before = state.asked.get_untracked();
    let first = before.address();
    let mut hand = Hand { rested: None, alone: true };
    Effect::new(move |old: Option<Option<Inner>>| {
        let shown = state.shown.get();
        let old = old.flatten();
        let Some(root) = root.get() else { return old };
        let Some(shown) = shown else {
            // The page of a record stays as the server printed it, and has a map and a timeline, too. The atlas is
            // taken over first.
            if matches!(root.query_selector(".atlas"), Ok(None)) {
                let live = live.clone();
                events::when_idle(move || {
                    live.follow();
                    small::settle(state);
                });
            }
            return old;
        };
        let root: &Element = &root;
        let (drawn, moving) = (state.drawn.get(), state.moving.get());
        let asked = &shown.asked;
        let is_first = old.is_none() && asked.address() == first;
        // Where nothing stands yet, all of it is drawn, and for developers what is to be compared, too.
        let stands = if cfg!(debug_assertions) { old.is_some() } else { is_first || old.is_some() };
        let drawn = if stands && !matches!(old, Some(Inner::Html(_))) { drawn } else { Default::default() };
        let hand = hand.follow(state, &shown, moving);
        let (mut new, title) = page(state, &base, &site, &shown, (drawn, moving), hand);
        hold.keep(moving || state.playing.get_untracked());
        // What is drawn then is on the screen, and need not be found there first.
        let _ = root.toggle_attribute_with_force("data-moving", moving);
        let (focus, focused, marked) = (events::focus(), events::focused(), rove::marked());
        if let Some(old) = old {
            patch(root, old, &mut new);
        } else {
            adopt(root, &new, is_first);
            // From here on a style sheet shows what needs script. An attribute of this name is allowed.
            let _ = root.set_attribute("data-live", "");
        }
        narrow::again();
        hold.settle(asked);
        // Nobody presses Tab or reads the title while a hand moves.
        if !moving || marked {
            rove::settle(state);
        }
        if marked && !events::focus() {
            rove::restore();
        }
        sight.follow();
        live.follow();
        small::settle(state);
        if !moving && document().title() != title {
            document().set_title(&title);
        }
        let moved = before.path != asked.path;
        events::settle(moved, focus, focused);
        let (last, now) = (&before.read.query, &asked.read.query);
        if moved {
            look();
        } else if now.selected != last.selected && (now.selected.is_some() || now.text == last.text) {
            select::settle(last.selected.as_ref(), now.selected.as_ref());
        } else if now.text != last.text {
            events::found();
        }
        // What is asked may be yet to come.
        if state.asked.with_untracked(|present| present == asked) {
            scroll.settle();
        }
        before.clone_from(asked);
        Some(new)
    });
}

/// What a hand moves.
struct Hand {
    rested: Option<Rested>,
    /// Whether nothing but the window has moved since.
    alone: bool,
}

impl Hand {
    /// What stood in the page when the hand, or the window by itself, began to move, and whether nothing but the window
    /// has moved since.
    fn follow(&mut self, state: State, shown: &Shown, moving: bool) -> Option<(&Rested, bool)> {
        let What::Atlas(atlas) = &shown.what else { return None };
        let now = Rested::new(atlas, &shown.asked, state);
        if !moving && !state.playing.get_untracked() {
            *self = Self { rested: Some(now), alone: true };
            return None;
        }
        let rested = self.rested.as_ref()?;
        self.alone &= rested.is_like(&now);
        Some((rested, self.alone))
    }
}

/// What stood in the page when a hand began to move.
struct Rested {
    atlas: Arc<Atlas>,
    /// What was asked besides the window.
    query: Query,
    span: Option<Span>,
    drawn: (Drawn, Drawn),
}

impl Rested {
    fn new(atlas: &Arc<Atlas>, asked: &Asked, state: State) -> Self {
        let query = Query { since: None, until: None, ..asked.read.query.clone() };
        let (span, drawn) = (state.span.get_untracked(), state.drawn.get_untracked());
        Self { atlas: Arc::clone(atlas), query, span, drawn }
    }

    /// Whether one became the other by moving the window.
    fn is_like(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.atlas.1, &other.atlas.1)
            && (&self.query, self.span, self.drawn) == (&other.query, other.span, other.drawn)
    }
}

/// What the page holds now, and its title; `hand` tells what a hand has moved so far. Whoever calls it within an
/// effect is called again when that changes.
fn page(
    state: State,
    base: &Base,
    site: &Site,
    Shown { asked, what }: &Shown,
    (drawn, moving): ((Drawn, Drawn), bool),
    hand: Option<(&Rested, bool)>,
) -> (Inner, String) {
    let atlas = match what {
        What::Printed(page) => return (Inner::Html(page.html.clone().into()), page.title.clone()),
        What::Atlas(atlas) => atlas,
    };
    let (page, pack): &Atlas = atlas;
    // What stood there in another language tells nothing.
    let hand = hand.filter(|(rested, _)| Arc::ptr_eq(&rested.atlas.1, pack));
    let folded = state.folded.get_value();
    let again = state.asked.with_untracked(Asked::address);
    let cx = Context {
        failed: state.failed.get().then_some(&*again),
        span: state.span.get(),
        playing: state.playing.get(),
        growing: state.growing.get(),
        drawn,
        folded: &folded,
        facets: hand.map_or(&[], |(rested, _)| &rested.atlas.0.view.facets),
        haste: hand.filter(|_| moving).map(|(_, alone)| Haste {
            rows: scroll::rows(),
            alone,
            folded: folds::unfolded(),
        }),
        ..Context::new(base, site, pack.lang, &asked.path, &asked.read.query)
    };
    (Inner::Nodes(pages::atlas(&cx, page, pack, &state.beside.get())), pages::atlas_title(page, &site.name))
}
