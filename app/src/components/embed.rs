//! What an embed has beside the panels of the atlas: the answer in one sentence, a single record, and its foot.

use leptos::prelude::*;
use model::presentation::Part;

use super::answer::answer_html;
use super::header::Logo;
use super::parts::announcement::Announcement;
use super::parts::icon::Icon;
use super::record_panel::RecordHtml;
use crate::address::Page;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The answer in one sentence: the heading of the embed, also where only screen readers have it.
#[component]
pub(crate) fn EmbedSentence(is_shown: bool) -> impl IntoView {
    let atlas = use_atlas();
    let sentence = Memo::new(move |_| atlas.page.with(|page| page.view.sentence.clone()));
    let is_moving = Signal::derive(move || atlas.playing.get() || atlas.dragging.get());
    view! {
        <div class=if is_shown { "answer" } else { "vh" }>
            <h1 inner_html=move || sentence.with(|sentence| answer_html(sentence))></h1>
            <Announcement text=sentence waits=is_moving/>
        </div>
    }
}

/// The record that the address names, alone.
#[component]
pub(crate) fn EmbedRecord() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    move || match atlas.selected.get() {
        Some(id) => {
            let key = id.to_string();
            view! { <div class="beside" id="beside" data-key=key><RecordHtml id/></div> }.into_any()
        }
        None => view! { <p class="msg msg--error">{text!(lang, embed_no_record)}</p> }.into_any(),
    }
}

/// The name of the atlas, and a link to the same answer there.
#[component]
pub(crate) fn EmbedFoot() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let name = site.site.name.clone();
    let is_record = site.embed.as_ref().is_some_and(|presentation| presentation.shows(Part::Record));
    let whole = move || {
        let query = atlas.link_query.get();
        let page = match query.selected.clone() {
            Some(id) if is_record => Page::Record(id.to_string()),
            _ => Page::Atlas(query),
        };
        site.to(&page)
    };
    view! {
        <footer class="embed__foot">
            <Logo/>
            <b>{name}</b>
            <span class="embed__claim">{text!(lang, embed_claim)}</span>
            <a href=whole rel="external nofollow" target="_blank">{text!(lang, embed_open)}<Icon name="#i-out"/></a>
        </footer>
    }
}
