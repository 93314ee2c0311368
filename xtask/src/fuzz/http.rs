//! `cargo xtask fuzz http`: requests over raw sockets that no browser would send.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::fetch::fetch;
use crate::serve::{RunningServer, build_server};

/// Clients that ask at the same time.
const CLIENTS: u64 = 4;
/// How long a whole request may remain unanswered on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long to wait for an answer to what may be no request.
const MOMENT: Duration = Duration::from_millis(50);

/// Fuzz a running server.
#[derive(clap::Args)]
pub(crate) struct Http {
    /// Time limit in seconds.
    #[arg(long, default_value_t = 600)]
    seconds: u64,
    /// The seed of the random numbers. The same seed gives the same requests.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Http {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> the server");
        let atlas = build_server(false)?;
        let servers = [RunningServer::start(&atlas, "")?, RunningServer::start(&atlas, "/atlas")?];
        servers.iter().try_for_each(|running| self.fuzz(running))
    }

    /// A run of so many seconds in all.
    pub(crate) fn new(seconds: u64) -> Self {
        Self { seconds, seed: 1 }
    }

    /// Spends half of the time on a server. Fails if it panics, ends, leaves a whole request unanswered or answers it with 500.
    pub(crate) fn fuzz(&self, running: &RunningServer) -> anyhow::Result<()> {
        let end = Instant::now() + Duration::from_secs(self.seconds / 2);
        let base = running.address.splitn(4, '/').nth(3).unwrap_or_default().trim_end_matches('/');
        println!("==> {} s of requests below /{base}, with seed {}", self.seconds / 2, self.seed);
        let (whole, damaged) = (AtomicU64::new(0), AtomicU64::new(0));
        thread::scope(|scope| {
            let clients: Vec<_> = (0..CLIENTS)
                .map(|client| {
                    let mut random = ChaCha8Rng::seed_from_u64(self.seed.wrapping_mul(CLIENTS) + client);
                    let (whole, damaged) = (&whole, &damaged);
                    scope.spawn(move || {
                        while Instant::now() < end {
                            let request = request(&mut random, base);
                            if random.random_ratio(1, 2) {
                                answered(running, &request)?;
                                whole.fetch_add(1, Ordering::Relaxed);
                            } else {
                                survived(running, &damage(&mut random, request))?;
                                damaged.fetch_add(1, Ordering::Relaxed);
                            }
                        }
                        anyhow::Ok(())
                    })
                })
                .collect();
            clients.into_iter().try_for_each(|client| {
                client.join().map_err(|_| anyhow::anyhow!("a client of the fuzzer panicked"))?
            })
        })?;
        let probe = fetch(&format!("{}healthz", running.address), "")?;
        let log = running.log()?;
        if probe.status != 200 || log.contains("panic") || log.contains("request failed") {
            bail!("after the requests: {}\n{log}", probe.head);
        }
        println!(
            "    {} whole requests, all answered; {} damaged ones; no panic",
            whole.into_inner(),
            damaged.into_inner()
        );
        Ok(())
    }
}

/// Paths of every kind of answer, below the base path.
const PATHS: [&str; 22] = [
    "/",
    "/en/",
    "/zh/",
    "/en/records/conference-2025",
    "/zh/records/week-2021/share",
    "/en/share",
    "/en/share.svg",
    "/zh/records/week-2021/picture.svg",
    "/en/embed",
    "/zh/embed/studio",
    "/en/sources/s1",
    "/zh/about",
    "/en/suggest",
    "/zh/places/jiangning",
    "/oembed",
    "/robots.txt",
    "/sitemap.xml",
    "/sw.js",
    "/tiles/none/1/2/3",
    "/api/v1/view",
    "/api/v1/records.csv",
    "/api/v1/records/conference-2025",
];

/// Parameters and values that queries are made of.
const PAIRS: [&str; 24] = [
    "q=%E5%8D%97%E4%BA%AC",
    "q=%00%0d%0a",
    "q=%ff%fe",
    "kind=event,project",
    "kind=",
    "since=2021-13",
    "since=99999999999999999999",
    "until=-1",
    "map=118.8,32,12",
    "map=nan,inf,1e309",
    "map=,,",
    "sel=conference-2025",
    "sel=%2e%2e%2f",
    "release=none",
    "lang=zh",
    "skip=18446744073709551615",
    "most=18446744073709551615",
    "show=list,map",
    "scale=9e99",
    "url=http%3A%2F%2Flocalhost%2Fen%2F",
    "url=javascript:1",
    "format=xml",
    "maxwidth=0",
    "=&&=;",
];

/// Header lines that clients may send, and some that they should not.
const LINES: [&str; 14] = [
    "Accept-Encoding: br;q=0.001, *;q=9, ,;",
    "Accept-Encoding: identity;q=0",
    "Accept-Language: zh-Hans-CN;q=0.3, *;q=x,,",
    "If-None-Match: *",
    "If-None-Match: W/\"\", \"",
    "If-Modified-Since: Sun, 31 Feb 9999 99:99:99 GMT",
    "Range: bytes=5-1,-0,99999999999999999999-",
    "Cookie: a=\u{fffd}; =",
    "Origin: null",
    "Referer: //[",
    "Content-Length: 0",
    "Transfer-Encoding: identity",
    "Upgrade: websocket",
    "X: \u{202e}\u{200b}",
];

/// A whole request with a target and headers at random.
fn request(random: &mut ChaCha8Rng, base: &str) -> Vec<u8> {
    let method =
        if random.random_ratio(1, 20) { pick(random, &["HEAD", "POST", "OPTIONS", "X"]) } else { "GET" };
    let mut target = match random.random_range(0..10) {
        0 => (0..random.random_range(1..40)).map(|_| segment(random)).collect(),
        1 => format!("/{}", pick(random, &["/", "\\", "/[", "/x:99999", "/%00", "%2f%2f", ".%2e/", "*"])),
        _ => format!(
            "{}{}",
            if base.is_empty() { String::new() } else { format!("/{base}") },
            pick(random, &PATHS)
        ),
    };
    if random.random_ratio(1, 5) {
        target = target.trim_end_matches('/').to_owned() + &segment(random);
    }
    for at in 0..random.random_range(0..5) {
        target.push(if at == 0 { '?' } else { '&' });
        target.push_str(pick(random, &PAIRS));
    }
    let mut text = format!("{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    for _ in 0..random.random_range(0..4) {
        text.push_str(pick(random, &LINES));
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    text.into_bytes()
}

/// A part of a path, with all bytes that may stand in a target.
fn segment(random: &mut ChaCha8Rng) -> String {
    let mut text = String::from("/");
    for _ in 0..random.random_range(0..12) {
        match random.random_range(0..3) {
            0 => text.push(char::from(random.random_range(b'!'..=b'~'))),
            1 => text.extend(["%".to_owned(), format!("{:02x}", random.random::<u8>())]),
            _ => text.push_str(pick(random, &["en", "zh", "records", "..", "%", "#", "南京", "\u{202e}"])),
        }
    }
    // A fragment or a query in it changes nothing for the parser of the head.
    text.replace(' ', "")
}

/// Changes, removes, repeats or inserts bytes.
fn damage(random: &mut ChaCha8Rng, mut request: Vec<u8>) -> Vec<u8> {
    for _ in 0..random.random_range(1..8) {
        let at = random.random_range(0..request.len().max(1)).min(request.len());
        match random.random_range(0..5) {
            0 if at < request.len() => request[at] = random.random(),
            1 => request.truncate(at),
            2 => request.insert(at, random.random()),
            3 => {
                let part = request[..at].to_vec();
                request.extend(part);
            }
            _ => {
                let part: &[&[u8]] = &[
                    b"\r\n",
                    b"\0",
                    b"\r\n\r\n",
                    b" HTTP/0.9",
                    b"Content-Length: 99\r\n",
                    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                ];
                let part = part.choose(random).copied().unwrap_or_default();
                request.splice(at..at, part.iter().copied());
            }
        }
        request.truncate(1 << 16);
    }
    request
}

fn pick<'text>(random: &mut ChaCha8Rng, texts: &[&'text str]) -> &'text str {
    texts.choose(random).copied().unwrap_or_default()
}

/// Sends a whole request, which must be answered, and not with an error of the server.
fn answered(running: &RunningServer, request: &[u8]) -> anyhow::Result<()> {
    let answer = exchange(running, request, PATIENCE).with_context(|| shown(request))?;
    let status = answer.strip_prefix(b"HTTP/1.1 ").and_then(|rest| rest.get(..3));
    // Busy is an answer; the fuzzer itself keeps the server busy.
    match status {
        Some([b'1'..=b'4', ..] | b"503" | b"501" | b"505") => Ok(()),
        _ => bail!("{}\n{}", shown(request), String::from_utf8_lossy(&answer[..answer.len().min(2000)])),
    }
}

/// Sends what may be no request. The server may close the connection or wait for more, but must accept the next one.
fn survived(running: &RunningServer, bytes: &[u8]) -> anyhow::Result<()> {
    match exchange(running, bytes, MOMENT) {
        Ok(answer) if answer.starts_with(b"HTTP/1.1 500") => bail!("{}", shown(bytes)),
        _ => Ok(()),
    }
}

/// What the server answers to these bytes until it closes the connection, or until the time is over.
fn exchange(running: &RunningServer, bytes: &[u8], time: Duration) -> anyhow::Result<Vec<u8>> {
    let host = running.address.split('/').nth(2).context("the address has no host")?;
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(time))?;
    stream.set_write_timeout(Some(time))?;
    stream.write_all(bytes)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}

fn shown(bytes: &[u8]) -> String {
    format!("the request was b\"{}\"", bytes.escape_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_requests_and_whole_ones_are_whole() {
        let requests = |seed| {
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            (0..200).map(|_| request(&mut random, "atlas")).collect::<Vec<_>>()
        };
        assert_eq!(requests(1), requests(1));
        assert_ne!(requests(1), requests(2));
        for request in requests(3) {
            let text = String::from_utf8(request).expect("a whole request is text");
            let (line, _) = text.split_once("\r\n").expect("it has a line");
            assert_eq!(line.split(' ').count(), 3, "{line}");
            assert!(text.ends_with("\r\n\r\n"));
        }
    }
}
