//! `cargo xtask bench search`: how long building the search and searching take, and its memory.

use super::check::generate;
use crate::serve::build_server;
use crate::step::{cargo, root, run};

/// Tables of searches and of questions as readers type them.
const TABLES: [&str; 2] = ["tests/search.csv", "tests/search/paraphrases.csv"];

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Search {
    /// Number of records in the generated package.
    #[arg(long, default_value_t = 100_000)]
    records: u32,
}

impl Search {
    /// Prints the times for the package of the repository, and for a generated one.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> building the release");
        let generated = generate(&build_server(true)?, self.records)?;
        for package in [root().join("data/nanjing"), generated] {
            println!("==> {}", package.display());
            let tables = TABLES.map(|table| root().join(table));
            let example =
                ["run", "--locked", "--release", "-q", "-p", "server", "--example", "search_times", "--"];
            run(cargo(&example).arg(package).arg("--searches").args(tables))?;
        }
        Ok(())
    }
}
