//! The `atlas` command.

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use server::command::Command;
use server::error::Error;

/// Checks data packages and serves them as an atlas in which every claim links to its source text.
#[derive(clap::Parser)]
#[command(name = "atlas", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let command = match Arguments::try_parse() {
        Ok(Arguments { command }) => command,
        Err(message) => return print(&message),
    };
    match command.run(std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

/// Prints help, the version, or what is wrong with the arguments. clap would exit with its own status even if nothing
/// could be printed.
fn print(message: &clap::Error) -> ExitCode {
    match message.print() {
        Err(cause) if !message.use_stderr() && cause.kind() != ErrorKind::BrokenPipe => {
            fail(&Error::Output(cause))
        }
        _ => u8::try_from(message.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from),
    }
}

fn fail(error: &Error) -> ExitCode {
    // If standard error is closed, the exit status must do.
    let _ = writeln!(std::io::stderr(), "{error}");
    ExitCode::FAILURE
}
