//! `cargo xtask bench memory`: how much memory the server has for a package, without the search.

use super::check::generate;
use crate::serve::build_server;
use crate::step::{cargo, run};

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Memory {
    /// Number of records in the generated package.
    #[arg(long, default_value_t = 100_000)]
    records: u32,
}

impl Memory {
    /// Prints the memory after each step of reading a generated package.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> building the release");
        let generated = generate(&build_server(true)?, self.records)?;
        let example = ["run", "--locked", "--release", "-q", "-p", "server", "--example", "memory", "--"];
        run(cargo(&example).arg(generated))
    }
}
