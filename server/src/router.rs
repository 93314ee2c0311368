//! The whole server as a value, which tests call without a port.

use axum::Router;
use axum::routing::get;

use crate::state::AppState;
use crate::{api, http, site, tiles};

/// The router of the whole server, below the base path of its public address.
pub fn router(state: AppState) -> Router {
    let base = state.settings.base().to_owned();
    let routes = Router::new()
        .route("/healthz", get(async || "ok"))
        .merge(site::router(&state.work))
        .nest("/api/v1", api::router(&state.work))
        .nest("/tiles", tiles::router())
        .fallback(site::fallback);
    let routes = if base.is_empty() {
        routes
    } else {
        // A router nested at `/atlas` answers `/atlas` but not `/atlas/`.
        Router::new().nest(&base, routes).route(&format!("{base}/"), get(site::root)).fallback(site::fallback)
    };
    http::with_layers(routes, &state.work).with_state(state)
}
