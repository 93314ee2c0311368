//! The address of the page: read whenever it changes, and written when the reader moves something.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use model::query::Query;

use super::state::{Asked, State};

/// How often the address may be written while the reader moves something: a browser throws after a hundred
/// changes in half a minute.
const PAUSE: Duration = Duration::from_millis(400);
/// How long a hand has to rest before all is drawn.
const REST: Duration = Duration::from_millis(300);

/// Writes addresses.
#[derive(Clone, Copy)]
pub(crate) struct Writer {
    state: State,
    /// The address that was written last, which the reader did not ask for by going there.
    written: StoredValue<String>,
    waiting: StoredValue<bool>,
    resting: StoredValue<Option<TimeoutHandle>>,
}

impl Writer {
    /// A writer that also listens: links, back and forward change what is asked.
    pub(super) fn new(state: State) -> Self {
        let writer = Self {
            state,
            written: StoredValue::default(),
            waiting: StoredValue::new(false),
            resting: StoredValue::new(None),
        };
        let location = use_location();
        Effect::new(move |_| {
            let asked = location.pathname.with(|path| location.search.with(|search| Asked::at(path, search)));
            let own = writer.written.with_value(|written| *written == asked.address());
            if !own && state.asked.with_untracked(|present| *present != asked) {
                // Whoever goes elsewhere holds nothing any more.
                state.rest();
                state.asked.set(asked);
            }
            // It may be gone to again.
            writer.written.set_value(String::new());
        });
        writer
    }

    /// Asks the atlas that stands in the page another question at once, and lets the address follow in place of the
    /// present one. Whoever is on the way to another page asks it nothing.
    pub(crate) fn ask(self, change: impl FnOnce(&mut Query)) {
        let Some((shown, _)) = self.state.atlas() else { return };
        let mut asked = self.state.asked.get_untracked();
        if asked.path != shown.path {
            if !self.state.failed.get_untracked() {
                return;
            }
            // The other page did not come.
            asked = shown;
        }
        change(&mut asked.read.query);
        asked.read.refused.clear();
        if self.state.asked.with_untracked(|present| *present == asked) {
            return;
        }
        self.state.asked.set(asked);
        self.moves();
        if self.waiting.get_value() {
            return;
        }
        self.waiting.set_value(true);
        let navigate = use_navigate();
        let path = self.state.asked.with_untracked(|asked| asked.path.clone());
        set_timeout(
            move || {
                self.waiting.set_value(false);
                if self.state.asked.with_untracked(|asked| asked.path != path) {
                    return;
                }
                let address = self.state.asked.with_untracked(Asked::address);
                self.written.set_value(address.clone());
                let options = NavigateOptions {
                    replace: true,
                    scroll: false,
                    resolve: false,
                    ..NavigateOptions::default()
                };
                navigate(&address, options);
            },
            PAUSE,
        );
    }

    /// Something moves, until it has rested.
    fn moves(self) {
        // What is asked was set before, so that the page is drawn once for both.
        if !self.state.moving.get_untracked() {
            self.state.moving.set(true);
        }
        let rest = set_timeout_with_handle(move || self.state.moving.set(false), REST);
        if let Some(last) = self.resting.try_update_value(|last| std::mem::replace(last, rest.ok())).flatten()
        {
            last.clear();
        }
    }
}
