//! `cargo xtask fuzz`: damaged packages against the reader.

use crate::step::{cargo, output, root, run};

/// Throw damaged packages at the reader.
#[derive(clap::Args)]
pub(crate) struct Fuzz {
    /// For how many seconds.
    #[arg(long, default_value_t = 600)]
    seconds: u32,
}

/// The fuzzer that the corpus was made with.
const VERSION: &str = "0.13.2";

impl Fuzz {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let installed = output(&mut cargo(&["fuzz", "--version"])).is_ok_and(|line| line.contains(VERSION));
        if !installed {
            println!("==> installing cargo-fuzz {VERSION}");
            run(&mut cargo(&["install", "cargo-fuzz", "--locked", "--version", VERSION]))?;
        }
        let limit = format!("-max_total_time={}", self.seconds);
        // What it finds stays in `target`: the corpus in the repository is a small part of it, for replay.
        let found = root().join("target/fuzz-corpus");
        std::fs::create_dir_all(&found)?;
        // No sanitizer: it needs a nightly compiler, and there is no unsafe code that one would watch.
        run(cargo(&["fuzz", "run", "-s", "none", "package_read"]).arg(found).args([
            "fuzz/corpus/package_read",
            "--",
            &limit,
            "-max_len=20000",
            "-dict=fuzz/package.dict",
        ]))
    }
}
