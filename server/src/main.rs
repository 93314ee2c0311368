//! The `atlas` command.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use server::command::Command;

/// Checks data packages and serves them as an atlas in which every claim links to its source text.
#[derive(clap::Parser)]
#[command(name = "atlas", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match Arguments::parse().command.run(&mut std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If standard error is closed, the exit status must do.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
