//! `cargo xtask bench brush`: how long the atlas takes to follow a hand that moves the window of time.

use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;

use crate::browser::NPM;
use crate::render::{milliseconds, percentile};
use crate::serve::{Running, server};
use crate::step::{output, root};
use crate::{site, web_tools};

/// What 95 in a hundred steps may take, from the pointer event to the painted panels: two frames.
const BUDGET: Duration = Duration::from_millis(33);

/// How much is measured.
#[derive(clap::Args)]
pub(crate) struct Brush {
    /// How many steps.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u16).range(20..=600))]
    steps: u16,
    /// Leave the interface as it was built last.
    #[arg(long)]
    built: bool,
    /// The address of a running server of another commit, as `http://127.0.0.1:8081/`, to compare with in this run.
    #[arg(long, value_name = "ADDRESS")]
    against: Option<String>,
}

/// With another server, each takes as many turns, one after the other: what else the machine does hits both.
const TURNS: usize = 3;

impl Brush {
    /// Prints what steps take, beside the same pointer over the same page at rest: the machine's own share.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> the site and the server");
        if !self.built {
            site::build(true)?;
        }
        let running = Running::start(&server(true)?, "")?;
        web_tools::npm(NPM)?;
        let chromium = web_tools::chromium()?;
        println!("==> measuring: {} steps in each language, from pointer event to paint", self.steps);
        let measure = |address: &str| -> anyhow::Result<[Vec<Duration>; 2]> {
            let printed = output(
                Command::new("node")
                    .arg("brush.mjs")
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
            let (mut here, mut there) = (<[Vec<Duration>; 2]>::default(), Vec::new());
            for _ in 0..if self.against.is_some() { TURNS } else { 1 } {
                let [steps, idle] = measure(&format!("{}{lang}/", running.address))?;
                here[0].extend(steps);
                here[1].extend(idle);
                if let Some(address) = &self.against {
                    let [steps, _] = measure(&format!("{}/{lang}/", address.trim_end_matches('/')))?;
                    there.extend(steps);
                }
            }
            let high = print(&format!("brush, {lang}"), &here[0])?;
            print(&format!("the same page idle, {lang}"), &here[1])?;
            let verdict = if high > BUDGET { "over" } else { "within" };
            println!(
                "a 95th percentile of {} ms is {verdict} the budget of {} ms",
                milliseconds(high),
                BUDGET.as_millis()
            );
            if !there.is_empty() {
                let other = print(&format!("brush of the other server, {lang}"), &there)?;
                println!("that is {:.2} of the other server", high.as_secs_f64() / other.as_secs_f64());
            }
        }
        Ok(())
    }
}

/// The times of a line, in milliseconds.
fn times(line: &str) -> anyhow::Result<Vec<Duration>> {
    let time = |word: &str| Ok(Duration::try_from_secs_f64(word.parse::<f64>()? / 1000.0)?);
    line.split_whitespace().map(time).collect()
}

/// Prints a line, and gives the 95th percentile.
fn print(what: &str, times: &[Duration]) -> anyhow::Result<Duration> {
    let of = |percent| percentile(times, percent).context("nothing was measured");
    let (median, high, most) = (of(50)?, of(95)?, of(100)?);
    println!(
        "{what}: median {} ms, 95th percentile {} ms, at most {} ms ({} steps)",
        milliseconds(median),
        milliseconds(high),
        milliseconds(most),
        times.len()
    );
    Ok(high)
}
