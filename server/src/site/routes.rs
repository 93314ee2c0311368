//! Which address gets what: the way to a language, the ways of before, files, pages.

use app::address::{Base, Page};
use axum::extract::rejection::PathRejection;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use model::id::Id;
use model::query::Query;
use model::words::Lang;

use super::respond;
use crate::serve::AppState;

/// `/`: to the language that the reader's browser asks for.
pub(crate) async fn root(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let accepted =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lang = preferred(accepted);
    let address = Base::new(state.settings.base()).to(lang, &Page::Atlas(Query::default()));
    ([(header::VARY, "Accept-Language")], Redirect::temporary(&address)).into_response()
}

/// Chinese before English where the header names it first, English otherwise.
fn preferred(accepted: &str) -> Lang {
    let named =
        |tag: &str| accepted.split(',').position(|part| part.trim().to_ascii_lowercase().starts_with(tag));
    match (named("zh"), named("en")) {
        (Some(zh), Some(en)) if zh < en => Lang::Zh,
        (Some(_), None) => Lang::Zh,
        _ => Lang::En,
    }
}

/// Addresses by kind lead to the page of the record: `/en/industries/ID` to `/en/records/ID`.
pub(crate) async fn directory(
    State(state): State<AppState>,
    path: Result<Path<(String, String, String)>, PathRejection>,
    method: Method,
    uri: OriginalUri,
) -> Response {
    const DIRECTORIES: [&str; 7] =
        ["industries", "places", "people", "organizations", "events", "platforms", "projects"];
    // Bytes that are no text are no id, and what is no id may not come through a header as it is.
    let record = path.ok().and_then(|Path((lang, directory, id))| {
        let lang = Lang::ALL.into_iter().find(|known| known.tag() == lang)?;
        (DIRECTORIES.contains(&directory.as_str()) && Id::new(&id).is_ok()).then_some((lang, id))
    });
    match record {
        Some((lang, id)) => {
            Redirect::permanent(&Base::new(state.settings.base()).to(lang, &Page::Record(id))).into_response()
        }
        None => fallback(State(state), method, uri).await,
    }
}

/// Everything that is no API: files of the interface, then pages.
pub(crate) async fn fallback(State(state): State<AppState>, method: Method, uri: OriginalUri) -> Response {
    if method != Method::GET {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let path = uri.path();
    let file = path.strip_prefix(state.settings.base()).and_then(|path| path.strip_prefix('/'));
    if let Some(asset) = file.and_then(|file| state.assets.get(file)) {
        return respond::file(asset);
    }
    respond::page(&state, path, uri.query().unwrap_or_default())
}
