//! `cargo xtask fuzz`: damaged packages against the reader.

use crate::step::{cargo, command, output, run};

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
        // No sanitizer: it needs a nightly compiler, and there is no unsafe code that one would watch.
        run(&mut command(
            "cargo",
            &[
                "fuzz",
                "run",
                "-s",
                "none",
                "package_read",
                "fuzz/corpus/package_read",
                "--",
                &limit,
                "-max_len=20000",
                "-dict=fuzz/package.dict",
            ],
        ))?;
        println!("==> keeping what adds coverage");
        run(&mut command("cargo", &["fuzz", "cmin", "-s", "none", "package_read"]))
    }
}
