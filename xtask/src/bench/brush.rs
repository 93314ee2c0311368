//! `cargo xtask bench brush`: time from a pointer event of the brush to painted panels.

use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;

use super::times::{milliseconds, percentile, ratio};
use crate::browser::NPM;
use crate::serve::{RunningServer, build_server};
use crate::step::{output, root};
use crate::{site, web_tools};

/// Budget of the 95th percentile of a step, from pointer event to painted panels: two frames.
const BUDGET: Duration = Duration::from_millis(33);

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Brush {
    /// Number of steps.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u16).range(20..=600))]
    steps: u16,
    /// Use the site as it was built last.
    #[arg(long)]
    built: bool,
    /// Address of a running server of another commit to compare with, such as `http://127.0.0.1:8081/`.
    #[arg(long, value_name = "ADDRESS")]
    against: Option<String>,
}

/// When comparing, both servers are measured in this many alternating turns, so that other load affects both.
const TURNS: usize = 3;

impl Brush {
    /// Prints the times of steps, and as a baseline those of the same movements where they change nothing.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> the site and the server");
        if !self.built {
            site::build(true)?;
        }
        let running = RunningServer::start(&build_server(true)?, "")?;
        web_tools::npm(NPM)?;
        let chromium = web_tools::chromium()?;
        println!("==> measuring: {} steps in each language, from pointer event to paint", self.steps);
        let measure = |address: &str| -> anyhow::Result<[Vec<Duration>; 2]> {
            let printed = output(
                Command::new("node")
                    .arg("bench-brush.mjs")
                    .arg(address)
                    .arg(self.steps.to_string())
                    .current_dir(root().join(NPM))
                    .env("ATLAS_CHROMIUM", &chromium),
            )?;
            let mut lines = printed.lines().map(times);
            let mut next = || lines.next().context("the page was not measured")?;
            Ok([next()?, next()?])
        };
        for lang in ["en", "zh"] {
            let (mut own, mut other) = (<[Vec<Duration>; 2]>::default(), Vec::new());
            for _ in 0..if self.against.is_some() { TURNS } else { 1 } {
                let [steps, idle] = measure(&format!("{}{lang}/", running.address))?;
                own[0].extend(steps);
                own[1].extend(idle);
                if let Some(address) = &self.against {
                    let [steps, _] = measure(&format!("{}/{lang}/", address.trim_end_matches('/')))?;
                    other.extend(steps);
                }
            }
            let high = print(&format!("brush, {lang}"), &own[0])?;
            print(&format!("the same page idle, {lang}"), &own[1])?;
            let verdict = if high > BUDGET { "over" } else { "within" };
            println!(
                "a 95th percentile of {} ms is {verdict} the budget of {} ms",
                milliseconds(high),
                BUDGET.as_millis()
            );
            if !other.is_empty() {
                let compared = print(&format!("brush of the other server, {lang}"), &other)?;
                println!("ratio to the other server, {lang}: {} (95th percentiles)", ratio(high, compared));
            }
        }
        Ok(())
    }
}

/// Reads one line of times in milliseconds.
fn times(line: &str) -> anyhow::Result<Vec<Duration>> {
    let time = |word: &str| Ok(Duration::try_from_secs_f64(word.parse::<f64>()? / 1000.0)?);
    line.split_whitespace().map(time).collect()
}

/// Prints the statistics of one series, and returns its 95th percentile.
fn print(what: &str, times: &[Duration]) -> anyhow::Result<Duration> {
    let at = |percent| percentile(times, percent).context("nothing was measured");
    let (median, high, max) = (at(50)?, at(95)?, at(100)?);
    println!(
        "{what}: median {} ms, 95th percentile {} ms, at most {} ms ({} steps)",
        milliseconds(median),
        milliseconds(high),
        milliseconds(max),
        times.len()
    );
    Ok(high)
}
