//! What the page is waiting for.

use leptos::prelude::*;

/// Loads in progress, shown as `aria-busy` on the page. In context.
#[derive(Clone, Copy)]
pub(crate) struct Busy {
    /// A page of another route is loading.
    pub(crate) routing: RwSignal<bool>,
    /// Another page of the same route is loading, such as another record.
    pub(crate) page: RwSignal<bool>,
    /// A search is loading.
    pub(crate) searching: RwSignal<bool>,
}

impl Busy {
    pub(crate) fn new() -> Self {
        let idle = || RwSignal::new(false);
        Self { routing: idle(), page: idle(), searching: idle() }
    }

    /// Whether anything is loading.
    pub(crate) fn get(self) -> bool {
        self.routing.get() || self.page.get() || self.searching.get()
    }
}
