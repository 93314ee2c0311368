//! `cargo xtask fuzz`: random and damaged input for what reads input of others.

mod http;

use crate::step::{cargo, output, root, run};

pub(crate) use http::Http;

/// What is fuzzed.
#[derive(clap::Subcommand)]
pub(crate) enum Fuzz {
    /// Damaged packages.
    Packages(Limit),
    /// Queries of addresses.
    Queries(Limit),
    /// Dates as tables have them.
    Dates(Limit),
    /// The rows of a release, as browsers read them.
    Rows(Limit),
    /// Random and damaged requests to a running server.
    Http(Http),
}

/// When to stop.
#[derive(clap::Args)]
pub(crate) struct Limit {
    /// Time limit in seconds.
    #[arg(long, default_value_t = 600)]
    seconds: u32,
    /// Number of inputs; 0 for no limit.
    #[arg(long, default_value_t = 0)]
    inputs: u64,
}

/// The version of cargo-fuzz that the corpus was made with.
const VERSION: &str = "0.13.2";

impl Fuzz {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Packages(limit) => limit.fuzz("package_read", &["-dict=fuzz/package.dict"]),
            Self::Queries(limit) => limit.fuzz("query_parse", &[]),
            Self::Dates(limit) => limit.fuzz("date_parse", &[]),
            Self::Rows(limit) => limit.fuzz("rows_read", &[]),
            Self::Http(http) => http.run(),
        }
    }
}

impl Limit {
    /// Fuzzes a target of `fuzz/`; a crash is saved in `fuzz/artifacts`.
    fn fuzz(&self, target: &str, options: &[&str]) -> anyhow::Result<()> {
        let installed = output(&mut cargo(&["fuzz", "--version"])).is_ok_and(|line| line.contains(VERSION));
        if !installed {
            println!("==> installing cargo-fuzz {VERSION}");
            run(&mut cargo(&["install", "cargo-fuzz", "--locked", "--version", VERSION]))?;
        }
        // New inputs go to `target`; the corpus in the repository is a small selection that the tests replay.
        let found = root().join("target/fuzz-corpus").join(target);
        let known = root().join("fuzz/corpus").join(target);
        std::fs::create_dir_all(&found)?;
        let mut fuzz = cargo(&["fuzz", "run", "-s", "none", target]);
        fuzz.arg(found);
        if known.is_dir() {
            fuzz.arg(known);
        }
        // No sanitizer: it needs a nightly compiler and finds errors of unsafe code, which is forbidden here.
        fuzz.args(["--", &format!("-max_total_time={}", self.seconds), "-max_len=20000"]).args(options);
        if self.inputs > 0 {
            fuzz.arg(format!("-runs={}", self.inputs));
        }
        run(&mut fuzz)
    }
}
