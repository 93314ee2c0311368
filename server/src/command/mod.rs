//! Subcommands, one file each. They print to a writer that is passed in and return errors.

mod check;
mod check_letters;
mod cite;
mod coverage;
mod generate;
mod licences;
mod schema;
mod serve;
mod show;
mod upgrade;

use std::io::Write;

use crate::error::Error;

/// The subcommands.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Check a package against every rule and list all problems.
    Check(check::Check),
    /// Fill in the byte ranges of citations from their quotes.
    Cite(cite::Cite),
    /// List the sentences of the sources that are neither cited nor left out.
    Coverage(coverage::Coverage),
    /// Generate a package of any size about an invented city.
    Generate(generate::Generate),
    /// Print whose work the atlas contains, and under which licences.
    Licences(licences::Licences),
    /// Print a record, a claim or a source in plain text: claims, basis, citations.
    Show(show::Show),
    /// Serve the site.
    Serve(serve::Serve),
    /// Describe the tables in the descriptor of a package.
    Schema(schema::Schema),
    /// Lift a package from an older format to the one that is read.
    Upgrade(upgrade::Upgrade),
}

impl Command {
    /// Runs the command and prints its result to `out`.
    pub fn run(self, out: &mut impl Write) -> Result<(), Error> {
        match self {
            Self::Check(command) => command.run(out),
            Self::Cite(command) => command.run(out),
            Self::Coverage(command) => command.run(out),
            Self::Generate(command) => command.run(out),
            Self::Licences(command) => command.run(out),
            Self::Schema(command) => command.run(out),
            Self::Serve(command) => command.run(out),
            Self::Show(command) => command.run(out),
            Self::Upgrade(command) => command.run(out),
        }
    }
}

/// Prints a line. Errors are ignored: a program such as `head` may close the pipe early.
macro_rules! print_line {
    ($out:expr, $($text:tt)*) => {
        let _ = writeln!($out, $($text)*);
    };
}
pub(crate) use print_line;
