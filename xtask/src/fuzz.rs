//! `cargo xtask fuzz`: fuzzes the reader of packages.

use crate::step::{cargo, output, root, run};

/// Fuzz the reader of packages.
#[derive(clap::Args)]
pub(crate) struct Fuzz {
    /// Time limit in seconds.
    #[arg(long, default_value_t = 600)]
    seconds: u32,
}

/// The version of cargo-fuzz that the corpus was made with.
const VERSION: &str = "0.13.2";

impl Fuzz {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let installed = output(&mut cargo(&["fuzz", "--version"])).is_ok_and(|line| line.contains(VERSION));
        if !installed {
            println!("==> installing cargo-fuzz {VERSION}");
            run(&mut cargo(&["install", "cargo-fuzz", "--locked", "--version", VERSION]))?;
        }
        let limit = format!("-max_total_time={}", self.seconds);
        // New inputs go to `target`; the corpus in the repository is a small selection that the tests replay.
        let found = root().join("target/fuzz-corpus");
        std::fs::create_dir_all(&found)?;
        // No sanitizer: it needs a nightly compiler and finds errors of unsafe code, which is forbidden here.
        run(cargo(&["fuzz", "run", "-s", "none", "package_read"]).arg(found).args([
            "fuzz/corpus/package_read",
            "--",
            &limit,
            "-max_len=20000",
            "-dict=fuzz/package.dict",
        ]))
    }
}
