//! What the browser knows and components do not: focus, scrolling, sizes, keys of the whole page.

use leptos::task::{spawn_local, tick};

pub(crate) mod dom;
pub(crate) mod focus;
pub(crate) mod highlight;
pub(crate) mod layout;
pub(crate) mod look;
pub(crate) mod roving_tabindex;
pub(crate) mod scroll;
pub(crate) mod scroll_anchor;
pub(crate) mod shortcuts;

/// Does something once the page shows what the signals that were just set say.
pub(crate) fn after_render(act: impl FnOnce() + 'static) {
    spawn_local(async move {
        tick().await;
        act();
    });
}
