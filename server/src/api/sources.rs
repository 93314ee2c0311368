//! `/sources` and `/sources/{id}`: the source texts and what cites them.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use model::page::{SourcePage, sources};

use super::json::json;
use super::query::ApiQuery;
use crate::http::ProblemDetails;
use crate::state::AppState;

/// `/sources`: all sources.
pub(super) async fn list(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let query = ApiQuery::read(query.as_deref())?;
    Ok(json(&sources(&query.release(&state)?.index, query.lang)))
}

/// `/sources/{id}`: the page of a source.
pub(super) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let query = ApiQuery::read(query.as_deref())?;
    let page = SourcePage::new(&query.release(&state)?.index, &id, query.lang);
    Ok(json(&page.ok_or(ProblemDetails::NotFound { kind: "source", id })?))
}
