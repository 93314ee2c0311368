//! `/`: redirects to the atlas in the language of the browser.

use std::cmp::Reverse;

use app::address::{Base, Page};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use model::lang::Lang;
use model::query::Query;

use crate::http::{Weighted, weighted};
use crate::state::AppState;

/// Redirects to `/en/` or `/zh/`, after `Accept-Language`.
pub(crate) async fn root(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let lang = preferred(&weighted(&headers, header::ACCEPT_LANGUAGE));
    let address = Base::new(state.settings.base()).to(lang, &Page::Atlas(Query::default()));
    ([(header::VARY, "Accept-Language")], Redirect::temporary(&address)).into_response()
}

/// The language with the greater weight; of equal ones the first in the list, and English if it names neither.
fn preferred(accepted: &[Weighted]) -> Lang {
    let [english, chinese] = Lang::ALL.map(|lang| best_range(accepted, lang));
    let rank = |best: Option<Range>| {
        best.filter(|range| range.weight > 0).map(|range| (range.weight, Reverse(range.at)))
    };
    // A reader who refuses English alone reads Chinese rather.
    let refuses_english = english.is_some_and(|range| range.weight == 0) && chinese.is_none();
    if refuses_english || rank(chinese) > rank(english) { Lang::Zh } else { Lang::En }
}

/// An entry of the list: its weight and position.
#[derive(Clone, Copy)]
struct Range {
    weight: u16,
    at: usize,
}

/// The entry that is best for a language: one that names it or a variant of it, such as `zh-Hans-CN`, else `*`, which
/// comes after all that name one.
fn best_range(accepted: &[Weighted], lang: Lang) -> Option<Range> {
    let is_named = |entry: &Weighted| entry.value.split('-').next() == Some(lang.tag());
    let entries = accepted.iter().enumerate().filter(|(_, entry)| is_named(entry));
    let ranges = entries.map(|(at, entry)| Range { weight: entry.weight, at });
    let any = accepted.iter().find(|entry| entry.value == "*");
    let any = any.map(|entry| Range { weight: entry.weight, at: accepted.len() });
    ranges.max_by_key(|range| (range.weight, Reverse(range.at))).or(any)
}
