//! The JSON and CSV API below `/api/v1`: the content of the pages, for programs. One module for each resource.
//!
//! Queries are read strictly: what pages ignore or report is refused here, since a program would not notice.

mod areas;
mod cached;
mod cite;
mod embed;
mod index;
mod json;
mod matches;
mod names;
mod packed;
mod query;
mod records;
mod sources;
mod suggest;
mod view;

use axum::extract::OriginalUri;
use axum::http::{HeaderValue, header};
use axum::routing::get;
use axum::{Router, middleware};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::http::{ProblemDetails, in_work_queue};
use crate::state::AppState;

/// The routes below `/api/v1`.
pub(crate) fn router(state: &AppState) -> Router<AppState> {
    let cached = Router::new()
        .route("/view", get(view::get))
        .route("/packed/{layout}/{release}/answer", get(packed::answer))
        .route("/packed/{layout}/{release}/results", get(packed::results))
        .route("/packed/{layout}/{release}/values", get(packed::values))
        .route("/packed/{layout}/{release}/timeline", get(packed::timeline))
        .route("/packed/{layout}/{release}/years", get(packed::years))
        .route("/match", get(matches::get))
        .route("/suggest", get(suggest::get))
        .route("/records", get(records::list))
        .route("/records.csv", get(records::list_csv))
        .route("/records/{id}", get(records::get))
        .route("/sources", get(sources::list))
        .route("/sources/{id}", get(sources::get))
        .layer(middleware::from_fn_with_state(state.clone(), cached::answer));
    Router::new()
        // These have caches of their own, or depend on more than the address.
        .route("/index/{release}/{layout}", get(index::get))
        .route("/packed/{layout}/{release}/frame", get(packed::frame))
        .route("/areas/{release}", get(areas::get))
        .route("/embed/messages.schema.json", get(embed::messages))
        .route("/names/{release}", get(names::get))
        .route("/cite", get(cite::get))
        // A route and not a fallback: the route `/{lang}/{directory}/{id}` of the site has precedence over that.
        .route("/{*rest}", get(not_found))
        .layer(middleware::from_fn_with_state(state.work.clone(), in_work_queue))
        .merge(cached)
        // Anybody's scripts may read the data, errors included.
        .layer(SetResponseHeaderLayer::overriding(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        ))
}

async fn not_found(OriginalUri(uri): OriginalUri) -> ProblemDetails {
    ProblemDetails::NotFound { kind: "address", id: uri.path().to_owned() }
}
