//! The one door for people and CI.

mod bench;
mod browser;
mod brush;
mod budget;
mod dist;
mod earlier;
mod fetch;
mod fonts;
mod fuzz;
mod lighthouse;
mod render;
mod serve;
mod site;
mod step;
mod test;
mod tools;
mod web_tools;

use std::process::ExitCode;

use clap::Parser as _;

/// What people and CI do with this repository.
#[derive(clap::Parser)]
#[command(name = "cargo xtask")]
enum Task {
    /// Build the atlas as it is published, and serve it.
    Serve,
    /// Build the atlas fast, and serve it.
    Dev,
    /// Everything that must hold: format, lints, tests, documentation, the data package, the site in a browser.
    Test,
    /// Run the browser tests alone.
    Browser(browser::Browser),
    /// Build the interface into `target/site`.
    Site(site::Site),
    /// Put into `target/dist` the one file that an operator copies to a machine.
    Dist,
    /// Measure, and print figures.
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Throw damaged packages at the reader; a crash is kept in `fuzz/artifacts`.
    Fuzz(fuzz::Fuzz),
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Serve => serve::serve(),
        Task::Dev => serve::dev(),
        Task::Test => test::run_all(),
        Task::Browser(browser) => browser.run(),
        Task::Site(site) => site.run(),
        Task::Dist => dist::run_all(),
        Task::Bench(bench) => bench.run(),
        Task::Fuzz(fuzz) => fuzz.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
