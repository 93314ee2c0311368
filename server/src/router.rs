//! The whole server as a value, which tests call without a port.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use axum::routing::get;

use crate::config::Settings;
use crate::http::ProblemDetails;
use crate::state::AppState;
use crate::work::WorkQueue;
use crate::{api, http, metrics, site, tiles};

/// The router of the metrics, which has an address of its own.
pub fn metrics_router(state: AppState) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(state)
}

async fn metrics(State(state): State<AppState>) -> Result<impl IntoResponse, ProblemDetails> {
    let metrics = &state.metrics;
    metrics.working.set(i64::try_from(state.work.places_taken()).unwrap_or(i64::MAX));
    metrics.cached.set(i64::try_from(state.responses.weighted_size()).unwrap_or(i64::MAX));
    metrics.search_built.set(state.release.load().search().is_ok().into());
    let text = metrics.text().map_err(|error| ProblemDetails::Internal(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, metrics::MEDIA_TYPE)], text))
}

/// Whether the server takes requests that need work; if not, a load balancer should ask another one.
async fn ready(State(work): State<WorkQueue>) -> Result<&'static str, ProblemDetails> {
    if work.is_full() { Err(ProblemDetails::Busy) } else { Ok("ok") }
}

/// The router of the whole server, below the base path of its public address.
pub fn router(state: AppState) -> Router {
    let base = state.settings.base().to_owned();
    let routes = Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/readyz", get(ready))
        .merge(site::router(&state.work))
        .nest("/api/v1", api::router(&state))
        .nest("/tiles", tiles::router())
        .fallback(site::fallback);
    let routes = if base.is_empty() {
        routes
    } else {
        // A router nested at `/atlas` answers `/atlas` but not `/atlas/`.
        Router::new().nest(&base, routes).route(&format!("{base}/"), get(site::root)).fallback(site::fallback)
    };
    let routes = routes.route(site::security_txt::PATH, get(site::security_txt::get));
    http::with_layers(routes, hsts(&state.settings), &state.work, &state.metrics).with_state(state)
}

/// The promise to browsers that the site keeps HTTPS; only one with HTTPS can give it.
fn hsts(settings: &Settings) -> Option<HeaderValue> {
    let seconds = u64::from(settings.hsts_max_age_days) * 24 * 60 * 60;
    let is_sent = seconds > 0 && settings.public_url.starts_with("https://");
    // Other sites of the host decide for themselves, so subdomains are not included.
    is_sent.then(|| HeaderValue::try_from(format!("max-age={seconds}")).ok()).flatten()
}
