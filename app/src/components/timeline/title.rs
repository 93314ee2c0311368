//! The title of the timeline: the visible range and, separately, the time window that filters.

use leptos::prelude::*;
use model::draw::Span;
use model::query::Query;
use model::when::When;
use model::words;

use crate::components::parts::announcement::Announcement;
use crate::components::parts::changing_text::text_html;
use crate::context::use_site;
use crate::drawings::timeline::range;
use crate::state::use_atlas;
use crate::texts::text;

/// The title. Only a change of the visible range is announced: the window is by its handles and by the answer.
#[component]
pub(super) fn Title(span: Memo<Option<Span>>, is_whole: Memo<bool>) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let seen = Memo::new(move |_| {
        let Some(span) = span.get() else { return String::new() };
        let stretch = words::stretch(span.first, span.last, lang);
        if is_whole.get() {
            text!(lang, time_view_all, stretch = stretch)
        } else {
            text!(lang, time_view, stretch = stretch)
        }
    });
    let window = Memo::new(move |_| atlas.query.with(window_of));
    let filtered = move || {
        let stretch = window.get().map(|window| words::date(&window, lang));
        stretch.map(|stretch| text_html(&text!(lang, time_window, stretch = stretch))).unwrap_or_default()
    };
    let unfiltered = move || {
        let is_view_only = !is_whole.get() && window.with(Option::is_none);
        if is_view_only { text!(lang, time_view_only) } else { "" }
    };
    view! {
        <b class="read" inner_html=move || seen.with(|seen| text_html(seen))></b>
        <Announcement text=seen waits=Signal::stored(false)/>
        <span class="time__window" inner_html=filtered></span>
        <span class="time__unfiltered" inner_html=unfiltered></span>
    }
}

/// The time window of a query, if it has one.
fn window_of(query: &Query) -> Option<When> {
    match (query.since, query.until) {
        (None, None) => None,
        (Some(from), Some(until)) => Some(range(from, until)),
        (from, until) => Some(When::Lasted { from, until }),
    }
}
