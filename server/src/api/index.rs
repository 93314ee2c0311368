//! `/index/{release}/{layout}`: the rows of a release, from which the browser computes views.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use model::dataset::LAYOUT;
use model::packed::MEDIA_TYPE;

use super::json::immutable;
use super::query::ApiQuery;
use crate::http::ProblemDetails;
use crate::state::AppState;

/// `/index/{release}/{layout}?lang=…`. A page of another version of the program, which reads another layout, gets 404 and
/// stays as the server rendered it.
pub(super) async fn get(
    State(state): State<AppState>,
    Path((id, layout)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    if layout != LAYOUT.to_string() {
        return Err(ProblemDetails::NotFound { kind: "layout of the rows", id: layout });
    }
    let lang = ApiQuery::read(query.as_deref())?.lang;
    let release = state.release(&id).ok_or(ProblemDetails::NotFound { kind: "release", id })?;
    Ok(immutable(MEDIA_TYPE, release.rows(lang)))
}
