//! Keeps the query and the URL in step, in both directions.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_location;
use model::facet::Facet;
use model::id::Id;
use model::query::Query;
use model::when::PartialDate;

use super::Atlas;
use crate::address::Page;

/// The least time between two writes of the address: Safari throws after a hundred in half a minute.
const WRITE_INTERVAL: Duration = Duration::from_millis(400);

impl Atlas {
    /// Takes the query over from the URL when a link, back or forward changes that.
    pub(super) fn apply_url_changes(self) {
        let location = use_location();
        let (base, pinned) = self.site.with_value(|site| (site.base.clone(), site.pinned.clone()));
        Effect::new(move |_| {
            // While another page is on its way, the location of the router is that page's already.
            if !location.pathname.with(|path| matches!(base.page(path), Some((_, Page::Atlas(_))))) {
                return;
            }
            let read = location.search.with(|search| Query::parse(search));
            if self.requested.with_untracked(|requested| *requested == read) {
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

    /// Replaces the URL by that of the query, a little later.
    pub(super) fn write_url(self) {
        if self.write_pending.get_value() {
            return;
        }
        self.write_pending.set_value(true);
        let write = move || {
            // The atlas may be gone by now, or about to go. `None` says that it is there.
            let is_there = self.write_pending.try_set_value(false).is_none();
            if is_there && !self.busy.routing.get_untracked() {
                self.go(self.requested.with_untracked(|requested| requested.query.clone()), true);
            }
        };
        set_timeout(write, WRITE_INTERVAL);
    }

    /// Selects a record, or none, as a step of its own in the history. The camera that brings the record into sight is
    /// part of the step, so that the way back undoes both.
    pub(crate) fn select(self, selected: Option<Id>) {
        let query = self.requested.with_untracked(|requested| requested.query.clone());
        let map = self.camera_for(&query, selected.as_ref());
        self.go(Query { selected, map, ..query }, false);
    }

    /// Filters by a place, or no longer, as its value among the filters does.
    pub(crate) fn toggle_place(self, place: &str) {
        let query = self.requested.with_untracked(|requested| requested.query.clone());
        self.go(query.toggled(Facet::Place, &[place.to_owned()]), false);
    }

    /// Filters by a window of time, as a step of its own in the history.
    pub(crate) fn filter_by_window(self, since: PartialDate, until: PartialDate) {
        let query = self.requested.with_untracked(|requested| requested.query.clone());
        self.go(Query { since: Some(since), until: Some(until), ..query }, false);
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
