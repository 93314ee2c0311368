//! The suggestions below the search field, by kind. The browser fetches them as HTML, so that their code is not part
//! of the wasm.

use leptos::prelude::*;
use model::page::{Suggestion, SuggestionGroup};
use model::query::Query;
use model::record::Kind;

use super::document::without_markers;
use crate::components::parts::citation::language;
use crate::components::parts::icon::{Icon, KindGlyph};
use crate::components::parts::marked::marked;
use crate::context::{SiteContext, use_site};
use crate::texts::text;

/// The list for a query as HTML. `about` is a text that distinguishes a record from others of the same name.
pub fn suggestions(
    site: SiteContext,
    query: Query,
    groups: Vec<SuggestionGroup>,
    about: impl Fn(&Suggestion) -> Option<String>,
) -> String {
    let mut count = 0;
    let groups = groups.into_iter().map(|group| {
        let options = group.suggestions.into_iter().map(|suggestion| {
            count += 1;
            SuggestionOption { number: count, kind: group.kind, about: about(&suggestion), suggestion }
        });
        (group.kind, group.label, options.collect())
    });
    let groups = groups.collect();
    Owner::new().with(|| {
        provide_context(site);
        without_markers(&view! { <Suggestions query groups count/> }.to_html())
    })
}

/// A suggestion as an option of the list.
struct SuggestionOption {
    /// Its position in the whole list, from 1.
    number: usize,
    kind: Kind,
    suggestion: Suggestion,
    about: Option<String>,
}

/// The list. Its first option searches for the words as typed.
#[component]
fn Suggestions(
    query: Query,
    groups: Vec<(Kind, String, Vec<SuggestionOption>)>,
    count: usize,
) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let words = lang.quoted(query.text.as_deref().unwrap_or_default());
    let href = site.atlas(Query { selected: None, ..query.from_start() });
    let announcement = match count {
        0 => text!(lang, suggest_none).to_owned(),
        count => text!(lang, suggest_count, count = count),
    };
    let groups = groups
        .into_iter()
        .map(|(kind, label, options)| view! { <SuggestedGroup kind label options/> })
        .collect_view();
    view! {
        <div role="listbox" id="suggestions" aria-label=text!(lang, suggest_all) data-said=announcement>
            <a
                class="sug"
                role="option"
                id="suggestion-0"
                aria-selected="false"
                tabindex="-1"
                href=href
                rel="nofollow"
                data-noscroll=""
            >
                <Icon name="#i-search"/>
                <span>{text!(lang, suggest_words, words = words)}</span>
            </a>
            {groups}
        </div>
    }
}

/// The suggestions of one kind.
#[component]
fn SuggestedGroup(kind: Kind, label: String, options: Vec<SuggestionOption>) -> impl IntoView {
    let name = format!("suggested-{}", kind.as_str());
    let options = options.into_iter().map(|option| view! { <SuggestedRecord option/> }).collect_view();
    view! {
        <div role="group" aria-labelledby=name>
            <p class="eyebrow" role="presentation" id=name.clone()>{label}</p>
            {options}
        </div>
    }
}

/// One record. The option is a link, so that it can be opened in a new tab.
#[component]
fn SuggestedRecord(option: SuggestionOption) -> impl IntoView {
    let SuggestionOption { number, kind, suggestion, about } = option;
    let Suggestion { id, name, marks, also } = suggestion;
    let also = also.map(|also| {
        let lang = language(&also.text);
        view! { <span lang=lang inner_html=marked(&also.text, &also.marks).into_string()></span>" " }
    });
    let about = about.map(|about| view! { <span>{about}</span> });
    let more = (also.is_some() || about.is_some())
        .then(|| view! { " "<small class="row__meta">{also}{about}</small> });
    view! {
        <a
            class="sug"
            role="option"
            id=format!("suggestion-{number}")
            aria-selected="false"
            tabindex="-1"
            href=use_site().record(&id)
            rel=use_site().rel()
        >
            <KindGlyph kind/>
            <span><span inner_html=marked(&name, &marks).into_string()></span>{more}</span>
        </a>
    }
}
