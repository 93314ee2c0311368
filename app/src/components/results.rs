//! Results: rows under their years, each with its supporting quote.

mod groups;
mod row;
mod scrolling;
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
use crate::state::{ListPart, use_atlas};
use crate::texts::text;
use groups::Groups;
use scrolling::{OtherPart, Scrolling};
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
    let section = NodeRef::<Section>::new();
    let list = NodeRef::<Div>::new();
    let stop = TabStop::new(atlas, list);
    let scrolling = Scrolling::new(section, list);
    let is_cut = Memo::new(move |_| atlas.list.part.with(ListPart::is_cut));
    view! {
        <section class="results" id="results" aria-labelledby="results-name" tabindex="0" node_ref=section
            data-cut=move || is_cut.get().then_some("")
            on:scroll=move |_| scrolling.scrolled()
            on:click=move |event| atlas.open_record(&event)
            on:keydown=move |event| {
                move_focus_by_key(section, scrolling, &event);
                atlas.step_selection(&event);
            }
            on:focusin=move |event| stop.focused(&event)>
            <h2 class="vh" id="results-name">{text!(lang, result_all)}</h2>
            <div class="results__head"><UndatedTray/><SortLinks/></div>
            <MatchedPages/>
            {move || (is_cut.get() && !is_embed).then(|| view! { <OtherPart is_before=true/> })}
            <div class="results__list" node_ref=list>{empty}<Groups stop/></div>
            {move || is_cut.get().then(|| if is_embed {
                view! { <EmbedCut/> }.into_any()
            } else {
                view! { <OtherPart is_before=false/> }.into_any()
            })}
        </section>
    }
}

/// That an embed lists only the first results.
#[component]
fn EmbedCut() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let words = move || {
        let (held, shown) = atlas.list.part.with(|part| (part.hits.len(), part.shown));
        counts_html(&text!(lang, embed_cut, held = held, shown = shown))
    };
    view! { <p class="msg"><span inner_html=words></span></p> }
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
