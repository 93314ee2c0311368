//! The message in place of a page that failed to load.

use leptos::prelude::*;

use crate::browser::load::LoadError;
use crate::context::use_site;
use crate::texts::text;

/// The message with the cause, and a link that loads the whole document.
#[component]
pub(crate) fn LoadFailed(error: LoadError, #[prop(into)] address: Signal<String>) -> impl IntoView {
    let lang = use_site().lang;
    view! {
        <main id="main" class="wrap" tabindex="-1">
            <p class="msg msg--error" role="alert">
                <span>{error.with_cause(text!(lang, frame_failed_empty), lang)}</span>
                <a class="btn" href=move || address.get() rel="external nofollow">{text!(lang, message_again)}</a>
            </p>
        </main>
    }
}
