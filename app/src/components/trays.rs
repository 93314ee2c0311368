//! The numbers of records without a date (at the list and the timeline) and without a place (at the map). They are
//! shown even if zero.

use leptos::prelude::*;
use model::query::{Query, Sort};

use super::parts::icon::Icon;
use crate::context::use_site;
use crate::query_form::any_time;
use crate::state::use_atlas;
use crate::texts::text;

/// The number of records without a date, as a link to the end of the list, without the time window, which excludes
/// them. The browser follows it and not the router, so that an open sheet closes.
#[component]
pub(crate) fn UndatedTray() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let undated = Memo::new(move |_| atlas.page.with(|page| page.view.undated));
    // They have a section of their own in the orders by date.
    let grouped = |query: Query| match query.order() {
        Sort::Relevance | Sort::Name => query.ordered(Sort::Latest),
        Sort::Latest | Sort::Earliest => query,
    };
    let href = move || format!("{}#undated", site.atlas(grouped(atlas.link_query.with(any_time))));
    view! {
        <a class="tray__one" href=href rel="external nofollow">
            <Icon name="#i-nodate"/>{text!(lang, tray_undated)}" "<b translate="no" inner_html=move || undated.get().to_string()></b>
        </a>
    }
}

/// The number of records without a place. It is no link, because no query can select them.
#[component]
pub(crate) fn UnplacedTray() -> impl IntoView {
    let (lang, page) = (use_site().lang, use_atlas().page);
    let unplaced = Memo::new(move |_| page.with(|page| page.view.unplaced));
    view! {
        <p class="tray__one unplaced">
            <Icon name="#i-pin"/>{text!(lang, tray_unplaced)}" "<b translate="no" inner_html=move || unplaced.get().to_string()></b>
        </p>
    }
}
