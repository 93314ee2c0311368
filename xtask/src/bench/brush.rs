//! `cargo xtask bench brush`: time from a pointer event of the brush to painted panels, for packages of several sizes, and
//! in the same run that of two pages made of npm packages (`tests/bench`) on the same rows.

mod goals;
mod page;
mod report;

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use self::page::{Measured, Measurement, Subject};
use self::report::{Report, SizeReport};
use super::check::generate;
use super::rows;
use super::times::{milliseconds, percentile, ratio};
use crate::browser::NPM;
use crate::fetch::fetch;
use crate::serve::{RunningServer, build_server};
use crate::step::{root, target};
use crate::{site, web_tools};

/// When comparing, both servers are measured in this many alternating turns, so that other load affects both.
const TURNS: usize = 3;
/// The size that takes gigabytes of memory and many minutes.
const MILLION: u32 = 1_000_000;

/// A package to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// The package of the repository.
    Nanjing,
    /// A generated one of so many records.
    Generated(u32),
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "nanjing" => Ok(Self::Nanjing),
            _ => text.parse().map(Self::Generated).map_err(|_| "neither `nanjing` nor a number".into()),
        }
    }
}

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Brush {
    /// Packages: `nanjing`, or the number of records of a generated one.
    #[arg(long, value_delimiter = ',', default_value = "nanjing,10000,100000")]
    records: Vec<Size>,
    /// Measure a million records too, which takes gigabytes of memory and many minutes.
    #[arg(long)]
    million: bool,
    /// Number of steps of each page.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u16).range(20..=600))]
    steps: u16,
    /// Language of the page of the atlas.
    #[arg(long, default_value = "en", value_parser = ["en", "zh"])]
    lang: String,
    /// How long a page may take to start, in seconds.
    #[arg(long, default_value_t = 120)]
    wait: u32,
    /// How long the steps of a page may take in all, in seconds; those that are done by then count.
    #[arg(long, default_value_t = 120)]
    most: u32,
    /// Use the site as it was built last.
    #[arg(long)]
    built: bool,
    /// Use this `atlas` program instead of building one.
    #[arg(long, value_name = "PROGRAM")]
    program: Option<PathBuf>,
    /// Measure the atlas alone.
    #[arg(long)]
    alone: bool,
    /// Address of a running server of another commit to compare with, such as `http://127.0.0.1:8081/`, with Nanjing.
    #[arg(long, value_name = "ADDRESS")]
    against: Option<String>,
}

impl Brush {
    /// Prints tables in Markdown, and writes them into `target/bench/brush.md`.
    pub(crate) fn run(mut self) -> anyhow::Result<()> {
        if self.million && !self.records.contains(&Size::Generated(MILLION)) {
            self.records.push(Size::Generated(MILLION));
        }
        let is_large = |size: &Size| matches!(size, Size::Generated(records) if *records >= MILLION);
        if !self.million && self.records.iter().any(is_large) {
            bail!("a million records need --million: it takes gigabytes of memory and many minutes");
        }
        println!("==> the site and the server");
        if !self.built {
            site::build(true)?;
        }
        let atlas = self.program.clone().map_or_else(|| build_server(true), Ok)?;
        web_tools::npm(NPM)?;
        let chromium = web_tools::chromium()?;
        if !self.alone {
            page::build_comparisons()?;
        }
        if let Some(other) = &self.against {
            return self.compare(&atlas, &chromium, other);
        }
        let mut report = Report::new(self.steps);
        for size in &self.records {
            report.sizes.push(self.size(&atlas, &chromium, *size)?);
        }
        let text = report.to_string();
        let file = target().join("bench/brush.md");
        std::fs::create_dir_all(target().join("bench"))?;
        std::fs::write(&file, &text).with_context(|| format!("cannot write {}", file.display()))?;
        println!("\n{text}");
        Ok(())
    }

    /// Measures all pages over one package.
    fn size(&self, atlas: &Path, chromium: &Path, size: Size) -> anyhow::Result<SizeReport> {
        let data = match size {
            Size::Nanjing => root().join("data/nanjing"),
            Size::Generated(records) => generate(atlas, records)?,
        };
        let folder = target().join("bench/rows");
        let mut found = SizeReport::new(size, rows::write(&data, &folder)?);
        found.load_average = report::load_average();
        let mut measurement =
            Measurement { chromium, steps: self.steps, wait: self.wait, most: self.most, rows: &folder };
        println!("==> {}: {} rows, the atlas", found.name(), found.rows);
        // A server that cannot start with this package is a result, too.
        match RunningServer::start_with_data(atlas, &data) {
            Err(error) => found.atlas = Measured::failed(&error),
            Ok(running) => {
                let rows = self.wait_for_search(&running);
                if rows.is_some_and(|rows| rows != found.rows) {
                    bail!("the server has {rows:?} rows, and the pages to compare with have {}", found.rows);
                }
                found.server_memory = running.memory().ok();
                let address = format!("{}{}/", running.address, self.lang);
                found.first_page = fetch(&address, "br").ok().map(|answer| answer.body.len());
                found.atlas = measurement.run(&Subject::Atlas(address))?;
            }
        }
        if !self.alone {
            for (subject, result) in
                [(Subject::Falcon, &mut found.falcon), (Subject::NpmStack, &mut found.stack)]
            {
                println!("==> {}: {}", size.name(), subject.name());
                measurement.rows = &folder;
                *result = measurement.run(&subject)?;
                if result.rows.is_some_and(|rows| rows != found.rows) {
                    bail!("{} has {:?} rows instead of {}", subject.name(), result.rows, found.rows);
                }
            }
        }
        Ok(found)
    }

    /// Waits until the search is built, which would take time from the steps; returns how many rows the server has.
    fn wait_for_search(&self, running: &RunningServer) -> Option<usize> {
        let end = Instant::now() + Duration::from_secs(self.wait.into());
        let address = format!("{}api/v1/view?lang=en&q=fair", running.address);
        loop {
            let answer = fetch(&address, "identity").ok()?;
            if answer.status != 503 || Instant::now() > end {
                let view: serde_json::Value = serde_json::from_slice(&answer.body).ok()?;
                return usize::try_from(view.get("total")?.as_u64()?).ok();
            }
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    /// Measures two servers in turn over the package of the repository, and prints the ratio.
    fn compare(&self, atlas: &Path, chromium: &Path, other: &str) -> anyhow::Result<()> {
        let running = RunningServer::start(atlas, "")?;
        let folder = target().join("bench/rows");
        let measurement =
            Measurement { chromium, steps: self.steps, wait: self.wait, most: self.most, rows: &folder };
        let addresses =
            [&running.address, other].map(|at| format!("{}/{}/", at.trim_end_matches('/'), self.lang));
        let mut steps = [Vec::new(), Vec::new()];
        for _ in 0..TURNS {
            for (steps, address) in steps.iter_mut().zip(&addresses) {
                let measured = measurement.run(&Subject::Atlas(address.clone()))?;
                if let Some(cause) = measured.failed {
                    bail!("{address}: {cause}");
                }
                steps.extend(measured.steps);
            }
        }
        let at = |steps: &[Duration], percent| percentile(steps, percent).context("nothing was measured");
        for (address, steps) in addresses.iter().zip(&steps) {
            let (median, high) = (milliseconds(at(steps, 50)?), milliseconds(at(steps, 95)?));
            println!("{address}: median {median} ms, 95th percentile {high} ms ({} steps)", steps.len());
        }
        println!(
            "ratio to the other server: {} (medians), {} (95th percentiles)",
            ratio(at(&steps[0], 50)?, at(&steps[1], 50)?),
            ratio(at(&steps[0], 95)?, at(&steps[1], 95)?)
        );
        Ok(())
    }
}
