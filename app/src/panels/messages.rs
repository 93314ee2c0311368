//! What went otherwise than asked: what is so, what still works, and one thing to do.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::page::{AtlasPage, RefusedValue};
use model::words::Lang;

use super::asked;
use super::search::use_query;
use crate::address::{Base, Page};
use crate::load::Loaded;
use crate::locale;
use crate::parts::glyph::Icon;

/// Values of the address that were left out, each with what would be accepted.
#[component]
pub(crate) fn Refused(page: Memo<Option<AtlasPage>>, lang: Lang) -> impl IntoView {
    let refused = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.refused.clone()).unwrap_or_default())
    });
    move || {
        let lines = refused.get().into_iter().map(|value| {
            let RefusedValue { parameter, value, accepted } = value;
            let text =
                td!(locale(lang), message_refused, parameter = parameter, value = value, accepted = accepted);
            view! { <p class="msg msg--error">{text}</p> }
        });
        lines.collect_view()
    }
}

/// Data that did not come. A page that came before stays, and is still true of what it was asked.
#[component]
pub(crate) fn Loading(loaded: ReadSignal<Loaded>, lang: Lang) -> impl IntoView {
    let base = StoredValue::new(expect_context::<Base>());
    let query = use_query();
    move || {
        let locale = locale(lang);
        loaded.with(|loaded| match loaded {
            Loaded::Ready(_) | Loaded::Waiting(Some(_)) => None,
            Loaded::Waiting(None) => Some(view! { <p class="msg">{td_string!(locale, message_waiting)}</p> }.into_any()),
            Loaded::Failed(_) => {
                let href = base.with_value(|base| base.to(lang, &Page::Atlas(query.get())));
                Some(view! { <p class="msg msg--error" role="alert"><span>{td_string!(locale, message_failed)}</span><a class="btn" href=href rel="external">{td_string!(locale, message_again)}</a></p> }.into_any())
            }
        })
    }
}

/// Nothing matches: what to loosen, and what waits in the tray.
#[component]
pub(crate) fn Empty(page: Memo<Option<AtlasPage>>, lang: Lang) -> impl IntoView {
    let base = StoredValue::new(expect_context::<Base>());
    let ways = move |page: &AtlasPage| {
        let link = |(what, query): (String, model::query::Query)| {
            let href = base.with_value(|base| base.to(lang, &Page::Atlas(query)));
            view! { <a class="btn" href=href>{td!(locale(lang), atlas_remove, what = what)}</a> }
        };
        asked::narrowings(page, lang).into_iter().map(link).collect_view()
    };
    let tray = move |page: &AtlasPage| {
        let undated = page.view.undated;
        (undated > 0).then(|| td!(locale(lang), message_tray, count = undated))
    };
    view! {
        <div class="msg">
            <p><Icon name="#i-info"/>" "<b>{td_string!(locale(lang), message_empty)}</b>" "{td_string!(locale(lang), message_loosen)}" "{move || page.with(|page| page.as_ref().and_then(tray))}</p>
            {move || page.with(|page| page.as_ref().map(ways))}
        </div>
    }.into_any()
}
