//! `/tiles/{layer}/{z}/{x}/{y}`: a proxy for tiles of base maps that other providers draw.
//!
//! Off unless the operator configures layers. Browsers request tiles from this server only, so no other host learns
//! where readers look, and the key stays on the server.

mod cache;
mod coordinate;
mod layer;
mod proxy;
mod template;
mod upstream;

use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRef, Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use crate::http::{ProblemDetails, headers};
use coordinate::TileCoordinate;
pub use layer::Layer;
pub(crate) use layer::{duplicate_id, layer_options, needs_key, presets};
pub(crate) use proxy::TileProxy;
use upstream::{Tile, UpstreamError};

/// The routes below `/tiles`.
pub(crate) fn router<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Arc<TileProxy>: FromRef<S>,
{
    // A wildcard, so that an invalid coordinate is answered with problem details and not with a page.
    Router::new().route("/{layer}/{*coordinate}", get(tile))
}

async fn tile(
    State(tiles): State<Arc<TileProxy>>,
    Path((layer, coordinate)): Path<(String, String)>,
) -> Result<Response, ProblemDetails> {
    let missing = |kind, id: &str| ProblemDetails::NotFound { kind, id: id.to_owned() };
    let no_tile = || missing("tile", &format!("{layer}/{coordinate}"));
    let source = tiles.source(&layer).ok_or_else(|| missing("layer", &layer))?;
    let tile = TileCoordinate::read(&coordinate)
        .and_then(|coordinate| tiles.id(source, coordinate))
        .ok_or_else(no_tile)?;
    match tiles.get(tile).await {
        Ok(tile) => Ok(response(tile)),
        Err(UpstreamError::NoTile) => Err(no_tile()),
        Err(error) => {
            let timeout = matches!(error, UpstreamError::Timeout);
            Err(ProblemDetails::Upstream { layer, what: error.to_string(), timeout })
        }
    }
}

fn response(tile: Tile) -> Response {
    let cache = match tile.max_age.as_secs() {
        0 => "no-store".to_owned(),
        seconds => format!("public, max-age={seconds}"),
    };
    let headers = [
        (header::CONTENT_TYPE, tile.media_type),
        (header::CACHE_CONTROL, &cache),
        // Other sites must not use up the quota of the operator's key.
        (headers::RESOURCE_POLICY, "same-origin"),
    ];
    (headers, tile.bytes).into_response()
}
