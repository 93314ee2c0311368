//! Navigation in narrow windows: a bar at the bottom, and filters, map and timeline as sheets over the list. A sheet is
//! open while it is the `:target` of the address, so it needs no JavaScript, and the back button closes it.

use leptos::prelude::*;

use super::parts::changing_text::counts_html;
use super::parts::icon::Icon;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The bar. It is hidden in wide windows, where all regions are visible. Its links are followed by the browser and not
/// by the router, since only the browser updates `:target`.
#[component]
pub(crate) fn SheetBar() -> impl IntoView {
    let lang = use_site().lang;
    let link = |href: &'static str, symbol: &'static str, name: &'static str| {
        view! { <a href=href rel="external"><Icon name=symbol/>{name}</a> }
    };
    view! {
        <nav class="views" id="list" aria-label=text!(lang, view_all)>
            {link("#results", "#i-list", text!(lang, view_list))}
            {link("#map", "#i-map", text!(lang, map_title))}
            {link("#time", "#i-time", text!(lang, facet_time))}
            {link("#filters", "#i-filter", text!(lang, facet_all))}
        </nav>
    }
}

/// The head of a sheet. Its close link targets the bar, which is always visible, so that the list does not scroll.
#[component]
pub(crate) fn SheetHead(name: &'static str) -> impl IntoView {
    let (lang, page) = (use_site().lang, use_atlas().page);
    let shown = Memo::new(move |_| page.with(|page| page.view.shown));
    let count = move || counts_html(&count_of_records(lang, shown.get()));
    view! {
        <p class="sheet__head">
            <span><b>{name}</b>" "<span inner_html=count></span></span>
            <a class="btn" href="#list" rel="external"><Icon name="#i-down"/>{text!(lang, view_close)}</a>
        </p>
    }
}

/// `12 records`.
pub(crate) fn count_of_records(lang: model::lang::Lang, count: usize) -> String {
    match count {
        1 => text!(lang, result_one).to_owned(),
        count => text!(lang, result_count, count = count),
    }
}
