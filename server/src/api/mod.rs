//! The API: the same things as the pages show, for programs.

mod problem;
mod search;

use std::sync::Arc;

use axum::extract::{OriginalUri, Path, RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use model::page::{SourcePage, sources};
use model::query::{Parameter, Query, Read};
use model::view::{Cut, View};
use model::words::{self, Lang};

use crate::answer::Ready;
use crate::release::Release;
use crate::serve::AppState;
pub(crate) use problem::Problem;

/// An answer may be kept, and is asked for again with its mark.
const REVALIDATE: &str = "public, max-age=0, must-revalidate";

/// An answer never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The routes below `/api/v1`.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/view", get(view_of))
        .route("/index/{release}", get(index))
        .route("/match", get(search::matched))
        .route("/suggest", get(search::suggested))
        .route("/areas/{release}", get(areas))
        .route("/records", get(records))
        .route("/records.csv", get(records_csv))
        .route("/records/{id}", get(record))
        .route("/sources", get(all_sources))
        .route("/sources/{id}", get(source))
        // A route and no fallback: `/{lang}/{directory}/{id}` would come before that.
        .route(
            "/{*rest}",
            get(async |OriginalUri(uri): OriginalUri| Problem::NotFound {
                kind: "address",
                id: uri.path().to_owned(),
            }),
        )
}

/// A query of the API, and how the answer is to be said and cut.
struct Asked {
    read: Read,
    lang: Lang,
    cut: Cut,
}

impl Asked {
    /// The release that is asked for, or the current one. Where it is not at hand a page shows the current one and
    /// says so; a program would not notice.
    fn release(&self, state: &AppState) -> Result<Arc<Release>, Problem> {
        let current = state.release.load_full();
        match &self.read.query.release {
            None => Ok(current),
            Some(id) => state
                .release_called(id.as_str())
                .ok_or_else(|| Problem::bad(Parameter::Release.as_str(), id.as_str(), &current.id)),
        }
    }

    fn answer(&self, state: &AppState) -> Result<View, Problem> {
        Ok(self.release(state)?.view(&self.read.query, self.lang, self.cut))
    }
}

/// Reads the query strictly: what pages would name or ignore is refused here.
fn asked(query: Option<&str>) -> Result<Asked, Problem> {
    let read = Query::read(query.unwrap_or_default());
    let (mut lang, mut cut) = (Lang::En, Cut { bins: true, ..Cut::PAGE });
    for (name, value) in parameters(query.unwrap_or_default()) {
        let number = || value.parse().map_err(|_| Problem::bad(name, value, "a whole number"));
        match name {
            "lang" => {
                lang = Lang::ALL
                    .into_iter()
                    .find(|lang| lang.tag() == value)
                    .ok_or_else(|| Problem::bad(name, value, "en, zh"))?;
            }
            "skip" => cut.skip = number()?,
            "most" => cut.most = number()?.min(1000),
            _ => {}
        }
    }
    if let Some(name) = read.unknown.iter().find(|name| !["lang", "skip", "most"].contains(&name.as_str())) {
        return Err(Problem::Unknown(name.clone()));
    }
    if let Some(refused) = read.refused.first() {
        // Problems are for programs and those who write them, in one language.
        let accepted = words::accepted(&refused.accepted, Lang::En);
        return Err(Problem::bad(refused.parameter.as_str(), &refused.value, &accepted));
    }
    Ok(Asked { read, lang, cut })
}

/// Plain `name=value` pairs; the presentation parameters need no decoding.
fn parameters(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.split('&').filter_map(|pair| pair.split_once('='))
}

/// What views are computed from. A release never changes, so browsers may keep it for ever.
async fn index(
    State(state): State<AppState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let lang = asked(query.as_deref())?.lang;
    let release = state.release_called(&id).ok_or(Problem::NotFound { kind: "release", id })?;
    let mut response = json(&**release.pack(lang));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    Ok(response)
}

/// What the maps of a release are drawn on, as GeoJSON. A release never changes, so browsers may keep it for ever.
async fn areas(State(state): State<AppState>, Path(id): Path<String>) -> Result<Response, Problem> {
    let release = state.release_called(&id).ok_or(Problem::NotFound { kind: "release", id })?;
    let headers = [(header::CONTENT_TYPE, "application/geo+json"), (header::CACHE_CONTROL, FOR_EVER)];
    let ready = Ready { brotli: Some(release.areas.1.clone()), gzip: None };
    Ok((headers, Extension(ready), release.areas.0.clone()).into_response())
}

fn answer(state: &AppState, query: Option<&str>) -> Result<View, Problem> {
    asked(query)?.answer(state)
}

async fn view_of(State(state): State<AppState>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    answer(&state, query.as_deref()).map(|view| json(&view))
}

async fn records(State(state): State<AppState>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    answer(&state, query.as_deref()).map(|view| json(&view.results))
}

/// The current list as a table that spreadsheets open.
async fn records_csv(State(state): State<AppState>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let view = Asked { cut: Cut::ALL, ..asked(query.as_deref())? }.answer(&state)?;
    let mut table = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    // Writing to memory cannot fail.
    let _ = table.write_record([
        "id", "kind", "name", "status", "date", "basis", "place", "amount", "quote", "source",
    ]);
    for hit in &view.results {
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
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"records.csv\""),
        (header::CACHE_CONTROL, REVALIDATE),
    ];
    Ok((headers, table.into_inner().unwrap_or_default()).into_response())
}

async fn record(
    State(state): State<AppState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = asked(query.as_deref())?;
    let page = asked.release(&state)?.record(&id, asked.lang);
    Ok(json(&page.ok_or(Problem::NotFound { kind: "record", id })?))
}

async fn all_sources(State(state): State<AppState>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let asked = asked(query.as_deref())?;
    Ok(json(&sources(&asked.release(&state)?.index, asked.lang)))
}

async fn source(
    State(state): State<AppState>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = asked(query.as_deref())?;
    let page = SourcePage::new(&asked.release(&state)?.index, &id, asked.lang);
    Ok(json(&page.ok_or(Problem::NotFound { kind: "source", id })?))
}

fn json(value: &impl serde::Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => (
            StatusCode::OK,
            [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, REVALIDATE)],
            body,
        )
            .into_response(),
        Err(cause) => Problem::Internal(cause.to_string()).into_response(),
    }
}
