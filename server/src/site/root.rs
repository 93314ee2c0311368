//! `/`: redirects to the atlas in the language of the browser.

use app::address::{Base, Page};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use model::lang::Lang;
use model::query::Query;

use crate::state::AppState;

/// Redirects to `/en/` or `/zh/`, after `Accept-Language`.
pub(crate) async fn root(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let accepted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lang = preferred(accepted);
    let address = Base::new(state.settings.base()).to(lang, &Page::Atlas(Query::default()));
    ([(header::VARY, "Accept-Language")], Redirect::temporary(&address)).into_response()
}

/// Chinese if the header names it and not English before it; English otherwise.
fn preferred(accepted: &str) -> Lang {
    let position =
        |tag: &str| accepted.split(',').position(|part| part.trim().to_ascii_lowercase().starts_with(tag));
    match (position("zh"), position("en")) {
        (Some(zh), Some(en)) if zh < en => Lang::Zh,
        (Some(_), None) => Lang::Zh,
        _ => Lang::En,
    }
}
