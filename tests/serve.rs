//! `atlas serve` as operators run it: a process with settings, signals and a status.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a panic is how a test fails")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// A folder that the process runs in: a built interface of one file and a package that may be broken.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("site")).unwrap();
        let bundle =
            r#"{"js":"/__BASE__/app-0123456789abcdef.js","wasm":"/__BASE__/app-0123456789abcdef_bg.wasm"}"#;
        let page = format!(
            "<html><head><script type=\"application/json\" id=\"bundle\">{bundle}</script></head><body></body></html>"
        );
        fs::write(folder.path().join("site/index.html"), page).unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        let nanjing = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/nanjing");
        for entry in fs::read_dir(nanjing).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_file() {
                fs::copy(&entry, folder.path().join("data").join(entry.file_name().unwrap())).unwrap();
            }
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Replaces a passage that stands exactly once in a file of the package.
    fn edit(&self, file: &str, old: &str, new: &str) {
        let path = self.path("data").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old:?} stands once in {file}");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
    }

    /// `atlas serve` here, with these settings and no others.
    fn serve(&self, settings: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
        command.arg("serve").current_dir(self.folder.path());
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ATLAS_"))
        {
            command.env_remove(name);
        }
        let usual = [("ATLAS_LISTEN", "127.0.0.1:0"), ("ATLAS_SITE", "site"), ("ATLAS_DATA", "data")];
        command
            .envs(usual)
            .env("RUST_LOG", "off,server::command=info,server::log=error")
            .envs(settings.iter().copied());
        command
    }

    /// What it says before it ends with a failure. One that listens instead is stopped.
    fn refuses(&self, settings: &[(&str, &str)], arguments: &[&str]) -> String {
        let mut serve = self.serve(settings);
        let mut child = serve.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut printed = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut printed).unwrap();
        if !printed.is_empty() {
            child.kill().unwrap();
        }
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        assert_eq!(printed, "", "a failure prints nothing to standard output");
        assert_eq!(status.code(), Some(1), "{settings:?} {arguments:?}");
        let said = String::from_utf8(stderr).unwrap();
        assert!(!said.contains("panicked"), "{said}");
        said
    }
}

/// A server that runs as long as this value lives.
struct Running {
    child: Child,
    address: String,
    /// Its standard error, until nobody reads it any more.
    log: Option<BufReader<ChildStderr>>,
}

impl Running {
    fn start(place: &Place, settings: &[(&str, &str)]) -> Self {
        let mut serve = place.serve(settings);
        let mut child = serve.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let log = child.stderr.take().map(BufReader::new);
        let mut running = Self { child, address: String::new(), log };
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        address.unwrap_or_else(|| panic!("it did not start: {line}")).clone_into(&mut running.address);
        running
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits until the log says this; a log that ends before is a failure.
    fn hear(&mut self, words: &str) {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            let read = self.log.as_mut().unwrap().read_line(&mut line).unwrap();
            assert!(read > 0, "the log ended without {words:?}");
        }
    }

    /// The answer to a request, head and body.
    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: atlas.example\r\nconnection: close\r\n\r\n").unwrap();
        all(stream)
    }

    fn end(mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks for this over one connection, again and again, and reads each answer before it asks for the next.
fn ask_often(address: &str, path: &str, times: usize) {
    let mut stream = TcpStream::connect(address).unwrap();
    // An answer that does not come is a failure, and not a test that hangs.
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

fn all(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_port_in_use_is_named_with_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = Place::new().refuses(&[("ATLAS_LISTEN", &address)], &[]);
    assert!(said.starts_with(&format!("cannot listen on {address}: ")), "{said}");
    assert!(said.contains("; accepted: a free port, in `listen` of atlas.toml or ATLAS_LISTEN"), "{said}");
}

#[test]
fn a_package_or_a_site_or_settings_that_are_not_there_are_named() {
    let place = Place::new();
    for (settings, arguments, named) in [
        (("ATLAS_DATA", "no/package"), &[][..], "cannot read no/package: "),
        (("ATLAS_SITE", "no/site"), &[], "cannot read no/site"),
        (("ATLAS_RELEASES", "no/releases"), &[], "cannot read no/releases: "),
        (("ATLAS_CACHE_MB", "1"), &["--config", "no.toml"], "cannot read no.toml: "),
    ] {
        let said = place.refuses(&[settings], arguments);
        assert!(said.starts_with(named), "{said}");
    }
    fs::remove_file(place.path("site/index.html")).unwrap();
    let said = place.refuses(&[], &[]);
    assert!(said.starts_with("site: is not what Trunk builds"), "{said}");
}

#[test]
fn a_package_that_breaks_a_rule_is_refused_with_its_problems() {
    let place = Place::new();
    place.edit("dates.csv", "project-agnos-lidar,signed,2020-05~,", "project-agnos-lidar,signed,2020/5,");
    let said = place.refuses(&[], &[]);
    let told = said.lines().find(|line| line.starts_with("dates.csv:100:when: "));
    assert!(told.is_some_and(|told| told.contains("; accepted: ")), "{said}");
    assert!(said.lines().last().unwrap().starts_with("refused: "), "{said}");
}

#[test]
fn an_earlier_package_that_breaks_a_rule_is_refused_and_named() {
    let place = Place::new();
    fs::create_dir(place.path("releases")).unwrap();
    let broken = place.path("releases/first");
    fs::rename(place.path("data"), &broken).unwrap();
    let nanjing = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/nanjing");
    fs::write(broken.join("dates.csv"), "id\n").unwrap();
    let said =
        place.refuses(&[("ATLAS_DATA", nanjing.to_str().unwrap()), ("ATLAS_RELEASES", "releases")], &[]);
    assert!(said.contains("dates.csv"), "{said}");
    assert!(said.contains("releases/first"), "which of the packages is it? {said}");
}

#[test]
fn a_setting_that_cannot_be_used_is_named() {
    let place = Place::new();
    for (name, value, named) in [
        ("ATLAS_LISTEN", "here", "listen"),
        ("ATLAS_LISTENS", "127.0.0.1:1", "listens"),
        ("ATLAS_CACHE_MB", "much", "ATLAS_CACHE_MB"),
        ("ATLAS_PUBLIC_URL", "example.org", "public_url"),
    ] {
        let said = place.refuses(&[(name, value)], &[]);
        assert!(said.contains(named), "{name}={value}: {said}");
    }
    for (text, named) in
        [("cache_mb = \"much\"", "cache_mb"), ("cache_mb = ", "atlas.toml"), ("cash_mb = 1", "cash_mb")]
    {
        fs::write(place.path("atlas.toml"), text).unwrap();
        let said = place.refuses(&[], &[]);
        assert!(said.contains(named), "{text}: {said}");
    }
}

#[test]
fn a_request_under_way_is_answered_before_the_server_ends_with_status_0() {
    let place = Place::new();
    let mut running = Running::start(&place, &[]);
    let mut slow = TcpStream::connect(&running.address).unwrap();
    write!(slow, "GET /en/records/conference-2025 HTTP/1.1\r\nhost: atlas").unwrap();
    // By the time that these are answered the first half of the slow one has been read.
    for _ in 0..20 {
        assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));
    }
    running.signal("TERM");
    running.hear("shutting down");
    write!(slow, ".example\r\n\r\n").unwrap();
    let answer = all(slow);
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.trim_end().ends_with("</html>"), "{answer}");
    assert_eq!(running.end().code(), Some(0));
}

#[test]
fn a_path_that_is_none_ends_neither_the_server_nor_the_connection_without_an_answer() {
    let place = Place::new();
    let running = Running::start(&place, &[]);
    for target in ["//", "/\\", "//[", "//x:99999", "http://atlas.example//[", "*", "atlas.example:80"] {
        let answer = running.get(target);
        assert!(answer.starts_with("HTTP/1.1 4"), "{target}: {answer:?}");
    }
    assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));
}

#[test]
fn answers_come_when_nobody_can_read_the_log_any_more() {
    let place = Place::new();
    let mut running = Running::start(&place, &[("RUST_LOG", "info")]);
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
fn answers_come_when_the_log_is_full_and_nobody_reads_it() {
    let place = Place::new();
    let running = Running::start(&place, &[("RUST_LOG", "info")]);
    // More lines than a pipe and the server hold.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| ask_often(&running.address, "/healthz", 2000));
        }
    });
    assert!(running.get("/en/").starts_with("HTTP/1.1 200 "));
    running.signal("TERM");
    assert_eq!(running.end().code(), Some(0), "it does not wait for a reader of its last lines either");
}

#[test]
fn ctrl_c_ends_the_server_with_status_0_too() {
    let place = Place::new();
    let running = Running::start(&place, &[]);
    running.signal("INT");
    assert_eq!(running.end().code(), Some(0));
}

#[test]
fn on_sighup_the_data_is_read_again_and_a_bad_package_changes_nothing() {
    let place = Place::new();
    let mut running = Running::start(&place, &[]);
    let name = "Agnos Lidar R&D and Manufacturing Headquarters";
    let (page, data) = ("/en/records/project-agnos-lidar", "/api/v1/records/project-agnos-lidar");
    let first = running.get(data);
    assert!(first.contains(name));

    place.edit("records.csv", &format!("project,{name},printed"), "project,Zorblax Lidar Works,printed");
    assert!(running.get(data).contains(name), "no request reads the folder");
    let matched = running.get("/api/v1/match?q=lidar");
    let before =
        matched.split("\"release\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    running.signal("HUP");
    running.hear("the data was read again\"");
    let open = running.get(&format!("/api/v1/index/{before}?lang=en"));
    assert!(open.starts_with("HTTP/1.1 200 "), "a page that was open goes on with its own data: {open}");
    for path in [page, data, "/en/?q=zorblax", "/api/v1/match?q=zorblax"] {
        let answer = running.get(path);
        assert!(answer.contains("Zorblax") || answer.contains("project-agnos-lidar"), "{path}: {answer}");
    }

    place.edit("records.csv", "project,Zorblax Lidar Works,printed", "meeting,Worse,printed");
    running.signal("HUP");
    running.hear("refused; the last release stays");
    assert!(running.get(data).contains("Zorblax"), "a bad package changes nothing");
    assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));

    place.edit("records.csv", "meeting,Worse,printed", "project,Better,printed");
    running.signal("HUP");
    running.hear("the data was read again\"");
    assert!(running.get(data).contains("Better"), "it still listens");
    running.signal("TERM");
    assert_eq!(running.end().code(), Some(0));
}
