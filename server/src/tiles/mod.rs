//! Base maps that others draw, at addresses of ours: `/tiles/{layer}/{z}/{x}/{y}`.
//!
//! Off unless the operator sets them up. The reader's browser asks us alone, so it tells nobody else where its
//! reader looks, and the key stays here. This is the one place where answering a request makes one.

mod kept;
mod layer;
mod place;
mod template;
mod upstream;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Instant;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::sync::OnceCell;

use crate::api::Problem;
use crate::config::Settings;
use crate::serve::AppState;
use kept::{Kept, Which};
pub use layer::Layer;
pub(crate) use layer::{choices, presets, twice, wants_key};
use place::Place;
use upstream::{Fault, Picture, Upstream};

/// The routes below `/tiles`.
pub(crate) fn router() -> Router<AppState> {
    // The rest as a whole, so that whatever is no tile is a problem too, and no page.
    Router::new().route("/{layer}/{*place}", get(tile))
}

async fn tile(
    State(state): State<AppState>,
    Path((layer, place)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let missing = |kind, id: &str| Problem::NotFound { kind, id: id.to_owned() };
    let absent = || missing("tile", &format!("{layer}/{place}"));
    let number = state.tiles.sheet(&layer).ok_or_else(|| missing("layer", &layer))?;
    let at = Place::read(&place).filter(|at| state.tiles.sources[number].reaches(*at)).ok_or_else(absent)?;
    match state.tiles.get((number, at)).await {
        Ok(picture) => Ok(answer(picture)),
        Err(Fault::Absent) => Err(absent()),
        Err(fault) => {
            Err(Problem::Upstream { layer, what: fault.to_string(), slow: matches!(fault, Fault::Slow) })
        }
    }
}

fn answer(picture: Picture) -> Response {
    let cache = match picture.lasts.as_secs() {
        0 => "no-store".to_owned(),
        seconds => format!("public, max-age={seconds}"),
    };
    let headers = [
        (header::CONTENT_TYPE, picture.kind),
        (header::CACHE_CONTROL, &cache),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // The operator's key is for this site, and not for the maps of others.
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    (headers, picture.bytes).into_response()
}

/// All tiles that the site can show.
pub(crate) struct Tiles {
    sources: Vec<Source>,
    upstream: Upstream,
    kept: Mutex<Kept>,
    /// Calls under way, so that no tile is asked for twice at once. Each lives as long as someone waits for it.
    calls: Mutex<HashMap<Which, Weak<Call>>>,
}

type Call = OnceCell<Result<Picture, Fault>>;

/// Where the tiles of a sheet are from, and how it goes.
struct Source {
    sheet: layer::Sheet,
    zooms: (u8, u8),
    /// Whether the last answer was a failure, so that the log says it once.
    fails: AtomicBool,
}

impl Source {
    fn reaches(&self, place: Place) -> bool {
        (self.zooms.0..=self.zooms.1).contains(&place.z)
    }

    /// Tells the log when the server stops answering and when it answers again.
    fn note(&self, outcome: &Result<Picture, Fault>) {
        let fault = match outcome {
            Ok(_) => None,
            Err(Fault::Absent) => return,
            Err(fault) => Some(fault),
        };
        if self.fails.swap(fault.is_some(), Ordering::Relaxed) == fault.is_some() {
            return;
        }
        let layer = &self.sheet.id;
        match fault {
            None => tracing::info!(layer, "the tile server answers again"),
            Some(Fault::Unreachable(cause)) => {
                tracing::warn!(layer, cause, "the tile server was not reached");
            }
            Some(fault) => tracing::warn!(layer, "the tile server {fault}"),
        }
    }
}

impl Tiles {
    /// The tiles of these settings.
    pub(crate) fn new(settings: &Settings) -> Self {
        let sources = settings.tiles.iter().flat_map(|layer| {
            let zooms = layer.zooms;
            layer.sheets.iter().cloned().map(move |sheet| Source {
                sheet,
                zooms,
                fails: AtomicBool::new(false),
            })
        });
        let most = usize::try_from(settings.tiles_cache_mb).unwrap_or(usize::MAX).saturating_mul(1 << 20);
        Self {
            sources: sources.collect(),
            upstream: Upstream::new(settings.tiles_wait, &settings.public_url),
            kept: Mutex::new(Kept::new(most)),
            calls: Mutex::default(),
        }
    }

    /// The number of the sheet that is called so.
    fn sheet(&self, id: &str) -> Option<usize> {
        self.sources.iter().position(|source| source.sheet.id == id)
    }

    /// A tile: as it is kept, with those who wait for it already, or anew.
    async fn get(&self, which: Which) -> Result<Picture, Fault> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(which, Instant::now());
        if let Some(picture) = kept {
            return Ok(picture);
        }
        let call = self.call(which);
        // If the first who waits goes away, the next takes over.
        call.get_or_init(|| self.fetch(which)).await.clone()
    }

    /// The call for a tile that is under way, or one that is not yet.
    fn call(&self, which: Which) -> Arc<Call> {
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(call) = calls.get(&which).and_then(Weak::upgrade) {
            return call;
        }
        calls.retain(|_, call| call.strong_count() > 0);
        let call = Arc::new(Call::new());
        calls.insert(which, Arc::downgrade(&call));
        call
    }

    async fn fetch(&self, which: Which) -> Result<Picture, Fault> {
        let (number, place) = which;
        let source = &self.sources[number];
        // Templates are tried when they are read, so there is an address for every place.
        let address = source.sheet.url.address(place).ok_or(Fault::Absent)?;
        let outcome = self.upstream.fetch(address).await;
        source.note(&outcome);
        if let Ok(picture) = &outcome {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.insert(which, picture.clone(), Instant::now());
        }
        outcome
    }
}
