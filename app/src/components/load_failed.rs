//! The message in place of a page that failed to load.

use leptos::prelude::*;

use crate::context::use_site;
use crate::texts::text;

/// The message with a link that loads the whole document, so that the browser shows its own network error if it fails
/// again.
#[component]
pub(crate) fn LoadFailed(#[prop(into)] address: Signal<String>) -> impl IntoView {
    let lang = use_site().lang;
    view! {
        <main id="main" class="wrap" tabindex="-1">
            <p class="msg msg--error" role="alert">
                <span>{text!(lang, frame_failed_empty)}</span>
                <a class="btn" href=move || address.get() rel="external">{text!(lang, message_again)}</a>
            </p>
        </main>
    }
}
