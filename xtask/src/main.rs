//! `cargo xtask`: every task of this repository, the same for developers and CI.

mod bench;
mod browser;
mod budget;
mod container;
mod dist;
mod fetch;
mod fonts;
mod fuzz;
mod icons;
mod memory;
mod picture_fonts;
mod previous_builds;
mod serve;
mod site;
mod site_files;
mod step;
mod supply;
mod test;
mod tools;
mod web_tools;

use std::process::ExitCode;

use clap::Parser as _;

/// Tasks of the innovation atlas.
#[derive(clap::Parser)]
#[command(name = "cargo xtask")]
enum Task {
    /// Build the release of the atlas, and serve it.
    Serve,
    /// Build the atlas without optimisation, and serve it.
    Dev,
    /// Check everything: format, lints, tests, documentation, the data package, the site in a browser.
    Test,
    /// Run the browser tests only.
    Browser(browser::Browser),
    /// Build the site into `target/site`.
    Site(site::Site),
    /// Build `target/dist/atlas`: one program with the site and the data inside.
    Dist,
    /// Draw the icons of the installed atlas into `public/`.
    Icons,
    /// Measure speed and size.
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Try random and damaged input.
    #[command(subcommand)]
    Fuzz(fuzz::Fuzz),
    /// Write `target/sbom.cdx.json`: every package of the lock files, in `CycloneDX`.
    Sbom,
    /// Compare the lock files of crates with a database of advisories; fails if any is not accepted.
    Audit(supply::audit::Audit),
}

fn main() -> ExitCode {
    let result = match Task::parse() {
        Task::Serve => serve::serve(),
        Task::Dev => serve::dev(),
        Task::Test => test::test(),
        Task::Browser(browser) => browser.run(),
        Task::Site(site) => site.run(),
        Task::Dist => dist::dist(),
        Task::Icons => icons::icons(),
        Task::Bench(bench) => bench.run(),
        Task::Fuzz(fuzz) => fuzz.run(),
        Task::Sbom => supply::sbom::sbom(),
        Task::Audit(audit) => audit.run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
