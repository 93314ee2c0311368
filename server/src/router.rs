//! The whole server as a value, which tests call without a port.

use axum::Router;
use axum::http::HeaderValue;
use axum::routing::get;

use crate::config::Settings;
use crate::state::AppState;
use crate::{api, http, site, tiles};

/// The router of the whole server, below the base path of its public address.
pub fn router(state: AppState) -> Router {
    let base = state.settings.base().to_owned();
    let routes = Router::new()
        .route("/healthz", get(async || "ok"))
        .merge(site::router())
        .nest("/api/v1", api::router())
        .nest("/tiles", tiles::router())
        .fallback(site::fallback);
    let routes = if base.is_empty() {
        routes
    } else {
        // A router nested at `/atlas` answers `/atlas` but not `/atlas/`.
        Router::new().nest(&base, routes).route(&format!("{base}/"), get(site::root)).fallback(site::fallback)
    };
    let routes = routes.route(site::security_txt::PATH, get(site::security_txt::get));
    http::with_layers(routes, hsts(&state.settings)).with_state(state)
}

/// The promise to browsers that the site keeps HTTPS; only one with HTTPS can give it.
fn hsts(settings: &Settings) -> Option<HeaderValue> {
    let seconds = u64::from(settings.hsts_max_age_days) * 24 * 60 * 60;
    let is_sent = seconds > 0 && settings.public_url.starts_with("https://");
    // Other sites of the host decide for themselves, so subdomains are not included.
    is_sent.then(|| HeaderValue::try_from(format!("max-age={seconds}")).ok()).flatten()
}
