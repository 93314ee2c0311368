//! `cargo xtask bench check`: records per second of `atlas check`, and its peak memory.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use super::times::{percentile, ratio};
use crate::memory;
use crate::step::{cargo, command, output, root, run, target};

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Check {
    /// Number of records in the generated package; each has about three claims.
    #[arg(long, default_value_t = 100_000)]
    records: u32,
    /// Number of runs; the median is printed.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// An `atlas` program of another commit to compare with; the two run in turn.
    #[arg(long, value_name = "PROGRAM")]
    against: Option<PathBuf>,
}

impl Check {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let Self { records, runs, against } = self;
        println!("==> building the release");
        run(&mut cargo(&["build", "--locked", "--release", "-p", "server"]))?;
        let atlas = target().join("release/atlas");
        let folder = generate(&atlas, records)?;
        println!(
            "==> {}",
            output(command(&atlas, &["check"]).arg(&folder))?.lines().last().unwrap_or_default()
        );

        let (mut measured, mut other) = (Vec::new(), Vec::new());
        for _ in 0..runs {
            measured.push(measure(&atlas, &folder)?);
            if let Some(program) = &against {
                other.push(measure(program, &folder)?.0);
            }
        }
        measured.sort_unstable();
        let times: Vec<Duration> = measured.iter().map(|(time, _)| *time).collect();
        let median = percentile(&times, 50).context("runs must be 1 or more")?;
        let peak = measured.iter().map(|(_, peak)| *peak).max().unwrap_or_default();
        let (fastest, slowest) = (measured[0].0, measured[runs - 1].0);
        println!(
            "check: {:.0} records per second ({:.2} s, the median of {runs}; {:.2} to {:.2} s), at most {} MB",
            f64::from(records) / median.as_secs_f64(),
            median.as_secs_f64(),
            fastest.as_secs_f64(),
            slowest.as_secs_f64(),
            peak / 1_000_000
        );
        if let Some(other) = percentile(&other, 50) {
            println!("ratio to the other program: {}", ratio(median, other));
        }
        Ok(())
    }
}

/// Generates a package of so many records, the same each time, and returns its folder.
pub(super) fn generate(atlas: &Path, records: u32) -> anyhow::Result<PathBuf> {
    let folder = root().join(format!("target/bench/{records}"));
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    println!("==> generating {records} records");
    let records = records.to_string();
    run(command(atlas, &["generate"]).arg(&folder).args(["--seed", "1", "--records", &records]))?;
    Ok(folder)
}

/// The time of one check, and its peak memory in bytes.
fn measure(atlas: &Path, folder: &Path) -> anyhow::Result<(Duration, u64)> {
    let start = Instant::now();
    let mut child = Command::new(atlas).arg("check").arg(folder).stdout(Stdio::null()).spawn()?;
    let mut peak = 0;
    let status = loop {
        // The kernel's high-water mark only grows, so its last value before the exit is nearly the peak.
        peak = memory::bytes(&child, memory::PEAK).unwrap_or(peak);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    if !status.success() {
        bail!("`atlas check` refused the generated package");
    }
    Ok((start.elapsed(), peak))
}
