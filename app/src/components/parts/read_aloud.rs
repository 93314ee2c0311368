//! The button that reads a part of the page aloud. A script of the page (`app/scripts/read-aloud.js`) does it, without
//! the application, and has the selectors of each part.

use leptos::prelude::*;

use super::icon::Icon;
use crate::context::use_site;
use crate::texts::text;

/// What a button reads.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    /// The answer and its rows.
    Answer,
    /// A record and its claims.
    #[cfg(feature = "ssr")]
    Record,
}

/// The button. It is hidden where the browser cannot speak.
#[component]
pub(crate) fn ReadAloud(part: Part) -> impl IntoView {
    let part = match part {
        Part::Answer => "answer",
        #[cfg(feature = "ssr")]
        Part::Record => "record",
    };
    view! {
        <button type="button" class="btn btn--bare aloud" data-aloud=part>
            <Icon name="#i-aloud"/>{text!(use_site().lang, aloud_start)}
        </button>
    }
}
