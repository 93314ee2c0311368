//! `/view`: the whole answer to a query: results, facets, counts and places.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use model::view::{Mark, MarkSource as _, NamedMark, View};
use serde::Serialize;

use super::json::json;
use super::query::ApiQuery;
use crate::http::ProblemDetails;
use crate::state::AppState;

/// `/view?…`
pub(super) async fn get(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let query = ApiQuery::read(query.as_deref())?;
    let release = query.release(&state)?;
    let view = release.view_with_histogram(&query.read.query, query.lang, query.page)?;
    let dataset = release.dataset(query.lang);
    let named = |mark: &Mark| NamedMark::new(mark, dataset.details(mark));
    let marks = view.marks.iter().map(named).collect();
    Ok(json(&ViewResponse { view: &view, marks }))
}

/// The answer to a query.
#[derive(Serialize)]
struct ViewResponse<'a> {
    #[serde(flatten)]
    view: &'a View,
    /// The rows on the timeline, regardless of the window.
    marks: Vec<NamedMark>,
}
