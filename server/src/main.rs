//! The `atlas` command.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use server::command::Command;

/// Keeps and shows an atlas whose every claim opens the words it came from.
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
            // Where standard error is closed, the status has to do.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
