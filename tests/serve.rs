//! `atlas serve` as a process: settings, signals, exit status, log.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a panic is how a test fails")]

mod fixtures;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::Duration;

use fixtures::{nanjing, write_interface};
use model::dataset::LAYOUT;
use tempfile::TempDir;

/// A working folder for the server, with an interface of one file and a copy of the Nanjing package.
struct Installation {
    folder: TempDir,
}

impl Installation {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("site")).unwrap();
        write_interface(&folder.path().join("site"), "atlas-0123456789abcdef.css");
        fs::create_dir(folder.path().join("data")).unwrap();
        for entry in fs::read_dir(nanjing()).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_file() {
                fs::copy(&entry, folder.path().join("data").join(entry.file_name().unwrap())).unwrap();
            }
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Replaces a passage that occurs once in a file of the package.
    fn edit(&self, file: &str, old: &str, new: &str) {
        let path = self.path("data").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old:?} occurs once in {file}");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
    }

    /// `atlas serve` in this folder with only these settings.
    fn serve(&self, settings: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
        command.arg("serve").current_dir(self.folder.path());
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ATLAS_"))
        {
            command.env_remove(name);
        }
        let defaults = [("ATLAS_LISTEN", "127.0.0.1:0"), ("ATLAS_SITE", "site"), ("ATLAS_DATA", "data")];
        command
            .envs(defaults)
            .env("RUST_LOG", "off,server::command=info,server::log=error")
            .envs(settings.iter().copied());
        command
    }

    /// The standard error of a server that must fail to start.
    fn fails_to_start(&self, settings: &[(&str, &str)], arguments: &[&str]) -> String {
        let mut serve = self.serve(settings);
        let mut child = serve.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut printed = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut printed).unwrap();
        if !printed.is_empty() {
            child.kill().unwrap();
        }
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        assert_eq!(printed, "", "a failing command must not print to standard output");
        assert_eq!(status.code(), Some(1), "{settings:?} {arguments:?}");
        let error = String::from_utf8(stderr).unwrap();
        assert!(!error.contains("panicked"), "{error}");
        error
    }
}

/// A running server, which is stopped when the value is dropped.
struct RunningServer {
    child: Child,
    address: String,
    /// Its standard error; taken by tests that close it.
    log: Option<BufReader<ChildStderr>>,
}

impl RunningServer {
    fn start(installation: &Installation, settings: &[(&str, &str)]) -> Self {
        let mut serve = installation.serve(settings);
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

    /// Waits for a log line that contains these words; fails if the log ends before.
    fn wait_for_log(&mut self, words: &str) {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            let read = self.log.as_mut().unwrap().read_line(&mut line).unwrap();
            assert!(read > 0, "the log ended without {words:?}");
        }
    }

    /// The response to a GET request, head and body.
    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: atlas.example\r\nconnection: close\r\n\r\n").unwrap();
        read_to_end(stream)
    }

    fn end(mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
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

/// Everything that the server sends until it closes the connection.
fn read_to_end(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_error_for_a_port_in_use_names_the_setting_to_change() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let error = Installation::new().fails_to_start(&[("ATLAS_LISTEN", &address)], &[]);
    assert!(error.starts_with(&format!("cannot listen on {address}: ")), "{error}");
    assert!(error.contains("; set another address: `listen` in atlas.toml, or ATLAS_LISTEN"), "{error}");
}

#[test]
fn the_error_for_a_missing_package_interface_or_settings_file_names_it() {
    let installation = Installation::new();
    for (settings, arguments, named) in [
        (("ATLAS_DATA", "no/package"), &[][..], "cannot read no/package: "),
        (("ATLAS_SITE", "no/site"), &[], "cannot read no/site"),
        (("ATLAS_RELEASES", "no/releases"), &[], "cannot read no/releases: "),
        (("ATLAS_CACHE_MB", "1"), &["--config", "no.toml"], "cannot read no.toml: "),
    ] {
        let error = installation.fails_to_start(&[settings], arguments);
        assert!(error.starts_with(named), "{error}");
    }
    fs::remove_file(installation.path("site/index.html")).unwrap();
    let error = installation.fails_to_start(&[], &[]);
    assert!(error.starts_with("site is not a built interface"), "{error}");
}

#[test]
fn a_package_that_breaks_a_rule_is_refused_with_its_problems() {
    let installation = Installation::new();
    installation.edit(
        "dates.csv",
        "project-agnos-lidar,signed,2020-05%,",
        "project-agnos-lidar,signed,2020/5,",
    );
    let error = installation.fails_to_start(&[], &[]);
    let problem = error.lines().find(|line| line.starts_with("dates.csv:100:when: "));
    assert!(problem.is_some_and(|problem| problem.contains("; accepted: ")), "{error}");
    assert!(error.lines().last().unwrap().starts_with("refused: "), "{error}");
}

#[test]
fn the_error_for_an_invalid_earlier_package_names_its_folder() {
    let installation = Installation::new();
    fs::create_dir(installation.path("releases")).unwrap();
    let broken = installation.path("releases/first");
    fs::rename(installation.path("data"), &broken).unwrap();
    fs::write(broken.join("dates.csv"), "id\n").unwrap();
    let error = installation
        .fails_to_start(&[("ATLAS_DATA", nanjing().to_str().unwrap()), ("ATLAS_RELEASES", "releases")], &[]);
    assert!(error.contains("dates.csv"), "{error}");
    assert!(error.contains("releases/first"), "the folder is missing: {error}");
}

#[test]
fn the_error_for_an_invalid_setting_names_it() {
    let installation = Installation::new();
    for (name, value, named) in [
        ("ATLAS_LISTEN", "here", "listen"),
        ("ATLAS_LISTENS", "127.0.0.1:1", "listens"),
        ("ATLAS_CACHE_MB", "much", "ATLAS_CACHE_MB"),
        ("ATLAS_PUBLIC_URL", "example.org", "public_url"),
    ] {
        let error = installation.fails_to_start(&[(name, value)], &[]);
        assert!(error.contains(named), "{name}={value}: {error}");
    }
    for (text, named) in
        [("cache_mb = \"much\"", "cache_mb"), ("cache_mb = ", "atlas.toml"), ("cash_mb = 1", "cash_mb")]
    {
        fs::write(installation.path("atlas.toml"), text).unwrap();
        let error = installation.fails_to_start(&[], &[]);
        assert!(error.contains(named), "{text}: {error}");
    }
}

#[test]
fn sigterm_ends_the_server_with_status_0_after_requests_in_progress() {
    let installation = Installation::new();
    let mut running = RunningServer::start(&installation, &[]);
    let mut slow = TcpStream::connect(&running.address).unwrap();
    write!(slow, "GET /en/records/conference-2025 HTTP/1.1\r\nhost: atlas").unwrap();
    // After these responses the server has read the first half of the slow request.
    for _ in 0..20 {
        assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));
    }
    running.signal("TERM");
    running.wait_for_log("shutting down");
    write!(slow, ".example\r\n\r\n").unwrap();
    let answer = read_to_end(slow);
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.trim_end().ends_with("</html>"), "{answer}");
    assert_eq!(running.end().code(), Some(0));
}

#[test]
fn an_invalid_path_is_answered_and_the_server_keeps_running() {
    let installation = Installation::new();
    let running = RunningServer::start(&installation, &[]);
    for target in ["//", "/\\", "//[", "//x:99999", "http://atlas.example//[", "*", "atlas.example:80"] {
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

#[test]
fn ctrl_c_ends_the_server_with_status_0() {
    let installation = Installation::new();
    let running = RunningServer::start(&installation, &[]);
    running.signal("INT");
    assert_eq!(running.end().code(), Some(0));
}

#[test]
fn sighup_reloads_the_data_and_an_invalid_package_changes_nothing() {
    let installation = Installation::new();
    let mut running = RunningServer::start(&installation, &[]);
    let name = "Agnos Lidar R&D and Manufacturing Headquarters";
    let (page, data) = ("/en/records/project-agnos-lidar", "/api/v1/records/project-agnos-lidar");
    let first = running.get(data);
    assert!(first.contains(name));

    installation.edit(
        "records.csv",
        &format!("project,{name},printed"),
        "project,Zorblax Lidar Works,printed",
    );
    assert!(running.get(data).contains(name), "requests must not read the folder");
    let matched = running.get("/api/v1/match?q=lidar");
    let before =
        matched.split("\"release\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    running.signal("HUP");
    running.wait_for_log("reloaded the data\"");
    let open = running.get(&format!("/api/v1/index/{before}/{LAYOUT}?lang=en"));
    assert!(open.starts_with("HTTP/1.1 200 "), "an open page needs the previous release: {open}");
    for path in [page, data, "/en/?q=zorblax", "/api/v1/match?q=zorblax"] {
        let answer = running.get(path);
        assert!(answer.contains("Zorblax") || answer.contains("project-agnos-lidar"), "{path}: {answer}");
    }

    installation.edit("records.csv", "project,Zorblax Lidar Works,printed", "meeting,Worse,printed");
    running.signal("HUP");
    running.wait_for_log("refused the reloaded data and kept the current release");
    assert!(running.get(data).contains("Zorblax"), "an invalid package changed the data");
    assert!(running.get("/healthz").starts_with("HTTP/1.1 200 "));

    installation.edit("records.csv", "meeting,Worse,printed", "project,Better,printed");
    running.signal("HUP");
    running.wait_for_log("reloaded the data\"");
    assert!(running.get(data).contains("Better"), "a later reload had no effect");
    running.signal("TERM");
    assert_eq!(running.end().code(), Some(0));
}
