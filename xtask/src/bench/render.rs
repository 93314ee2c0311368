//! `cargo xtask bench render`: how long the server takes for an atlas page that is not in its cache.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use super::times::{milliseconds, percentile, ratio};
use crate::fetch::fetch;
use crate::serve::{RunningServer, build_server};
use crate::{budget, site};

/// Budget of the median: rendering and brotli.
const BUDGET: Duration = Duration::from_millis(10);
/// The languages, each with a search word that records contain.
const LANGS: [(&str, &str); 2] = [("en", "Nanjing"), ("zh", "%E5%8D%97%E4%BA%AC")];
/// Number of different addresses per language that [`address`] makes; the next one would be in the cache.
const MAX_PAGES: usize = 2000;

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Render {
    /// Number of pages in each language.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(20..=2000))]
    pages: u16,
    /// Time limit in seconds, after which no further page is requested.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Use the site as it was built last.
    #[arg(long)]
    built: bool,
    /// Address of a running server of another commit to compare with, such as `http://127.0.0.1:8081/`.
    #[arg(long, value_name = "ADDRESS")]
    against: Option<String>,
}

impl Render {
    /// Prints medians and 95th percentiles, and the size of the first page.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> the site and the server");
        if !self.built {
            site::build(true)?;
        }
        let running = RunningServer::start(&build_server(true)?, "")?;
        println!("==> measuring: {} pages in each language over loopback, one after the other", self.pages);
        let end = Instant::now() + Duration::from_secs(self.seconds);
        // The first requests fill caches of the process, so they are not measured.
        time_cached(&running)?;
        let (mut times, mut other) = ([Vec::new(), Vec::new()], Vec::new());
        'pages: for page in 0..usize::from(self.pages) {
            for (times, (lang, word)) in times.iter_mut().zip(LANGS) {
                if Instant::now() > end {
                    break 'pages;
                }
                let path = address(page, lang, word);
                times.push(time(&format!("{}{path}", running.address))?);
                if let Some(address) = &self.against {
                    other.push(time(&format!("{}/{path}", address.trim_end_matches('/')))?);
                }
            }
        }
        for (times, (lang, _)) in times.iter().zip(LANGS) {
            print(lang, times)?;
        }
        let all = print("both", &times.concat())?;
        println!(
            "a median of {} ms is {} the budget of {} ms",
            milliseconds(all),
            if all > BUDGET { "over" } else { "within" },
            BUDGET.as_millis()
        );
        if let Some(other) = percentile(&other, 50) {
            println!("ratio to the other server: {} (medians)", ratio(all, other));
        }
        println!("round trip: {} ms (a cached page, median)", milliseconds(time_cached(&running)?));
        for (lang, _) in LANGS {
            println!("first page, {lang}: {}", budget::first_page(&running, lang)?);
        }
        Ok(())
    }
}

/// The path of a page, different for each number. Filters are those that readers use: time, kind, basis and
/// words. The time window leaves out few records, because large answers take the longest.
pub(super) fn address(page: usize, lang: &str, word: &str) -> String {
    let day = page % MAX_PAGES;
    let (year, month, day) = (day / 336, day / 28 % 12 + 1, day % 28 + 1);
    let since = format!("since={}-{month:02}-{day:02}", 2015 + year);
    let until = format!("until={}-{month:02}-{day:02}", 2024 + year);
    let query = match page % 4 {
        0 => since,
        1 => format!("kind=event,platform,project&{until}"),
        2 => format!("basis=explicit&{since}"),
        _ => format!("q={word}&{until}"),
    };
    format!("{lang}/?{query}")
}

fn time(address: &str) -> anyhow::Result<Duration> {
    let start = Instant::now();
    let answer = fetch(address, "br")?;
    let taken = start.elapsed();
    if answer.status != 200 || !answer.head.contains("content-encoding: br") {
        bail!("{address}: not a compressed page, but {}", answer.head);
    }
    Ok(taken)
}

/// The time for a cached page: connection, request and answer.
fn time_cached(running: &RunningServer) -> anyhow::Result<Duration> {
    let address = format!("{}en/", running.address);
    let times = (0..20).map(|_| time(&address)).collect::<anyhow::Result<Vec<_>>>()?;
    percentile(&times, 50).context("nothing was measured")
}

/// Prints the statistics of one series, and returns its median.
fn print(what: &str, times: &[Duration]) -> anyhow::Result<Duration> {
    let median = percentile(times, 50).context("nothing was measured; allow more seconds")?;
    let high = percentile(times, 95).unwrap_or(median);
    println!(
        "render + brotli, {what}: median {} ms, 95th percentile {} ms ({} pages)",
        milliseconds(median),
        milliseconds(high),
        times.len()
    );
    Ok(median)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_page_is_requested_twice_so_none_comes_from_the_cache() {
        let pages = (0..MAX_PAGES).flat_map(|page| LANGS.map(|(lang, word)| address(page, lang, word)));
        let different: HashSet<_> = pages.collect();
        assert_eq!(different.len(), MAX_PAGES * LANGS.len());
    }
}
