//! What all pages of words share: head, foot, and what stands in for a page that is not here.

use leptos::prelude::*;
use leptos_i18n::td_string;
use leptos_router::hooks::use_location;
use model::words::Lang;

use crate::load::{Loaded, PageData};
use crate::locale;
use crate::pages::missing::Nothing;
use crate::panels::footer::Footer;
use crate::panels::header::Header;

/// A page in one column: header, content, footer. `main` takes the focus of the link that skips the header.
/// Each part loses its type here, or the type of the whole document would grow past what the compiler bears.
#[component]
pub(crate) fn Frame(lang: Lang, children: Children) -> impl IntoView {
    view! {
        {view! { <Header lang/> }.into_any()}
        <main id="main" class="wrap" tabindex="-1">{children().into_any()}</main>
        {view! { <div class="wrap"><Footer lang/></div> }.into_any()}
    }
}

/// The page once it is here; before that a word, and where it does not come, a way out. `page` gives
/// `None` for data of another page, which is how a record that does not exist arrives.
pub(crate) fn shown<F>(lang: Lang, loaded: ReadSignal<Loaded>, page: F) -> impl Fn() -> AnyView
where
    F: Fn(&PageData) -> Option<AnyView> + 'static,
{
    move || {
        let loaded = loaded.get();
        let body =
            loaded.shown().map(|data| page(&data).unwrap_or_else(|| view! { <Nothing lang/> }.into_any()));
        match (loaded, body) {
            (Loaded::Failed(_), body) => view! { <Failed lang empty=body.is_none()/>{body} }.into_any(),
            (_, Some(body)) => body,
            (_, None) => view! { <p class="msg">{td_string!(locale(lang), frame_loading)}</p> }.into_any(),
        }
    }
}

/// The page did not come.
#[component]
fn Failed(lang: Lang, empty: bool) -> impl IntoView {
    let locale = locale(lang);
    let words = if empty { td_string!(locale, frame_failed_empty) } else { td_string!(locale, frame_failed) };
    let location = use_location();
    let here = format!(
        "{}{}",
        location.pathname.get_untracked(),
        location.search.with_untracked(|search| if search.is_empty() {
            String::new()
        } else {
            format!("?{}", search.trim_start_matches('?'))
        })
    );
    view! {
        <div class="msg msg--error" role="alert">
            <p>{words}</p>
            <a class="btn" href=here rel="external">{td_string!(locale, frame_again)}</a>
        </div>
    }
}
