//! Errors and the empty state.

use leptos::prelude::*;
use model::page::RefusedValue;

use super::parts::changing_text::{counts_html, text_html};
use super::parts::icon::Icon;
use crate::context::use_site;
use crate::query_form::{ActiveFilter, active_filters};
use crate::state::use_atlas;
use crate::texts::text;

/// Invalid values of the address that were ignored, each with the accepted values.
#[component]
pub(crate) fn Refused() -> impl IntoView {
    let (lang, page) = (use_site().lang, use_atlas().page);
    let refused = Memo::new(move |_| page.with(|page| page.refused.clone()));
    let line = move |RefusedValue { parameter, value, accepted }: RefusedValue| {
        let text = text!(lang, message_refused, parameter = parameter, value = value, accepted = accepted);
        view! { <p class="msg msg--error" inner_html=text_html(&text)></p> }
    };
    move || refused.get().into_iter().map(line).collect_view()
}

/// A search failed to load. The previous answer stays on the page with its own query.
#[component]
pub(crate) fn SearchFailed() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    move || {
        atlas.failed.get().then(|| {
            let address = site.atlas(atlas.requested.with(|requested| requested.query.clone()));
            view! {
                <p class="msg msg--error" role="alert">
                    <span>{text!(lang, message_failed)}</span>
                    <a class="btn" href=address rel="external">{text!(lang, message_again)}</a>
                </p>
            }
        })
    }
}

/// Nothing matches: links that remove filters, and the number of undated records.
#[component]
pub(crate) fn Empty() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let undated = atlas.page.with_untracked(|page| page.view.undated);
    let mut advice = text!(lang, message_loosen).to_owned();
    if undated > 0 {
        advice.push(' ');
        advice.push_str(&text!(lang, message_tray, count = undated));
    }
    let filters = atlas
        .query
        .with_untracked(|query| atlas.page.with_untracked(|page| active_filters(page, query, query, lang)));
    let removal = |ActiveFilter { label, without }: ActiveFilter| {
        let text = text!(lang, atlas_remove, what = label);
        view! { <a class="btn" href=site.atlas(without) inner_html=text_html(&text)></a> }
    };
    view! {
        <div class="msg">
            <p><Icon name="#i-info"/>" "<b>{text!(lang, message_empty)}</b>" "<span inner_html=counts_html(&advice)></span></p>
            {filters.into_iter().map(removal).collect_view()}
        </div>
    }
}
