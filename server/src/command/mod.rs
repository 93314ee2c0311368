//! Subcommands, one file each. They print to a writer that is passed in and return errors.

mod check;
mod check_config;
mod check_letters;
mod cite;
mod coverage;
mod generate;
mod licences;
mod output;
mod schema;
mod serve;
mod show;
mod upgrade;

use std::io::Write;

use crate::error::Error;
use output::Output;
use output::print_line;

/// The subcommands.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Check a package against every rule and list all problems.
    Check(check::Check),
    /// Check the settings as `serve` reads them, and load what they name.
    CheckConfig(check_config::CheckConfig),
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
    /// Runs the command and prints its result to `out`. A result that cannot be printed is an error, except to a closed
    /// pipe.
    pub fn run(self, out: impl Write) -> Result<(), Error> {
        let mut out = Output(out);
        let result = self.run_with(&mut out);
        // The own error of a command says more than that of its output.
        result.and_then(|()| out.flush().map_err(Error::Output))
    }

    fn run_with(self, out: &mut impl Write) -> Result<(), Error> {
        match self {
            Self::Check(command) => command.run(out),
            Self::CheckConfig(command) => command.run(out),
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
