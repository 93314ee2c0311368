//! Synchronises the query and the URL, in both directions.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_location;
use model::facet::Facet;
use model::id::Id;
use model::query::Query;
use model::when::PartialDate;

use super::Atlas;

/// The minimum time between two writes of the URL. Safari throws after a hundred in 30 seconds.
const WRITE_INTERVAL: Duration = Duration::from_millis(400);

impl Atlas {
    /// Applies the query of the URL when a link, back or forward changes it.
    pub(super) fn apply_url_changes(self) {
        let location = use_location();
        let (base, pinned) = self.site.with_value(|site| (site.base.clone(), site.pinned.clone()));
        Effect::new(move |_| {
            // While another page is loading, the location of the router is already that of the other page.
            if !location.pathname.with(|path| matches!(base.page(path), Some((_, page)) if page.has_answer()))
            {
                return;
            }
            let read = location.search.with(|search| Query::parse(search));
            if self.requested.with_untracked(|requested| *requested == read) {
                return;
            }
            if read.query.release != pinned {
                // Another release has other data, so load a new document.
                let _ = window().location().reload();
                return;
            }
            self.stop();
            self.set(read);
        });
        // Only in the browser.
        Effect::new(move |_| self.write_url_before_links());
        // Playback stops while another page is loading.
        Effect::new(move |_| {
            if self.busy.routing.get() {
                self.stop();
            }
        });
    }

    /// Replaces the URL by that of the query, after a delay.
    pub(super) fn write_url(self) {
        if self.write_pending.get_value() {
            return;
        }
        self.write_pending.set_value(true);
        set_timeout(move || self.write_pending_url(), WRITE_INTERVAL);
    }

    /// Replaces the URL now, if that is to be done.
    fn write_pending_url(self) {
        // The state may have been disposed meanwhile.
        let is_pending = self.write_pending.try_update_value(std::mem::take).unwrap_or_default();
        if is_pending && !self.busy.routing.get_untracked() {
            self.go(self.requested.with_untracked(|requested| requested.query.clone()), true);
        }
    }

    /// Replaces the URL before a link is followed. A link to the address that the URL still has, such as one that takes a
    /// window back that was drawn just now, would change nothing.
    fn write_url_before_links(self) {
        let pressed = window_event_listener(ev::pointerdown, move |_| self.write_pending_url());
        let keyed = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Enter" {
                self.write_pending_url();
            }
        });
        on_cleanup(move || {
            pressed.remove();
            keyed.remove();
        });
    }

    /// Selects a record, or none, as a new entry of the history. The entry includes the camera that shows the record,
    /// so that going back undoes both.
    pub(crate) fn select(self, selected: Option<Id>) {
        let query = self.last_query();
        let map = self.camera_for(&query, selected.as_ref());
        self.go(Query { selected, map, ..query }, false);
    }

    /// Adds or removes the filter by a place, like its value among the facets.
    pub(crate) fn toggle_place(self, place: &str) {
        let query = self.last_query();
        self.go(query.toggled(Facet::Place, &[place.to_owned()]), false);
    }

    /// Filters by a time window, as a new entry of the history.
    pub(crate) fn filter_by_window(self, since: PartialDate, until: PartialDate) {
        let query = self.last_query();
        self.go(Query { since: Some(since), until: Some(until), ..query.from_start() }, false);
    }

    /// The query that a change starts from: the requested one or, if its search failed, that of the answer that is still
    /// shown.
    fn last_query(self) -> Query {
        if self.failed.with_untracked(Option::is_some) {
            return self.query.get_untracked();
        }
        self.requested.with_untracked(|requested| requested.query.clone())
    }

    /// Navigates to the address of a query, without scrolling.
    fn go(self, query: Query, replace: bool) {
        let options = NavigateOptions { replace, scroll: false, resolve: false, ..Default::default() };
        let address = self.site.with_value(|site| site.atlas(query));
        self.navigate(&address, options);
    }

    /// Navigates to an address.
    pub(crate) fn navigate(self, address: &str, options: NavigateOptions) {
        self.navigate.with_value(|navigate| navigate(address, options));
    }
}
