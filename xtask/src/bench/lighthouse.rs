//! `cargo xtask bench lighthouse`: Lighthouse scores of a few pages on a slow phone.

use std::process::Command;

use anyhow::Context as _;

use crate::serve::{RunningServer, build_server};
use crate::step::{output, root};
use crate::{site, web_tools};

/// The npm package of Lighthouse. It is large, and the browser tests do not need it.
const NPM: &str = "tests/lighthouse";
const PAGES: [&str; 4] = ["en/", "zh/", "en/records/project-agnos-lidar", "zh/records/conference-2025"];

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Lighthouse {
    /// Number of runs for each page; medians are printed.
    #[arg(long, default_value_t = 3)]
    runs: usize,
}

impl Lighthouse {
    /// Prints the median scores of each page.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let runs = self.runs;
        println!("==> the site and the server");
        site::build(true)?;
        let running = RunningServer::start(&build_server(true)?, "")?;
        web_tools::npm(NPM)?;
        let chromium = web_tools::chromium()?;
        println!("==> measuring: performance, accessibility, best practices, SEO; medians of {runs}");
        for page in PAGES {
            let mut scores = Vec::new();
            for _ in 0..runs {
                let printed = output(
                    Command::new("node")
                        .arg("score.mjs")
                        .arg(format!("{}{page}", running.address))
                        .current_dir(root().join(NPM))
                        .env("CHROME_PATH", &chromium),
                )?;
                scores.push(printed.split_whitespace().map(str::parse).collect::<Result<Vec<u32>, _>>()?);
            }
            let medians =
                (0..4).map(|category| median(&scores, category)).collect::<anyhow::Result<Vec<_>>>()?;
            println!("{page}: {}", medians.join(" / "));
        }
        Ok(())
    }
}

fn median(scores: &[Vec<u32>], category: usize) -> anyhow::Result<String> {
    let mut values: Vec<u32> = scores.iter().filter_map(|run| run.get(category).copied()).collect();
    values.sort_unstable();
    Ok(values.get(values.len() / 2).context("nothing was measured")?.to_string())
}
