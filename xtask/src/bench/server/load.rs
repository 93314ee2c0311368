//! Load on one server by `wrk`.

use std::path::Path;
use std::process::Command;
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context as _, ensure};

use crate::step::{output, root};

/// Requests the paths of a file in turn, on every thread of wrk.
const SCRIPT: &str = "tests/bench/rotate.lua";

/// What a server answered in some seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Load {
    requests: u32,
    length: Duration,
    /// The median time to an answer.
    pub(super) median: Duration,
    /// The time that one answer in a hundred takes longer than.
    pub(super) slowest: Duration,
}

impl Load {
    /// Loads a server. `paths` is a file with the paths of the requests.
    ///
    /// # Errors
    /// If a request fails, or has another status than 200.
    pub(super) fn measure(
        address: &str,
        paths: &Path,
        connections: u16,
        seconds: u16,
    ) -> anyhow::Result<Self> {
        let threads = connections.min(2);
        let printed = output(
            Command::new("wrk")
                .args([format!("-c{connections}"), format!("-t{threads}"), format!("-d{seconds}s")])
                .args(["--timeout", "10s", "-H", "Accept-Encoding: br", "-s"])
                .arg(root().join(SCRIPT))
                .arg(address)
                .arg("--")
                .arg(paths),
        )?;
        printed.parse().with_context(|| format!("{address}: {printed}"))
    }

    /// How many answers came in a second.
    pub(super) fn a_second(&self) -> f64 {
        f64::from(self.requests) / self.length.as_secs_f64()
    }
}

impl FromStr for Load {
    type Err = anyhow::Error;

    /// Reads what the script prints.
    fn from_str(printed: &str) -> anyhow::Result<Self> {
        let line = printed.lines().find_map(|line| line.strip_prefix("measured "));
        let numbers = line.context("wrk did not end")?.split_whitespace().map(str::parse::<u32>);
        let numbers: Vec<u32> = numbers.collect::<Result<_, _>>()?;
        let [requests, failed, length, median, slowest] = numbers[..] else {
            anyhow::bail!("not five numbers");
        };
        ensure!(failed == 0, "{failed} of {requests} requests failed");
        let micros = |number: u32| Duration::from_micros(number.into());
        Ok(Self { requests, length: micros(length), median: micros(median), slowest: micros(slowest) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_script_is_read_and_failed_requests_are_an_error() {
        let load: Load = "Running 2s test\nmeasured 3000 0 2000000 640 1900\n".parse().unwrap();
        assert!((load.a_second() - 1500.0).abs() < 0.001);
        assert_eq!((load.median.as_micros(), load.slowest.as_micros()), (640, 1900));
        assert!("measured 3000 1 2000000 640 1900".parse::<Load>().is_err());
        assert!("measured 3000".parse::<Load>().is_err() && "Running".parse::<Load>().is_err());
    }
}
