//! The one door for people and CI.

mod bench;
mod fuzz;
mod step;
mod test;
mod tools;

use std::process::ExitCode;

use clap::Parser as _;

/// What people and CI do with this repository.
#[derive(clap::Parser)]
#[command(name = "cargo xtask")]
enum Task {
    /// Everything that must hold: format, lints, tests, documentation, the data package.
    Test,
    /// Measure, and print figures.
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Throw damaged packages at the reader; a crash is kept in `fuzz/artifacts`.
    Fuzz(fuzz::Fuzz),
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Test => test::run_all(),
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
