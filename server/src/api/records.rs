//! `/records`, `/records.csv` and `/records/{id}`: the results of a query, and one record.

use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use model::view::{Hit, Page};

use super::json::json;
use super::query::ApiQuery;
use crate::http::{ProblemDetails, cache_control};
use crate::state::AppState;

const COLUMNS: [&str; 10] =
    ["id", "kind", "name", "status", "date", "basis", "place", "amount", "quote", "source"];

/// `/records?…`: the results of a query.
pub(super) async fn list(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let mut query = ApiQuery::read(query.as_deref())?;
    query.page = Page { skip: query.page.skip, limit: query.page.limit, ..Page::RESULTS };
    query.view(&state).map(|view| json(&view.results))
}

/// `/records.csv?…`: all results of a query, as a table for spreadsheets.
pub(super) async fn list_csv(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let view = ApiQuery { page: Page::ALL, ..ApiQuery::read(query.as_deref())? }.view(&state)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"records.csv\""),
        (header::CACHE_CONTROL, cache_control::REVALIDATE),
    ];
    Ok((headers, csv(&view.results)).into_response())
}

/// `/records/{id}`: the page of a record.
pub(super) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let query = ApiQuery::read(query.as_deref())?;
    let page = query.release(&state)?.record(&id, query.lang);
    Ok(json(&page.ok_or(ProblemDetails::NotFound { kind: "record", id })?))
}

/// The table, with a byte order mark, without which spreadsheets do not read it as UTF-8.
fn csv(results: &[Hit]) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    // Writing to memory cannot fail.
    let _ = table.write_record(COLUMNS);
    for hit in results {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let (quote, source) = hit
            .snippet
            .as_ref()
            .map_or(("", ""), |snippet| (snippet.quote.as_str(), snippet.source.as_str()));
        let _ = table.write_record([
            &hit.id,
            hit.kind.as_str(),
            &hit.name,
            hit.status.as_str(),
            &text(&hit.date),
            hit.basis.as_str(),
            &text(&hit.place),
            &text(&hit.amount),
            quote,
            source,
        ]);
    }
    table.into_inner().unwrap_or_default()
}
