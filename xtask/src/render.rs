//! `cargo xtask bench render`: how long the server takes for an atlas page that it has not made before.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use crate::fetch::fetch;
use crate::serve::{Running, server};
use crate::{budget, site};

/// What half of the pages may take: rendering, and brotli at 5.
const BUDGET: Duration = Duration::from_millis(10);
/// The languages, each with words that records in it hold.
const LANGS: [(&str, &str); 2] = [("en", "Nanjing"), ("zh", "%E5%8D%97%E4%BA%AC")];
/// Days that [`address`] has; after them it would ask again for a page that the server keeps.
const MOST: usize = 2000;

/// How much is measured.
#[derive(clap::Args)]
pub(crate) struct Render {
    /// How many pages in each language.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(20..=2000))]
    pages: u16,
    /// After so many seconds no further page is asked for.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Leave the interface as it was built last.
    #[arg(long)]
    built: bool,
}

impl Render {
    /// Prints medians and 95th percentiles, and what the first page weighs.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> the site and the server");
        if !self.built {
            site::build(true)?;
        }
        let running = Running::start(&server(true)?, "")?;
        println!("==> measuring: {} pages in each language over loopback, one after the other", self.pages);
        let end = Instant::now() + Duration::from_secs(self.seconds);
        // The first requests wake the program; they are no measure of it.
        kept(&running)?;
        let mut times = [Vec::new(), Vec::new()];
        'pages: for page in 0..usize::from(self.pages) {
            for (times, (lang, word)) in times.iter_mut().zip(LANGS) {
                if Instant::now() > end {
                    break 'pages;
                }
                times.push(time(&format!("{}{}", running.address, address(page, lang, word)))?);
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
        println!("the way there and back: {} ms (a page from memory, median)", milliseconds(kept(&running)?));
        for (lang, _) in LANGS {
            println!("first page, {lang}: {}", budget::first_page(&running, lang)?);
        }
        Ok(())
    }
}

/// The address of a page that no other number has, below the site. Readers narrow by time, kind, basis and
/// words; a window that begins early or ends late keeps nearly all records, which is the most work.
fn address(page: usize, lang: &str, word: &str) -> String {
    let day = page % MOST;
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

/// What a page takes that is at hand: connection, request and answer.
fn kept(running: &Running) -> anyhow::Result<Duration> {
    let address = format!("{}en/", running.address);
    let times = (0..20).map(|_| time(&address)).collect::<anyhow::Result<Vec<_>>>()?;
    percentile(&times, 50).context("nothing was measured")
}

/// Prints a line, and gives the median.
fn print(what: &str, times: &[Duration]) -> anyhow::Result<Duration> {
    let median = percentile(times, 50).context("nothing was measured; allow more seconds")?;
    let high = percentile(times, 95).unwrap_or(median);
    println!(
        "render + brotli 5, {what}: median {} ms, 95th percentile {} ms ({} pages)",
        milliseconds(median),
        milliseconds(high),
        times.len()
    );
    Ok(median)
}

/// The smallest time that so many in a hundred do not exceed.
pub(crate) fn percentile(times: &[Duration], percent: usize) -> Option<Duration> {
    let mut times = times.to_vec();
    times.sort_unstable();
    let rank = (times.len() * percent).div_ceil(100);
    times.get(rank.saturating_sub(1)).copied()
}

pub(crate) fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_page_is_asked_for_twice_so_none_comes_from_memory() {
        let pages = (0..MOST).flat_map(|page| LANGS.map(|(lang, word)| address(page, lang, word)));
        let different: HashSet<_> = pages.collect();
        assert_eq!(different.len(), MOST * LANGS.len());
    }

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let times: Vec<Duration> = (1..=20).rev().map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 50), Some(Duration::from_millis(10)));
        assert_eq!(percentile(&times, 95), Some(Duration::from_millis(19)));
        assert_eq!(percentile(&times[..1], 95), Some(Duration::from_millis(20)));
        assert_eq!(percentile(&[], 50), None);
    }
}
