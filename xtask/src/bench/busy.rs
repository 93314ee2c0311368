//! `cargo xtask bench busy`: how long probes and a reader wait while many clients ask for pages that are in no cache.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::check::generate;
use super::render::address;
use super::times::{milliseconds, percentile, ratio};
use crate::fetch::fetch;
use crate::serve::{RunningServer, build_server};
use crate::site;

/// What is asked for all the time: two probes, and a page that readers have asked for before.
const WATCHED: [&str; 3] = ["healthz", "readyz", "en/about"];
/// Between two requests for each of these.
const PAUSE: Duration = Duration::from_millis(20);

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Busy {
    /// Number of records in the generated package.
    #[arg(long, default_value_t = 100_000)]
    records: u32,
    /// Number of clients that ask for other pages.
    #[arg(long, default_value_t = 64)]
    clients: usize,
    /// How long they ask, in seconds.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// Use the site as it was built last.
    #[arg(long)]
    built: bool,
}

impl Busy {
    /// Prints waiting times before and meanwhile, and how the clients were answered.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> the site and the server");
        if !self.built {
            site::build(true)?;
        }
        let atlas = build_server(true)?;
        let data = generate(&atlas, self.records)?;
        let running = RunningServer::start_with_data(&atlas, &data)?;
        let address = running.address.as_str();
        println!("==> at rest");
        let rest = watch(address, Duration::from_secs(5), &AtomicBool::new(false))?;
        println!("==> {} clients ask for pages that are in no cache", self.clients);
        let (asked, ended) = (AtomicUsize::new(0), AtomicBool::new(false));
        let answers = Mutex::new(BTreeMap::<String, usize>::new());
        let busy = thread::scope(|scope| {
            for _ in 0..self.clients {
                scope.spawn(|| {
                    while !ended.load(Ordering::Relaxed) {
                        let page = asked.fetch_add(1, Ordering::Relaxed);
                        let answer =
                            fetch(&format!("{address}{}", self::address(page, "en", "Nanjing")), "br");
                        let answer =
                            answer.map_or_else(|_| "no answer".into(), |answer| answer.status.to_string());
                        if let Ok(mut answers) = answers.lock() {
                            *answers.entry(answer).or_default() += 1;
                        }
                    }
                });
            }
            let busy = watch(address, Duration::from_secs(self.seconds), &ended);
            ended.store(true, Ordering::Relaxed);
            busy
        })?;
        for ((path, rest), busy) in WATCHED.iter().zip(rest).zip(busy) {
            let of = |times: &[Duration], percent| percentile(times, percent).unwrap_or_default();
            println!(
                "/{path}: median {} ms, 95th percentile {} ms, slowest {} ms ({} requests); at rest {} ms, ratio {}",
                milliseconds(of(&busy, 50)),
                milliseconds(of(&busy, 95)),
                milliseconds(of(&busy, 100)),
                busy.len(),
                milliseconds(of(&rest, 50)),
                ratio(of(&busy, 50), of(&rest, 50)),
            );
        }
        println!("answers to the clients by status: {:?}", answers.into_inner().unwrap_or_default());
        Ok(())
    }
}

/// The waiting times for each watched address.
fn watch(address: &str, length: Duration, ended: &AtomicBool) -> anyhow::Result<Vec<Vec<Duration>>> {
    let end = Instant::now() + length;
    let mut times = vec![Vec::new(); WATCHED.len()];
    while Instant::now() < end {
        for (times, path) in times.iter_mut().zip(WATCHED) {
            let start = Instant::now();
            let answer = fetch(&format!("{address}{path}"), "br");
            if !answer.as_ref().is_ok_and(|answer| answer.status == 200) {
                // The clients must not ask on for ever.
                ended.store(true, Ordering::Relaxed);
                anyhow::bail!("/{path} is not answered: {:?}", answer.map(|answer| answer.head));
            }
            times.push(start.elapsed());
        }
        thread::sleep(PAUSE);
    }
    Ok(times)
}
