//! `cargo xtask browser`: the tests of the site in Chromium.

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
        run_tests(
            &RunningServer::start(&atlas, "")?,
            &RunningServer::start(&atlas, "/atlas")?,
            &self.playwright,
        )
    }
}

/// Runs the browser tests against two servers, one of them under a base path.
pub(crate) fn run_tests(
    plain: &RunningServer,
    based: &RunningServer,
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
        .env("ATLAS_ADDRESS_BASED", &based.address))
}
