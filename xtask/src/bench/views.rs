//! `cargo xtask bench views`: how long it takes to compute views.

use super::check::generate;
use crate::serve::build_server;
use crate::step::{cargo, root, run};

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Views {
    /// Number of records in the generated package.
    #[arg(long, default_value_t = 100_000)]
    records: u32,
}

impl Views {
    /// Prints the times for the package of the repository, and for a generated one.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> building the release");
        let generated = generate(&build_server(true)?, self.records)?;
        for package in [root().join("data/nanjing"), generated] {
            println!("==> {}", package.display());
            let example =
                ["run", "--locked", "--release", "-q", "-p", "server", "--example", "view_times", "--"];
            run(cargo(&example).arg(package))?;
        }
        Ok(())
    }
}
