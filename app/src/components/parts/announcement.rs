//! What screen readers announce when a text has changed.

use std::time::Duration;

use leptos::prelude::*;

use super::changing_text::text_html;

/// A change is announced when nothing has changed for this long. After eight presses of a key
/// only the last answer is announced.
const REST: Duration = Duration::from_millis(700);

/// A visually hidden live region, which is not changed while `waits`. It is empty at first, since nothing has changed.
#[component]
pub(crate) fn Announcement(text: Memo<String>, waits: Signal<bool>) -> impl IntoView {
    let announced = RwSignal::new(String::new());
    // What the reader knows: the text of the page as it was loaded, or the one that was announced last.
    let known = StoredValue::new(text.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let (now, waits) = (text.get(), waits.get());
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        if waits || known.with_value(|known| *known == now) {
            return;
        }
        let announce = move || {
            announced.try_set(text_html(&now));
            known.try_set_value(now);
        };
        timer.set_value(set_timeout_with_handle(announce, REST).ok());
    });
    view! { <p class="vh" role="status" inner_html=move || announced.get()></p> }
}
