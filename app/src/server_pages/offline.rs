//! What is read without a network: the page about saved records, and the texts of the scripts that save them.

use leptos::prelude::*;
use model::lang::Lang;
use model::query::Query;
use serde_json::{Value, json};

use crate::context::use_site;
use crate::texts::text;

/// The list of the records that are saved on this device, which a script fills. The service worker also shows this page
/// in place of one that is not saved.
#[component]
pub(crate) fn OfflineMain() -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    view! {
        <article class="page">
            <h1>{text!(lang, offline_title)}</h1>
            <p class="lead">{text!(lang, offline_lead)}</p>
            <p class="acts acts--row">
                <a class="btn btn--main" href="" rel="external">{text!(lang, message_again)}</a>
                <a class="btn" href=site.atlas(Query::default()) rel="external">{text!(lang, offline_atlas)}</a>
            </p>
            <div class="prose">
                <h2>{text!(lang, offline_list)}</h2>
                <ul id="saved"><li>{text!(lang, offline_none)}</li></ul>
                <h2>{text!(lang, offline_can)}</h2>
                <ul>
                    <li>{text!(lang, offline_can_atlas)}</li>
                    <li>{text!(lang, offline_can_search)}</li>
                    <li>{text!(lang, offline_cannot)}</li>
                </ul>
            </div>
        </article>
    }
}

/// The texts of `sw.js` and `offline.js`, by language.
pub fn worker_texts() -> Value {
    let texts = |lang: Lang| {
        json!({
            "all": text!(lang, suggest_all),
            "count": text!(lang, suggest_count, count = "{count}"),
            "words": text!(lang, suggest_words, words = lang.quoted("{words}")),
            "lost": text!(lang, offline_lost),
            "release": text!(lang, offline_release, release = "{release}", date = "{date}", age = "{age}"),
            "list": text!(lang, offline_title),
            "keeping": text!(lang, offline_keeping),
            "progress": text!(lang, offline_progress, kept = "{kept}", of = "{of}"),
            "kept": text!(lang, offline_kept, kept = "{kept}"),
            "partly": text!(lang, offline_partly, kept = "{kept}", of = "{of}", failed = "{failed}"),
            "failed": text!(lang, offline_failed),
        })
    };
    json!({ "en": texts(Lang::En), "zh": texts(Lang::Zh) })
}
