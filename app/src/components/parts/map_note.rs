//! The status line below a map, for what the live map could not load.

use leptos::prelude::*;

use crate::context::use_site;
use crate::texts::text;

/// The line, empty at first. `crate::map` fills it with one of the two texts in its attributes.
#[component]
pub(crate) fn MapNote() -> impl IntoView {
    let lang = use_site().lang;
    view! {
        <p
            class="mapnote"
            id="mapnote"
            role="status"
            data-failed=text!(lang, map_failed)
            data-bare=text!(lang, map_base_failed)
        ></p>
    }
}
