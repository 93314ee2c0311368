//! `cargo xtask browser`: the tests of the site in Chromium.

use std::path::Path;
use std::process::Command;

use crate::serve::{RunningServer, build_server};
use crate::step::{root, run};
use crate::{site, web_tools};

/// The npm package of the browser tests: Playwright and axe.
pub(crate) const NPM: &str = "tests/browser";

/// Run the browser tests; arguments after `--` go to Playwright.
#[derive(clap::Args)]
pub(crate) struct Browser {
    /// Use the site as it was built last.
    #[arg(long)]
    built: bool,
    /// Arguments for Playwright, such as `-g facet` or `--project no-script`.
    #[arg(last = true)]
    playwright: Vec<String>,
}

impl Browser {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        if !self.built {
            site::build(true)?;
        }
        let atlas = build_server(false)?;
        Servers::start(&atlas)?.run_tests(&self.playwright)
    }
}

/// The servers of the tests.
pub(crate) struct Servers {
    pub(crate) plain: RunningServer,
    /// One under a base path.
    pub(crate) based: RunningServer,
    /// One that computes the answers for browsers.
    remote: RunningServer,
}

impl Servers {
    pub(crate) fn start(atlas: &Path) -> anyhow::Result<Self> {
        Ok(Self {
            plain: RunningServer::start(atlas, "")?,
            based: RunningServer::start(atlas, "/atlas")?,
            remote: RunningServer::start_remote(atlas)?,
        })
    }

    /// Runs the browser tests.
    pub(crate) fn run_tests(&self, arguments: &[String]) -> anyhow::Result<()> {
        run_tests([&self.plain, &self.based, &self.remote], arguments)
    }
}

/// Runs the browser tests against a server, one under a base path, and one that computes the answers for browsers.
pub(crate) fn run_tests(
    [plain, based, remote]: [&RunningServer; 3],
    arguments: &[String],
) -> anyhow::Result<()> {
    let programs = web_tools::npm(NPM)?;
    web_tools::nginx();
    web_tools::xmllint()?;
    run(Command::new(programs.join("playwright"))
        .arg("test")
        .args(arguments)
        .current_dir(root().join(NPM))
        .env("ATLAS_CHROMIUM", web_tools::chromium()?)
        .env("ATLAS_PROGRAM", &plain.program)
        .env("ATLAS_SITE_BUILT", site::folder())
        .env("ATLAS_ADDRESS", &plain.address)
        .env("ATLAS_ADDRESS_BASED", &based.address)
        .env("ATLAS_ADDRESS_REMOTE", &remote.address))
}
