//! Results: rows under their years, each with its supporting quote.

mod groups;
mod row;
mod sections;
mod tab_stop;

use leptos::html::{Div, Section};
use leptos::prelude::*;
use model::query::{Query, Sort};

use super::messages::NoMatches;
use super::parts::changing_text::counts_html;
use super::searched::MatchedPages;
use super::trays::UndatedTray;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;
use groups::Groups;
pub(crate) use sections::in_list_order;
use tab_stop::{TabStop, move_focus_by_key};

/// The results.
#[component]
pub(crate) fn Results() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let (lang, is_embed) = (site.lang, site.embed.is_some());
    let is_empty = Memo::new(move |_| atlas.page.with(|page| page.view.shown == 0));
    // The message lists the filters, so it is rendered anew for each query.
    let empty = move || {
        is_empty.get().then(|| {
            atlas.query.track();
            view! { <NoMatches/> }
        })
    };
    let cut = Memo::new(move |_| atlas.page.with(|page| (page.view.results.len(), page.view.shown)));
    let cut = move || {
        let (held, shown) = cut.get();
        (held < shown).then(|| {
            let text = if is_embed {
                text!(lang, embed_cut, held = held, shown = shown)
            } else {
                text!(lang, result_cut, held = held, shown = shown)
            };
            view! { <p class="msg"><span inner_html=counts_html(&text)></span></p> }
        })
    };
    let section = NodeRef::<Section>::new();
    let list = NodeRef::<Div>::new();
    let stop = TabStop::new(atlas, list);
    view! {
        <section class="results" id="results" aria-labelledby="results-name" tabindex="0" node_ref=section
            on:click=move |event| atlas.open_record(&event)
            on:keydown=move |event| {
                move_focus_by_key(section, &event);
                atlas.step_selection(&event);
            }
            on:focusin=move |event| stop.focused(&event)>
            <h2 class="vh" id="results-name">{text!(lang, result_all)}</h2>
            <div class="results__head"><UndatedTray/><SortLinks/></div>
            <MatchedPages/>
            <div class="results__list" node_ref=list>{empty}<Groups stop/>{cut}</div>
        </section>
    }
}

/// The sort orders, as links.
#[component]
fn SortLinks() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let present = Memo::new(move |_| atlas.query.with(Query::order));
    let link = move |sort: &Sort| {
        let (site, sort) = (site.clone(), *sort);
        let words = match sort {
            Sort::Relevance => text!(lang, result_relevance),
            Sort::Latest => text!(lang, result_latest),
            Sort::Earliest => text!(lang, result_earliest),
            Sort::Name => text!(lang, result_name),
        };
        let href = move || site.atlas(atlas.link_query.get().ordered(sort));
        let current = move || (present.get() == sort).then_some("true");
        view! { <a href=href data-noscroll="" rel="nofollow" aria-current=current>{words}</a> }
    };
    // Only words have a relevance.
    let has_text = Memo::new(move |_| atlas.query.with(|query| query.text.is_some()));
    let relevance = {
        let link = link.clone();
        move || has_text.get().then(|| link(&Sort::Relevance))
    };
    view! {
        <div class="seg" role="group" aria-label=text!(lang, result_order)>{relevance}{[Sort::Latest, Sort::Earliest, Sort::Name].iter().map(link).collect_view()}</div>
    }
}
