//! Errors and the empty state.

use leptos::prelude::*;
use model::page::RefusedValue;
use model::query::Query;
use model::view::{Loosened, Nearest};

use super::parts::changing_text::{counts_html, text_html};
use super::parts::icon::Icon;
use super::searched::Help;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// Invalid values in the address, which were ignored, each with the accepted values.
#[component]
pub(crate) fn RefusedValues() -> impl IntoView {
    let (lang, page) = (use_site().lang, use_atlas().page);
    let refused = Memo::new(move |_| page.with(|page| page.refused.clone()));
    let line = move |RefusedValue { parameter, value, accepted }: RefusedValue| {
        let text = text!(lang, message_refused, parameter = parameter, value = value, accepted = accepted);
        view! { <p class="msg msg--error" data-refused="" inner_html=text_html(&text)></p> }
    };
    move || refused.get().into_iter().map(line).collect_view()
}

/// A search failed to load. The previous answer stays on the page with its own query.
#[component]
pub(crate) fn SearchFailed() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    move || {
        atlas.failed.get().map(|error| {
            let address = site.atlas(atlas.requested.with(|requested| requested.query.clone()));
            view! {
                <p class="msg msg--error" role="alert">
                    <span>{error.with_cause(text!(lang, message_failed), lang)}</span>
                    <a class="btn" href=address rel="external nofollow">{text!(lang, message_again)}</a>
                </p>
            }
        })
    }
}

/// That the server computes the answers because of this browser. Only the browser knows, so it comes after hydration.
#[component]
pub(crate) fn ShortOfMemory() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let is_shown = RwSignal::new(false);
    Effect::new(move |_| is_shown.set(atlas.is_mounted() && site.site.is_short_of_memory));
    move || is_shown.get().then(|| view! { <p class="msg" role="status">{text!(lang, message_short)}</p> })
}

/// Nothing matches: links with one filter less, the nearest records before and after the window, and the number of
/// undated records, and what is close to the words.
#[component]
pub(crate) fn NoMatches() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let (near, undated, total) =
        atlas.page.with_untracked(|page| (page.view.near.clone(), page.view.undated, page.view.total));
    let searched = atlas.page.with_untracked(|page| page.view.searched.clone()).unwrap_or_default();
    let title =
        if searched.pages.is_empty() { text!(lang, message_empty) } else { text!(lang, message_only_pages) };
    let help = searched.help.map(|help| view! { <Help help/> });
    let tray = (undated > 0).then(|| {
        let words = text!(lang, message_tray, count = undated);
        view! { " "<span inner_html=counts_html(&words)></span> }
    });
    let near = near.map(|near| {
        // If removing one filter is not enough, offer to remove all.
        let all = near.without.is_empty().then(|| {
            let address = site.atlas(Query::default());
            let words = text!(lang, message_all, count = total);
            view! { <li><a class="btn" href=address rel="nofollow" inner_html=counts_html(&words)></a></li> }
        });
        let loosened = |Loosened { filter, query, shown }: Loosened| {
            let address = site.atlas(Query::parse(&query).query);
            let words = match shown {
                1 => text!(lang, message_without_one, what = filter),
                _ => text!(lang, message_without, what = filter, count = shown),
            };
            view! { <li><a class="btn" href=address rel="nofollow" inner_html=counts_html(&words)></a></li> }
        };
        let nearest = |words: &'static str, nearest: Option<Nearest>| {
            nearest.map(|Nearest { id, name, date }| {
                view! {
                    <li>
                        {words}" "<span inner_html=text_html(&date)></span>" "
                        <a href=site.record(&id) rel=site.rel() inner_html=text_html(&name)></a>
                    </li>
                }
            })
        };
        view! {
            <ul class="near">
                {near.without.into_iter().map(loosened).collect_view()}
                {all}
                {nearest(text!(lang, message_before), near.before)}
                {nearest(text!(lang, message_after), near.after)}
            </ul>
        }
    });
    view! {
        <div class="msg">
            <p><Icon name="#i-info"/>" "<b inner_html=text_html(title)></b>{tray}</p>
            {near}
            {help}
        </div>
    }
}
