//! `atlas serve`

use std::io::Write;
use std::path::PathBuf;

use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::say;
use crate::config::Settings;
use crate::error::Error;
use crate::log;
use crate::release::Release;
use crate::serve::{AppState, router};
use crate::site::Assets;

/// Serve the site.
#[derive(clap::Args)]
pub struct Serve {
    /// The settings; without it `atlas.toml` in this folder, if there is one.
    #[arg(long)]
    config: Option<PathBuf>,
}

impl Serve {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let settings = Settings::read(self.config.as_deref(), std::env::vars())?;
        let _log = log::start();
        let release = Release::load(&settings.data)?;
        let earlier = settings.releases.as_deref().map(Release::load_all).transpose()?.unwrap_or_default();
        let assets = Assets::load(&settings.site, settings.base())?;
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|cause| Error::Setting(format!("the runtime did not start: {cause}")))?;
        runtime.block_on(async {
            let address = settings.listen;
            let base = settings.base().to_owned();
            let listener =
                TcpListener::bind(address).await.map_err(|cause| Error::Listen { address, cause })?;
            let address = listener.local_addr().unwrap_or(address);
            let state = AppState::new(settings, assets, release, earlier);
            // All are heard before the address is printed: whoever reads it may send one at once.
            let heard = |kind| {
                signal(kind).map_err(|cause| Error::Setting(format!("no signal can be heard: {cause}")))
            };
            let hangups = heard(SignalKind::hangup())?;
            let ends = [heard(SignalKind::interrupt())?, heard(SignalKind::terminate())?];
            tokio::spawn(reload(state.clone(), hangups));
            say!(out, "the atlas is at http://{address}{base}/");
            let _ = out.flush();
            let served = axum::serve(listener, router(state)).with_graceful_shutdown(shutdown(ends));
            served.await.map_err(|cause| Error::Listen { address, cause })
        })
    }
}

/// Reads the data again on SIGHUP; a bad package changes nothing.
async fn reload(state: AppState, mut hangups: Signal) {
    while hangups.recv().await.is_some() {
        let data = state.settings.data.clone();
        // Readers are answered meanwhile.
        let Ok(loaded) = tokio::task::spawn_blocking(move || Release::load(&data)).await else { continue };
        match loaded {
            Ok(release) => {
                let id = release.id.clone();
                state.replace(release);
                // Who reads this line in the log finds the new data on the site.
                tracing::info!(release = id, "the data was read again");
            }
            Err(error) => {
                tracing::error!(%error, "the data was read again and refused; the last release stays");
            }
        }
    }
}

/// Ends on Ctrl-C and on SIGTERM, after the requests under way.
async fn shutdown([mut interrupted, mut terminated]: [Signal; 2]) {
    tokio::select! {
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    tracing::info!("shutting down");
}
