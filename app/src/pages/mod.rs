//! One file a page.

pub(crate) mod about;
pub(crate) mod accessibility;
pub(crate) mod atlas;
pub(crate) mod missing;
pub(crate) mod record;
pub(crate) mod source;
pub(crate) mod sources;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use model::words::Lang;

use crate::address::Base;
use crate::load::request_for;

/// The language of the page, from its path.
pub(crate) fn use_lang() -> Lang {
    let path = use_location().pathname.get_untracked();
    let base = expect_context::<Base>();
    let tag = path
        .strip_prefix(&base.path())
        .unwrap_or(&path)
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    if tag == Lang::Zh.tag() { Lang::Zh } else { Lang::En }
}

/// The request to the API that the present address makes.
pub(crate) fn use_request(lang: Lang) -> Signal<String> {
    let location = use_location();
    let base = expect_context::<Base>();
    Signal::derive(move || {
        let path = location.pathname.get();
        let query = location.search.get();
        base.page(&path).map_or_else(String::new, |(_, page)| {
            request_for(&base, lang, &page, query.trim_start_matches('?'))
        })
    })
}
