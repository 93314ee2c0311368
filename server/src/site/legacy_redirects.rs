//! `/{lang}/{directory}/{id}`: addresses by kind from before all records moved to `/{lang}/records/{id}`.

use app::address::{Base, Page};
use axum::extract::rejection::PathRejection;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use model::id::Id;
use model::lang::Lang;

use super::fallback::fallback;
use crate::http::cache_control;
use crate::state::AppState;

const DIRECTORIES: [&str; 7] =
    ["industries", "places", "people", "organizations", "events", "platforms", "projects"];

/// Redirects `/en/industries/ID` to `/en/records/ID`; all other paths of this form go to the fallback.
pub(super) async fn get(
    State(state): State<AppState>,
    path: Result<Path<(String, String, String)>, PathRejection>,
    method: Method,
    uri: OriginalUri,
) -> Response {
    // Only valid ids are redirected, so that nothing else of the path gets into a header.
    let record = path.ok().and_then(|Path((lang, directory, id))| {
        let lang = Lang::from_tag(&lang)?;
        (DIRECTORIES.contains(&directory.as_str()) && Id::new(&id).is_ok()).then_some((lang, id))
    });
    match record {
        Some((lang, id)) => {
            let address = Base::new(state.settings.base()).to(lang, &Page::Record(id));
            ([(header::CACHE_CONTROL, cache_control::SHORT)], Redirect::permanent(&address)).into_response()
        }
        None => fallback(State(state), method, uri).await,
    }
}
