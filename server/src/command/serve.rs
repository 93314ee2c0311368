//! `atlas serve`

use std::io::Write;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use prometheus_client::metrics::gauge::Gauge;
use tokio::signal::unix::{Signal, SignalKind, signal};

use tokio_util::sync::CancellationToken;

use crate::assets::Assets;
use crate::config::Settings;
use crate::connections::{self, Limits, listen};
use crate::error::Error;
use crate::log;
use crate::release::Release;
use crate::router::{metrics_router, router};
use crate::search::{SearchError, load_dictionaries};
use crate::state::AppState;

/// The most connections from an address, unless it is set: enough for an office behind one.
const DEFAULT_PER_ADDRESS: usize = 64;

/// How long the start waits for the search.
const MAX_WAIT_FOR_SEARCH: Duration = Duration::from_secs(2);

/// Serve the site.
#[derive(clap::Args)]
pub struct Serve {
    /// The settings file; by default `atlas.toml` in the current folder, if it exists.
    #[arg(long)]
    config: Option<PathBuf>,
}

impl Serve {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let settings = Settings::read(self.config.as_deref(), std::env::vars())?;
        let _log = log::start();
        // Beside reading the package; the search needs both.
        std::thread::spawn(load_dictionaries);
        let release = Release::load(&settings.data)?;
        let earlier = settings.releases.as_deref().map(Release::load_all).transpose()?.unwrap_or_default();
        let assets = Assets::load(&settings.site, settings.base())?;
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|cause| Error::Setting(format!("cannot start the runtime: {cause}")))?;
        runtime.block_on(async {
            let address = settings.listen;
            let base = settings.base().to_owned();
            let listener = listen(address).map_err(|cause| Error::Listen { address, cause })?;
            let address = listener.local_addr().unwrap_or(address);
            let metrics = settings.metrics_listen.map(|address| {
                let metrics = listen(address).map_err(|cause| Error::Listen { address, cause });
                metrics.inspect(|_| tracing::info!(%address, "serving metrics"))
            });
            let metrics = metrics.transpose()?;
            let limits = limits(&settings);
            let state = AppState::new(settings, assets, release, earlier);
            build_searches(&state);
            // Installed before the address is printed, because whoever reads it may send a signal at once.
            let listen_for = |kind| {
                signal(kind).map_err(|cause| Error::Setting(format!("cannot handle signals: {cause}")))
            };
            let hangups = listen_for(SignalKind::hangup())?;
            let ends = [listen_for(SignalKind::interrupt())?, listen_for(SignalKind::terminate())?];
            tokio::spawn(reload(state.clone(), hangups));
            // Nobody need read the address, so the site is served even if it cannot be printed.
            let _ = writeln!(out, "serving the atlas at http://{address}{base}/").and_then(|()| out.flush());
            let open = state.metrics.connections.clone();
            let ending = CancellationToken::new();
            let metrics = metrics.map(|listener| {
                let router = metrics_router(state.clone());
                let ending = ending.clone().cancelled_owned();
                tokio::spawn(connections::serve(
                    listener,
                    router,
                    Limits::default(),
                    Gauge::default(),
                    ending,
                ))
            });
            connections::serve(listener, router(state), limits, open, shutdown(ends)).await;
            ending.cancel();
            if let Some(metrics) = metrics {
                // It ends at once, since its answers take no time.
                let _ = metrics.await;
            }
            Ok::<_, Error>(())
        })?;
        // Work in progress would take longer than its requests, which were cut off.
        runtime.shutdown_background();
        Ok(())
    }
}

/// Builds the searches on a thread of their own, and waits a little for the current one: a small package has its search
/// when the site is up, and the site of a large one is up meanwhile.
fn build_searches(state: &AppState) {
    let state = state.clone();
    let (built, is_built) = mpsc::channel();
    std::thread::spawn(move || {
        // Nobody waits any more after the first, or after the longest wait.
        state.build_searches(|| _ = built.send(()));
    });
    let _ = is_built.recv_timeout(MAX_WAIT_FOR_SEARCH);
}

/// The limits of connections. From the machine itself there is no limit for an address unless it is set: all connections
/// of a proxy come from one.
fn limits(settings: &Settings) -> Limits {
    let per_address = match settings.connections_per_address {
        None if settings.listen.ip().is_loopback() => None,
        None => Some(DEFAULT_PER_ADDRESS),
        Some(0) => None,
        Some(most) => Some(most),
    };
    Limits { connections: settings.max_connections.get(), per_address, ..Limits::default() }
}

/// Reloads the data on SIGHUP. An invalid package changes nothing.
async fn reload(state: AppState, mut hangups: Signal) {
    while hangups.recv().await.is_some() {
        let (data, current) = (state.settings.data.clone(), state.release.load_full());
        let load = move || {
            let release = Release::load(&data)?;
            // The same data again have the search that exists or is being built, unless that has failed.
            let has_failed = matches!(current.search(), Err(SearchError::Failed(_)));
            let searched = if release.id == current.id && !has_failed { &*current } else { &release };
            searched.build_search()?;
            Ok::<_, Error>(release)
        };
        // On a blocking thread, so that requests are answered meanwhile.
        let Ok(loaded) = tokio::task::spawn_blocking(load).await else { continue };
        match loaded {
            Ok(release) => {
                let id = release.id.clone();
                state.replace(release);
                // Logged after the change, so that whoever waits for the line finds the new data.
                tracing::info!(release = id, "reloaded the data");
            }
            Err(error) => {
                tracing::error!(%error, "refused the reloaded data and kept the current release");
            }
        }
    }
}

/// Returns on Ctrl-C or SIGTERM; the server then finishes requests in progress.
async fn shutdown([mut interrupted, mut terminated]: [Signal; 2]) {
    tokio::select! {
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    tracing::info!("shutting down");
}
