//! What once stopped the server, slowed it or made it say something wrong. Each test is the sentence that holds since then;
//! the parts that see to it have tests of their own.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::process::{Installation, RunningServer, read_to_end};

/// Memory that the server may take for clients that do not read.
const SPARE_MEMORY: usize = 64 << 20;

#[test]
fn a_request_for_no_address_gets_an_answer_and_the_next_one_too() {
    let installation = Installation::new();
    let running = RunningServer::start(&installation, &[]);
    for target in
        ["//", "/\\", "//[", "//x:99999", "//%00", "http://atlas.example//[", "*", "atlas.example:80"]
    {
        let answer = running.get(target);
        assert!(answer.starts_with("HTTP/1.1 4"), "{target}: {answer:?}");
    }
    assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));
}

#[test]
fn requests_are_answered_when_standard_error_is_closed() {
    let installation = Installation::new();
    let mut running = RunningServer::start(&installation, &[("RUST_LOG", "info")]);
    drop(running.log.take());
    for path in ["/healthz", "/en/", "/zh/records/conference-2025"] {
        for _ in 0..5 {
            let answer = running.get(path);
            assert!(answer.starts_with("HTTP/1.1 200 "), "{path}: {answer:?}");
        }
    }
    running.signal("TERM");
    assert_eq!(running.end().code(), Some(0));
}

#[test]
fn requests_are_answered_when_standard_error_is_full_and_not_read() {
    let installation = Installation::new();
    let running = RunningServer::start(&installation, &[("RUST_LOG", "info")]);
    // More lines than the pipe and the queue of the server hold.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| request_repeatedly(&running.address, "/healthz", 2000));
        }
    });
    assert!(running.get("/en/").starts_with("HTTP/1.1 200 "));
    running.signal("TERM");
    assert_eq!(running.end().code(), Some(0), "it does not wait for its last lines to be read");
}

/// The seconds that the server takes for a page of all sources, the fastest of some.
fn seconds_for_sources(records: usize) -> f64 {
    let installation = Installation::generated(records);
    let running = RunningServer::start(&installation, &[("ATLAS_CACHE_MB", "0")]);
    let seconds = || {
        let start = Instant::now();
        assert!(running.get("/zh/sources?sort=name").starts_with("HTTP/1.1 200 "));
        start.elapsed().as_secs_f64()
    };
    (0..5).map(|_| seconds()).fold(f64::INFINITY, f64::min)
}

#[test]
fn a_page_of_sources_takes_time_for_its_sources_and_not_for_each_of_them_all_claims() {
    let (few, many) = (seconds_for_sources(500), seconds_for_sources(5000));
    assert!(many < few * 40.0, "ten times the records took {:.1} times as long", many / few);
}

#[test]
fn others_are_answered_while_pages_are_rendered_for_clients_that_left() {
    let installation = Installation::generated(3000);
    let running = RunningServer::start(&installation, &[]);
    for page in 0..50 {
        let mut client = TcpStream::connect(&running.address).unwrap();
        write!(client, "GET /zh/sources?sort=name&page={page} HTTP/1.1\r\nhost: atlas.example\r\n\r\n")
            .unwrap();
    }
    assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));
    assert!(running.get("/zh/sources?sort=name").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_reader_gets_in_though_more_idle_connections_are_open_than_files_allowed() {
    let installation = Installation::new();
    let running = RunningServer::with_open_files(&installation, 64);
    let mut idle = Vec::new();
    for sent in ["", "GET /en/ HTTP/1.1\r\nhost: atlas"].repeat(40) {
        let mut client = TcpStream::connect(&running.address).unwrap();
        client.write_all(sent.as_bytes()).unwrap();
        idle.push(client);
    }
    assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));
}

#[test]
fn clients_that_ask_for_much_and_never_read_take_little_memory() {
    let installation = Installation::generated(3000);
    let running = RunningServer::start(&installation, &[]);
    let address = "/api/v1/records.csv";
    let size = running.get(address).len();
    let before = running.memory();
    let mut unread = Vec::new();
    while unread.len() * size < 2 * SPARE_MEMORY {
        let mut client = TcpStream::connect(&running.address).unwrap();
        write!(client, "GET {address} HTTP/1.1\r\nhost: atlas.example\r\n\r\n").unwrap();
        unread.push(client);
    }
    // Each has an answer that has begun, or the advice to ask later.
    for client in &mut unread {
        client.read_exact(&mut [0; 8]).unwrap();
    }
    let taken = running.memory().saturating_sub(before);
    assert!(taken < SPARE_MEMORY, "{taken} bytes for {} clients of {size} bytes each", unread.len());
    assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));
}

#[test]
fn sigterm_ends_the_server_while_half_a_head_is_open() {
    let installation = Installation::new();
    let running = RunningServer::start(&installation, &[]);
    let mut half = TcpStream::connect(&running.address).unwrap();
    half.write_all(b"GET /en/ HTTP/1.1\r\nhost: atl").unwrap();
    assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));
    running.signal("TERM");
    assert_eq!(running.end().code(), Some(0));
}

/// How many pages came from the cache, and how many were rendered.
fn pages(metrics: &str) -> (u32, u32) {
    let mut client = TcpStream::connect(metrics).unwrap();
    client.write_all(b"GET /metrics HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
    let text = read_to_end(client);
    let value = |from: &str| {
        let name = format!("atlas_pages_total{{from=\"{from}\"}} ");
        text.lines().find_map(|line| line.strip_prefix(&name)).map_or(0, |value| value.parse().unwrap())
    };
    (value("cache"), value("rendering"))
}

/// An address on which nothing listens.
fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

#[test]
fn random_addresses_do_not_evict_the_pages_that_are_read() {
    let installation = Installation::new();
    let metrics = free_address();
    let settings = [("ATLAS_CACHE_MB", "4"), ("ATLAS_METRICS_LISTEN", &metrics)];
    let running = RunningServer::start(&installation, &settings);
    let read = ["", "sources", "about", "records/conference-2025", "records/week-2021"];
    // Several times as many pages as the cache has room for.
    for random in 0..200 {
        running.get(&format!("/en/?map={random},32,5"));
        running.get(&format!("/en/records/unknown-{random}"));
        // Each page of readers once in more random ones than there is room for.
        if random % 10 == 0 {
            let page = format!("/zh/{}", read[random / 10 % read.len()]);
            assert!(running.get(&page).starts_with("HTTP/1.1 200 "), "{page}");
        }
    }
    let (from_cache, _) = pages(&metrics);
    assert!(from_cache >= 8, "{from_cache} of 20 requests of readers were answered from memory");
}

#[test]
fn a_page_is_rendered_once_for_brotli_gzip_and_plain() {
    let installation = Installation::new();
    let metrics = free_address();
    let running = RunningServer::start(&installation, &[("ATLAS_METRICS_LISTEN", &metrics)]);
    for encoding in ["br", "gzip", "", "gzip", "br"] {
        let head = format!("host: atlas.example\r\naccept-encoding: {encoding}\r\n");
        let answer = running.get_with("/zh/records/conference-2025", &head);
        let named = answer.to_lowercase().contains(&format!("content-encoding: {encoding}\r\n"));
        assert_eq!(named, !encoding.is_empty(), "{encoding:?}");
    }
    assert_eq!(pages(&metrics), (4, 1));
}

#[test]
fn a_path_becomes_no_part_of_a_location_that_it_may_change() {
    let installation = Installation::new();
    let running = RunningServer::start(&installation, &[]);
    for id in ["%0d%0a", "a%0d%0ax:%20y", "%E5%8D%97%E4%BA%AC", "\u{5357}\u{4eac}", "a%3Fkind=event", "%FF"] {
        let answer = running.get(&format!("/zh/places/{id}"));
        let (head, _) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 404 ") || head.starts_with("HTTP/1.1 400 "), "{id}: {head}");
        assert!(!head.to_lowercase().contains("\nlocation:") && head.is_ascii(), "{id}: {head}");
    }
}

#[test]
fn a_public_url_that_nobody_can_ask_for_is_refused_before_the_address_is_printed() {
    let installation = Installation::new();
    for path in ["{x}", ":x", "a b", "?a", "#a", "/a", "\u{5357}\u{4eac}"] {
        let address = format!("https://atlas.example/{path}");
        let error = installation.fails_to_start(&[("ATLAS_PUBLIC_URL", &address)], &[]);
        assert!(error.contains("public_url") && error.contains("; accepted: "), "{address}: {error}");
    }
}

#[test]
fn a_line_break_in_frame_ancestors_is_refused() {
    let installation = Installation::new();
    std::fs::write(installation.path("atlas.toml"), r#"frame_ancestors = ["'self'\nhttps://a.example"]"#)
        .unwrap();
    let error = installation.fails_to_start(&[], &[]);
    assert!(error.contains("frame_ancestors") && error.contains("; accepted: "), "{error}");
}

#[test]
fn a_host_that_is_no_name_stands_in_no_file_for_crawlers() {
    let installation = Installation::new();
    let running = RunningServer::start(&installation, &[]);
    for path in ["/sitemap.xml", "/robots.txt"] {
        let answer = running.get_with(path, "host: a\"><b>&x\r\n");
        let body = answer.split_once("\r\n\r\n").unwrap().1;
        assert!(!body.contains("<b>") && !body.contains("a\">"), "{path}: {answer}");
    }
}

/// A tile server that accepts connections and answers none, or each with an image.
fn tile_server(answers: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        let mut unanswered = Vec::new();
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            if !answers {
                unanswered.push(connection);
                continue;
            }
            let mut line = String::new();
            BufReader::new(connection.try_clone().unwrap()).read_line(&mut line).unwrap();
            let head = "HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 8\r\nconnection: close\r\n\r\n";
            connection.write_all(&[head.as_bytes(), b"\x89PNG\r\n\x1a\n"].concat()).unwrap();
        }
    });
    address
}

#[test]
fn a_slow_layer_of_tiles_takes_no_places_of_another() {
    let installation = Installation::new();
    let layer = |id: &str, address: &str| {
        format!(
            "[[tiles]]\nid = \"{id}\"\nname_en = \"Own\"\nname_zh = \"自有\"\nurl = \"http://{address}/{{z}}/{{x}}/{{y}}\"\n\
             datum = \"wgs84\"\nattribution_en = \"Us\"\nattribution_zh = \"自绘\"\n"
        )
    };
    let layers = layer("slow", &tile_server(false)) + &layer("fast", &tile_server(true));
    std::fs::write(installation.path("atlas.toml"), layers).unwrap();
    let running = RunningServer::start(&installation, &[]);
    let mut waiting = Vec::new();
    for x in 0..40 {
        let mut client = TcpStream::connect(&running.address).unwrap();
        write!(client, "GET /tiles/slow/6/{x}/0 HTTP/1.1\r\nhost: atlas.example\r\n\r\n").unwrap();
        waiting.push(client);
    }
    let answer = running.get("/tiles/fast/6/0/0");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[test]
fn the_language_that_a_reader_prefers_is_served() {
    let installation = Installation::new();
    let running = RunningServer::start(&installation, &[]);
    for (accepted, path) in [("en;q=0.5, zh;q=0.9", "/zh/"), ("zh;q=0.5, en;q=0.9", "/en/")] {
        let answer =
            running.get_with("/", &format!("host: atlas.example\r\naccept-language: {accepted}\r\n"));
        assert!(answer.to_lowercase().contains(&format!("\nlocation: {path}\r\n")), "{accepted}: {answer}");
    }
}

#[test]
fn a_check_whose_result_cannot_be_written_fails() {
    let installation = Installation::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut check = Command::new(env!("CARGO_BIN_EXE_atlas"));
    let status =
        check.arg("check").arg(installation.path("data")).stdout(full).stderr(Stdio::null()).status();
    assert_eq!(status.unwrap().code(), Some(1));
}

/// Sends so many requests over one connection, each after the response to the last.
fn request_repeatedly(address: &str, path: &str, times: usize) {
    let mut stream = TcpStream::connect(address).unwrap();
    // A missing response must fail the test instead of blocking it.
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let request = format!("GET {path} HTTP/1.1\r\nhost: atlas.example\r\n\r\n");
    for time in 0..times {
        stream.write_all(request.as_bytes()).unwrap();
        let (mut head, mut length) = (String::new(), 0);
        while !head.ends_with("\r\n\r\n") {
            let start = head.len();
            let read = answers.read_line(&mut head);
            assert!(read.as_ref().is_ok_and(|read| *read > 0), "request {time}: {read:?} after {head:?}");
            if let Some(value) = head[start..].to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        assert!(head.starts_with("HTTP/1.1 200 "), "request {time}: {head}");
        answers.read_exact(&mut vec![0; length]).unwrap();
    }
}
