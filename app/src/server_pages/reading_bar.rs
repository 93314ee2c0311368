//! The bar that controls reading aloud. It is in the document once, outside the application, so that it stays when the
//! page changes.

use leptos::prelude::*;

use crate::context::use_site;
use crate::texts::text;

/// The bar, hidden. The script (`app/scripts/read-aloud.js`) shows it, and changes its texts to those in the attribute.
#[component]
pub(crate) fn ReadingBar() -> impl IntoView {
    let lang = use_site().lang;
    let texts = serde_json::json!({
        "pause": text!(lang, aloud_pause),
        "resume": text!(lang, aloud_resume),
        "stop": text!(lang, aloud_stop),
        "close": text!(lang, aloud_close),
        "en": text!(lang, aloud_no_en),
        "zh": text!(lang, aloud_no_zh),
        "failed": text!(lang, aloud_failed),
    });
    let button = |does: &'static str, name: &'static str| {
        view! { <button type="button" class="btn" data-reading=does>{name}</button> }
    };
    view! {
        <section class="reading" id="reading" aria-label=text!(lang, aloud_controls) data-texts=texts.to_string() hidden>
            <p role="status"></p>
            {button("previous", text!(lang, aloud_previous))}
            {button("pause", text!(lang, aloud_pause))}
            {button("next", text!(lang, aloud_next))}
            {button("stop", text!(lang, aloud_stop))}
        </section>
    }
}
