//! One file a subcommand. Each takes its arguments and a place to print to, and returns.

mod check;
mod cite;
mod coverage;
mod generate;
mod schema;
mod serve;
mod show;

use std::io::Write;

use crate::error::Error;

/// What the atlas can be asked to do.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Hold a package against every rule, and list all that is wrong.
    Check(check::Check),
    /// Fill in the byte ranges of citations from their quotes.
    Cite(cite::Cite),
    /// List the sentences of the sources that nothing in the package touches.
    Coverage(coverage::Coverage),
    /// Write a package of any size about a city that does not exist.
    Generate(generate::Generate),
    /// Print a record, a claim or a source in plain text: claims, basis, citations.
    Show(show::Show),
    /// Serve the site.
    Serve(serve::Serve),
    /// Write the tables that this program reads into the descriptor of a package.
    Schema(schema::Schema),
}

impl Command {
    /// Runs the command; what it finds goes to `out`.
    pub fn run(self, out: &mut impl Write) -> Result<(), Error> {
        match self {
            Self::Check(command) => command.run(out),
            Self::Cite(command) => command.run(out),
            Self::Coverage(command) => command.run(out),
            Self::Generate(command) => command.run(out),
            Self::Schema(command) => command.run(out),
            Self::Serve(command) => command.run(out),
            Self::Show(command) => command.run(out),
        }
    }
}

/// Prints a line. A reader who closes the pipe early, as `head` does, has seen what they wanted.
macro_rules! say {
    ($out:expr, $($text:tt)*) => {
        let _ = writeln!($out, $($text)*);
    };
}
pub(crate) use say;
