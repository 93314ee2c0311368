//! A record of any kind.

use leptos::prelude::*;
use model::page::RecordPage;
use model::words::Lang;

use super::{use_lang, use_request};
use crate::load::{PageData, use_page};
use crate::panels::claims::Claims;
use crate::panels::outcome::Outcome;
use crate::panels::record_head::RecordHead;
use crate::panels::record_rail::RecordRail;
use crate::parts::frame::{Frame, shown};

/// The page.
#[component]
pub(crate) fn Record() -> impl IntoView {
    let lang = use_lang();
    let loaded = use_page(lang, use_request(lang));
    let page = shown(lang, loaded, move |data| match data {
        PageData::Record(page) => Some(view! { <Body lang page=(**page).clone()/> }.into_any()),
        _ => None,
    });
    view! { <Frame lang>{page}</Frame> }
}

/// Head, what came of it, claims, and beside them the sources and the ways on.
#[component]
fn Body(lang: Lang, page: RecordPage) -> impl IntoView {
    let outcome = (!page.groups.is_empty())
        .then(|| view! { <Outcome lang kind=page.kind groups=page.groups.clone()/> });
    let (lines, sources) = (page.lines.clone(), page.sources.clone());
    view! {
        <RecordHead lang page=page.clone()/>
        <div class="recpage">
            <div>
                {outcome}
                <Claims lang lines sources/>
            </div>
            <RecordRail lang page/>
        </div>
    }
}
