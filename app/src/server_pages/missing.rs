//! The page for unknown addresses.

use leptos::prelude::*;
use model::query::{Parameter, Query};

use crate::address::Page;
use crate::context::use_site;
use crate::texts::text;

/// The requested address, a search and links. The search field is prefilled with the last segment of the path: for a
/// truncated or misspelt link, its words are a good guess at the page that was meant.
#[component]
pub(crate) fn MissingMain(path: String) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let atlas = site.atlas(Query::default());
    let segment = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let words = segment.replace(['-', '_'], " ");
    view! {
        <div class="page">
            <h1>{text!(lang, missing_title)}</h1>
            <p class="lead">{text!(lang, missing_lead, what = segment)}</p>
            <form class="msg" method="get" action=atlas.clone()>
                <label for="missing-words">{text!(lang, missing_search)}</label>
                <p class="asked">
                    <input id="missing-words" type="search" name=Parameter::Text.as_str() value=words/>
                    " "
                    <button class="btn btn--main" type="submit">{text!(lang, missing_go)}</button>
                </p>
            </form>
            <p class="acts acts--row">
                <a class="btn" href=atlas>{text!(lang, missing_all)}</a>
                <a class="btn" href=site.to(&Page::Sources)>{text!(lang, missing_sources)}</a>
            </p>
        </div>
    }
}
