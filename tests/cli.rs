//! The `atlas` command: arguments in, text and an exit status out.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod fixtures;

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use assert_cmd::Command;
use fixtures::nanjing;
use tempfile::TempDir;

fn atlas(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
    command.args(arguments);
    command
}

/// The standard output of a command, which must succeed.
fn succeeds(command: &mut Command) -> String {
    let output = command.assert().success().get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

/// The standard error of a command, which must fail without any output.
fn fails(command: &mut Command) -> String {
    let output = command.assert().failure().get_output().clone();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "",
        "a failing command must not print to standard output"
    );
    String::from_utf8(output.stderr).unwrap()
}

/// A generated package in a temporary folder.
fn generated() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let package = folder.path().join("package");
    succeeds(atlas(&["generate", "--records", "120", "--seed", "7"]).arg(&package));
    (folder, package)
}

#[test]
fn a_generated_package_passes_check_and_coverage() {
    let (_folder, package) = generated();
    let checked = succeeds(atlas(&["check"]).arg(&package).arg("--texts").arg(package.join("texts")));
    assert!(checked.ends_with("every quote matches its text\n"), "{checked}");
    assert_eq!(succeeds(atlas(&["coverage"]).arg(&package).arg("--texts").arg(package.join("texts"))), "");
}

#[test]
fn check_says_that_quotes_were_not_compared_without_texts() {
    let checked = succeeds(atlas(&["check"]).arg(nanjing()));
    assert!(checked.contains("quotes were not compared, because no texts were given"), "{checked}");
}

#[test]
fn check_lists_every_problem_with_its_file_row_and_column_and_fails() {
    let (_folder, package) = generated();
    let dates = fs::read_to_string(package.join("dates.csv")).unwrap();
    let mut rows: Vec<String> = dates.lines().map(str::to_owned).collect();
    rows[1] = rows[1].replacen(',', ",unknown-", 1);
    rows[2].push_str(",more");
    fs::write(package.join("dates.csv"), rows.join("\n") + "\n").unwrap();
    let refused = fails(atlas(&["check"]).arg(&package));
    assert!(refused.contains("dates.csv:2:record: "), "{refused}");
    assert!(refused.contains("dates.csv:3: has "), "{refused}");
    assert!(refused.lines().last().unwrap().starts_with("refused: "), "{refused}");
}

#[test]
fn cite_fills_in_byte_ranges_that_check_accepts() {
    let (_folder, package) = generated();
    let citations = fs::read_to_string(package.join("citations.csv")).unwrap();
    let emptied: Vec<String> = citations
        .lines()
        .enumerate()
        .map(|(at, line)| if at == 1 { without_range(line) } else { line.into() })
        .collect();
    fs::write(package.join("citations.csv"), emptied.join("\n") + "\n").unwrap();
    fails(atlas(&["check"]).arg(&package));
    let texts = package.join("texts");
    let cite = atlas(&["cite"]).arg(&package).arg("--texts").arg(&texts).output().unwrap();
    let printed = String::from_utf8(cite.stdout).unwrap() + &String::from_utf8(cite.stderr).unwrap();
    // If a quote occurs twice in its text, cite lists both positions and chooses none.
    assert!(
        printed.contains("1 byte ranges filled in")
            || printed.contains("times in the text; accepted: one of"),
        "{printed}"
    );
    if printed.contains("1 byte ranges") {
        assert_eq!(fs::read_to_string(package.join("citations.csv")).unwrap(), citations);
    }
}

/// The row of a citation without start and end.
fn without_range(line: &str) -> String {
    let cells: Vec<&str> = line.splitn(5, ',').collect();
    format!("{},{},,,{}", cells[0], cells[1], cells[4])
}

#[test]
fn coverage_lists_sentences_that_are_neither_cited_nor_left_out_and_fails() {
    let (_folder, package) = generated();
    let left_out = fs::read_to_string(package.join("left_out.csv")).unwrap();
    fs::write(package.join("left_out.csv"), left_out.lines().next().unwrap().to_owned() + "\n").unwrap();
    let output = atlas(&["coverage"])
        .arg(&package)
        .arg("--texts")
        .arg(package.join("texts"))
        .assert()
        .failure()
        .get_output()
        .clone();
    assert!(!output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("neither cited nor left out"));
}

#[test]
fn schema_rewrites_the_tables_of_the_descriptor_and_nothing_else() {
    let (_folder, package) = generated();
    let path = package.join("datapackage.json");
    let whole = fs::read_to_string(&path).unwrap();
    let mut broken: serde_json::Value = serde_json::from_str(&whole).unwrap();
    broken["title"] = "Kept".into();
    broken["resources"] = serde_json::json!([]);
    fs::write(&path, broken.to_string()).unwrap();
    assert!(fails(atlas(&["check"]).arg(&package)).contains("datapackage.json: does not list the table"));
    succeeds(atlas(&["schema"]).arg(&package));
    succeeds(atlas(&["check"]).arg(&package));
    assert!(fs::read_to_string(&path).unwrap().contains("\"Kept\""));
}

#[test]
fn the_error_for_a_missing_folder_names_it() {
    let refused = fails(&mut atlas(&["check", "no/such/folder"]));
    assert!(refused.starts_with("cannot read no/such/folder: "), "{refused}");
}

#[test]
fn the_error_for_an_unknown_record_suggests_similar_ids() {
    let (_folder, package) = generated();
    let records = fs::read_to_string(package.join("records.csv")).unwrap();
    let id = records.lines().nth(5).unwrap().split(',').next().unwrap();
    let refused = fails(atlas(&["show", &format!("{id}-x"), "--data"]).arg(&package));
    assert!(refused.contains("there is no record") && refused.contains(id), "{refused}");
}

#[test]
fn generate_refuses_a_folder_that_is_not_empty() {
    let (_folder, package) = generated();
    let refused = fails(atlas(&["generate", "--records", "10", "--seed", "1"]).arg(&package));
    assert!(refused.contains("is not empty"), "{refused}");
}

#[test]
fn show_prints_claims_basis_and_citations_in_both_languages() {
    let (_folder, package) = generated();
    let citations = fs::read_to_string(package.join("citations.csv")).unwrap();
    let claim = citations.lines().nth(1).unwrap().split(',').next().unwrap();
    let shown = succeeds(atlas(&["show", claim, "--data"]).arg(&package));
    assert!(shown.contains(" bytes ") && shown.contains(" 字节 "), "{shown}");
    let english = succeeds(atlas(&["show", claim, "--lang", "en", "--data"]).arg(&package));
    assert!(shown.starts_with(&english) && !english.contains("字节"), "{english}");
}

#[test]
fn upgrade_lifts_an_older_package_that_check_refuses() {
    let (_folder, package) = generated();
    let path = package.join("links.csv");
    let mut table = csv::Reader::from_path(&path).unwrap();
    let header = table.headers().unwrap().clone();
    let added = header.iter().position(|name| name == "as_of_basis").unwrap();
    let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().unwrap();
    let mut former = csv::Writer::from_path(&path).unwrap();
    for row in std::iter::once(&header).chain(&rows) {
        former
            .write_record(row.iter().enumerate().filter(|(at, _)| *at != added).map(|(_, cell)| cell))
            .unwrap();
    }
    former.flush().unwrap();
    let refused = fails(atlas(&["check"]).arg(&package));
    assert!(
        refused
            .contains("links.csv:1: has the columns of an older format; accepted: what `atlas upgrade DIR`")
    );
    let upgraded = succeeds(atlas(&["upgrade"]).arg(&package));
    assert!(upgraded.starts_with("links.csv: as_of_basis added, filled in for "), "{upgraded}");
    succeeds(atlas(&["check"]).arg(&package));
    let again = succeeds(atlas(&["upgrade"]).arg(&package));
    assert_eq!(again, "the package has the format that is read; nothing was changed\n");
}

#[test]
fn show_prints_search_words_which_no_page_does() {
    let shown = succeeds(atlas(&["show", "person-yang-kaizhong", "--data"]).arg(nanjing()));
    assert!(shown.contains("Search words: 社科大 应用经济 院长"), "{shown}");
    assert!(shown.contains("检索词：社科大 应用经济 院长"), "{shown}");
}

/// `atlas check-config` in a folder with a package and an interface, with these settings only.
fn check_config(settings: &str, environment: &[(&str, &str)]) -> (TempDir, Command) {
    let (folder, _) = generated();
    fs::create_dir(folder.path().join("site")).unwrap();
    fixtures::write_interface(&folder.path().join("site"), "atlas-0123456789abcdef.css");
    fs::write(folder.path().join("own.toml"), format!("data = 'package'\nsite = 'site'\n{settings}"))
        .unwrap();
    let mut command = atlas(&["check-config", "--config", "own.toml"]);
    command.current_dir(folder.path());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ATLAS_")) {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied());
    (folder, command)
}

#[test]
fn check_config_prints_each_effective_setting_and_no_key() {
    let settings = "public_url = 'https://Atlas.example/atlas/'\nfooter = ['One', 'Two']\ncache_mb = 7\n\
                    tiles = [{ preset = 'tianditu-vector' }]\n";
    let environment = [("ATLAS_TILES_KEY", "s3cret"), ("ATLAS_CACHE_MB", "9")];
    let (_folder, mut command) = check_config(settings, &environment);
    let printed = succeeds(&mut command);
    for line in [
        "public_url = \"https://atlas.example/atlas\"",
        "data = package",
        "footer = [\"One\", \"Two\"]",
        "cache_mb = 9",
        "correction_url = none",
        "tiles = [\"tianditu-vector\"]",
        "hsts_max_age_days = 0",
    ] {
        assert!(printed.lines().any(|printed| printed == line), "{line}: {printed}");
    }
    assert!(!printed.contains("s3cret"), "{printed}");
}

#[test]
fn check_config_fails_with_all_problems() {
    let (_folder, mut command) = check_config(
        "public_url = 'atlas.example'\ncorrection_url = 'javascript:x'\nfooter = [\"a\\nb\"]\n",
        &[],
    );
    let error = fails(&mut command);
    for name in ["public_url: ", "correction_url: ", "footer: "] {
        assert_eq!(error.lines().filter(|line| line.starts_with(name)).count(), 1, "{error}");
    }
    let (folder, mut command) = check_config("releases = 'no-releases'\n", &[]);
    fs::remove_file(folder.path().join("package/records.csv")).unwrap();
    fs::remove_file(folder.path().join("site/index.html")).unwrap();
    let error = fails(&mut command);
    for part in ["records.csv", "cannot read no-releases", "site is not a built interface"] {
        assert!(error.contains(part), "{part}: {error}");
    }
    let (_folder, mut command) = check_config("", &[("ATLAS_CASH_MB", "1")]);
    assert!(fails(&mut command).contains("cash_mb"));
}

/// A folder with two packages: `package`, and `uncovered` with sentences that nothing cites.
fn two_packages() -> TempDir {
    let (folder, _) = generated();
    let uncovered = folder.path().join("uncovered");
    succeeds(atlas(&["generate", "--records", "120", "--seed", "7"]).arg(&uncovered));
    let left_out = fs::read_to_string(uncovered.join("left_out.csv")).unwrap();
    fs::write(uncovered.join("left_out.csv"), left_out.lines().next().unwrap().to_owned() + "\n").unwrap();
    folder
}

/// Commands that print something about the packages of [`two_packages`], and their status.
const PRINTING: [(&str, i32); 9] = [
    ("--help", 0),
    ("--version", 0),
    ("check package", 0),
    ("show ganyu --data package", 0),
    ("coverage uncovered --texts uncovered/texts", 1),
    ("cite package --texts package/texts", 0),
    ("schema package", 0),
    ("upgrade package", 0),
    ("generate another --records 60", 0),
];

/// Runs a command in a folder with this standard output; its exit status and standard error.
fn run_into(output: impl Into<Stdio>, arguments: &str, folder: &TempDir) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_atlas"));
    command.args(arguments.split(' ')).current_dir(folder.path()).stdout(output);
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_command_whose_output_cannot_be_written_says_so_and_fails() {
    let folder = two_packages();
    for (arguments, _) in PRINTING {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let (status, error) = run_into(full, arguments, &folder);
        assert_eq!(status, Some(1), "{arguments}: {error}");
        assert!(error.starts_with("cannot write to standard output: "), "{arguments}: {error}");
    }
}

#[test]
fn a_command_whose_reader_leaves_ends_with_its_own_status_and_says_nothing_of_it() {
    let folder = two_packages();
    for (arguments, expected) in PRINTING {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (status, error) = run_into(writer, arguments, &folder);
        assert_eq!(status, Some(expected), "{arguments}: {error}");
        assert!(!error.contains("output") && !error.contains("panicked"), "{arguments}: {error}");
    }
}

#[test]
fn licences_are_printed_from_the_built_site_and_missing_ones_are_an_error() {
    let site = TempDir::new().unwrap();
    let licences = || {
        let mut command = atlas(&["licences"]);
        command.env("ATLAS_SITE", site.path()).current_dir(site.path());
        command
    };
    assert!(fails(&mut licences()).contains("was built without licences.txt"));
    fs::write(site.path().join("licences.txt"), "ol 10.11.0\n").unwrap();
    assert_eq!(succeeds(&mut licences()), "ol 10.11.0\n");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_atlas"));
    command.arg("licences").env("ATLAS_SITE", site.path()).current_dir(site.path());
    let output = command.stdout(fs::File::options().write(true).open("/dev/full").unwrap()).output().unwrap();
    assert!(!output.status.success(), "what could not be written was not printed");
}
