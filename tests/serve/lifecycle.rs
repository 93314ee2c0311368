//! Start, signals, reload and end.

use std::fs;
use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use model::dataset::LAYOUT;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::fixtures::nanjing;
use crate::process::{Installation, RunningServer, read_to_end};

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

#[test]
fn a_server_that_is_killed_during_a_reload_leaves_the_package_and_starts_again() {
    let installation = Installation::generated(300);
    let package = installation.package();
    let mut random = ChaCha8Rng::seed_from_u64(3);
    for _ in 0..100 {
        let running = RunningServer::start(&installation, &[]);
        running.signal("HUP");
        thread::sleep(Duration::from_micros(random.random_range(0..200_000)));
        running.kill();
        assert!(installation.package() == package, "a reload reads and does not write");
    }
    let mut running = RunningServer::start(&installation, &[]);
    running.signal("HUP");
    running.wait_for_log("reloaded the data\"");
    assert!(running.get("/en/").starts_with("HTTP/1.1 200 "));
}
