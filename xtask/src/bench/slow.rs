//! `cargo xtask bench slow`: memory and answers of the server while many clients send or read slowly.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use super::times::{milliseconds, percentile};
use crate::fetch::fetch;
use crate::serve::{RunningServer, build_server};
use crate::site;

/// Between two letters of a request that never ends.
const PAUSE: Duration = Duration::from_millis(200);
/// How many answers each reader asks for, none of which it reads: more than the buffers of both sides hold.
const ASKED: usize = 10;

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Slow {
    /// Number of clients.
    #[arg(long, default_value_t = 256)]
    clients: usize,
    /// How long each kind of client stays, in seconds.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// Use the site as it was built last.
    #[arg(long)]
    built: bool,
}

impl Slow {
    /// Prints the memory before, with and after the clients, and how long a reader waited meanwhile.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> the site and the server");
        if !self.built {
            site::build(true)?;
        }
        let running = RunningServer::start(&build_server(true)?, "")?;
        self.measure(&running, "never end their request", send_slowly)?;
        self.measure(&running, "never read the answers", read_nothing)
    }

    fn measure(
        &self,
        running: &RunningServer,
        what: &str,
        client: fn(&str, Instant) -> std::io::Result<()>,
    ) -> anyhow::Result<()> {
        println!("==> {} clients {what}", self.clients);
        let host = running.address.split('/').nth(2).context("the address has no host")?;
        let before = running.memory()?;
        let end = Instant::now() + Duration::from_secs(self.seconds);
        let (mut most, mut times) = (before, Vec::new());
        thread::scope(|scope| {
            for _ in 0..self.clients {
                // The server closes such connections, which is an error for the client.
                scope.spawn(move || drop(client(host, end)));
            }
            while Instant::now() < end {
                let start = Instant::now();
                let answer = fetch(&format!("{}en/about", running.address), "br")?;
                anyhow::ensure!(answer.status == 200, "a reader is not answered: {}", answer.head);
                times.push(start.elapsed());
                most = most.max(running.memory()?);
                thread::sleep(PAUSE);
            }
            Ok(())
        })?;
        println!(
            "memory: {} MB before, {} MB at most, {} MB after; a reader waited {} ms, at most {} ms",
            before / 1_000_000,
            most / 1_000_000,
            running.memory()? / 1_000_000,
            milliseconds(percentile(&times, 50).unwrap_or_default()),
            milliseconds(percentile(&times, 100).unwrap_or_default()),
        );
        Ok(())
    }
}

fn send_slowly(host: &str, end: Instant) -> std::io::Result<()> {
    while Instant::now() < end {
        let mut stream = TcpStream::connect(host)?;
        stream.write_all(b"GET /en/ HTTP/1.1\r\nX: ")?;
        while Instant::now() < end && stream.write_all(b"x").is_ok() {
            thread::sleep(PAUSE);
        }
    }
    Ok(())
}

fn read_nothing(host: &str, end: Instant) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_write_timeout(Some(PAUSE))?;
    let request = "GET /api/v1/view?lang=zh HTTP/1.1\r\nHost: localhost\r\n\r\n";
    stream.write_all(request.repeat(ASKED).as_bytes())?;
    stream.read_exact(&mut [0])?;
    thread::sleep(end.saturating_duration_since(Instant::now()));
    Ok(())
}
