//! The atlas: answer, facets, results, map and timeline of one view.

use leptos::prelude::*;

use super::{use_lang, use_request};
use crate::load::{Loaded, PageData, use_page};
use crate::panels::answer::Answer;
use crate::panels::facets::Facets;
use crate::panels::footer::Footer;
use crate::panels::header::Header;
use crate::panels::map::Map;
use crate::panels::messages::{Loading, Refused};
use crate::panels::questions::Questions;
use crate::panels::results::Results;
use crate::panels::timeline::Timeline;

/// The page. Every panel selects from one `AtlasPage`, so that none is out of step; while the next is on
/// its way the last stays, and what has the focus keeps it.
#[component]
pub(crate) fn Atlas() -> impl IntoView {
    let lang = use_lang();
    let loaded = use_page(lang, use_request(lang));
    let page = Memo::new(move |_| {
        loaded.with(Loaded::shown).and_then(|data| match &*data {
            PageData::Atlas(page) => Some((**page).clone()),
            _ => None,
        })
    });
    let busy = move || loaded.with(|loaded| matches!(loaded, Loaded::Waiting(_))).then_some("true");
    view! {
        {view! { <Header lang/> }.into_any()}
        <main class="atlas" id="main" tabindex="-1" aria-busy=busy>
            <div class="answer">
                {view! { <Answer page lang/> }.into_any()}
                <Loading loaded lang/>
                <Refused page lang/>
                {view! { <Questions page lang/> }.into_any()}
            </div>
            {view! { <Facets page lang/> }.into_any()}
            {view! { <Results page lang/> }.into_any()}
            {view! { <Map page lang/> }.into_any()}
            {view! { <Timeline page lang/> }.into_any()}
        </main>
        {view! { <Footer lang/> }.into_any()}
    }
}
