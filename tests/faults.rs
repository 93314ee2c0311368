//! Faults of the machine: a process that is killed at any instant, and a disk that is full. Nothing is lost and nothing is
//! half written.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use tempfile::TempDir;

/// How often each command is killed.
const KILLS: u32 = 100;

/// The files of a folder by name, without those that a killed command left beside them.
type Files = BTreeMap<String, Vec<u8>>;

/// A command that writes, and the package that it begins with.
struct Writing {
    name: &'static str,
    /// Arguments; `DIR` is the folder of the package, `TEXTS` that of the texts.
    arguments: &'static [&'static str],
    package: Files,
}

impl Writing {
    /// Commands with packages of which each has something to write.
    fn all(complete: &Files) -> Vec<Self> {
        let without_ranges = changed(complete, "citations.csv", |row, header| {
            for name in ["start", "end"] {
                row[header.iter().position(|column| column == name).unwrap()].clear();
            }
        });
        let former = changed(complete, "links.csv", |row, header| {
            row.remove(header.iter().position(|column| column == "as_of_basis").unwrap());
        });
        let mut descriptor: serde_json::Value =
            serde_json::from_slice(&complete["datapackage.json"]).unwrap();
        descriptor["resources"] = serde_json::json!([]);
        let mut undescribed = complete.clone();
        undescribed.insert("datapackage.json".into(), descriptor.to_string().into_bytes());
        vec![
            Self { name: "schema", arguments: &["schema", "DIR"], package: undescribed },
            Self { name: "upgrade", arguments: &["upgrade", "DIR"], package: former },
            Self { name: "cite", arguments: &["cite", "DIR", "--texts", "TEXTS"], package: without_ranges },
        ]
    }

    /// The command for a package in this folder.
    fn command(&self, folder: &Path, texts: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
        for argument in self.arguments {
            match *argument {
                "DIR" => command.arg(folder),
                "TEXTS" => command.arg(texts),
                other => command.arg(other),
            };
        }
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// The package as the command leaves it if nothing happens, and how long it takes.
    fn undisturbed(&self, texts: &Path) -> (Files, Duration) {
        let folder = write(&self.package);
        let start = Instant::now();
        // `cite` fails where it leaves something to a person, and writes the rest.
        self.command(folder.path(), texts).status().unwrap();
        let taken = start.elapsed();
        let after = files(folder.path());
        assert!(after != self.package, "{} has something to write", self.name);
        (after, taken)
    }
}

/// The files of a package.
fn files(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = entries
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()));
    named.filter(|(name, _)| !name.starts_with('.')).collect()
}

/// The files with every row of a table changed, the header included.
fn changed(files: &Files, name: &str, change: impl Fn(&mut Vec<String>, &csv::StringRecord)) -> Files {
    let mut reader = csv::Reader::from_reader(&files[name][..]);
    let header = reader.headers().unwrap().clone();
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let own = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect::<Vec<_>>();
    let mut first = own(&header);
    change(&mut first, &header);
    // A change that clears cells must not clear the names of columns.
    let is_shorter = first.len() < header.len();
    writer.write_record(if is_shorter { first } else { own(&header) }).unwrap();
    for row in reader.records() {
        let mut row = own(&row.unwrap());
        change(&mut row, &header);
        writer.write_record(&row).unwrap();
    }
    let mut files = files.clone();
    files.insert(name.to_owned(), writer.into_inner().unwrap());
    files
}

fn write(files: &Files) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// A generated package, with its texts in the subfolder `texts`.
fn generated() -> TempDir {
    let folder = TempDir::new().unwrap();
    assert!(generate(folder.path()).status().unwrap().success());
    folder
}

fn generate(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atlas"));
    command.args(["generate", "--records", "300"]).arg(folder).stdout(Stdio::null());
    command
}

#[test]
fn a_command_that_is_killed_at_any_instant_leaves_whole_files_and_can_be_run_again() {
    let generated = generated();
    let (complete, texts) = (files(generated.path()), generated.path().join("texts"));
    let mut random = ChaCha8Rng::seed_from_u64(1);
    for writing in Writing::all(&complete) {
        let (after, taken) = writing.undisturbed(&texts);
        let mut midway = 0;
        for _ in 0..KILLS {
            let folder = write(&writing.package);
            let mut child = writing.command(folder.path(), &texts).spawn().unwrap();
            thread::sleep(taken.mul_f64(random.random_range(0.0..1.2)));
            child.kill().unwrap();
            child.wait().unwrap();
            let left = files(folder.path());
            for (name, bytes) in &left {
                let is_whole = writing.package.get(name) == Some(bytes) || after.get(name) == Some(bytes);
                assert!(is_whole, "{}: {name} is half written", writing.name);
            }
            for name in writing.package.keys() {
                assert!(left.contains_key(name), "{}: {name} is lost", writing.name);
            }
            midway += u32::from(left == writing.package);
            writing.command(folder.path(), &texts).status().unwrap();
            assert!(files(folder.path()) == after, "{}: it goes on where it was killed", writing.name);
        }
        assert!(midway > 0, "{}: no kill came before it had written", writing.name);
    }
}

#[test]
fn generate_that_is_killed_leaves_no_half_written_file() {
    let mut random = ChaCha8Rng::seed_from_u64(2);
    let whole = TempDir::new().unwrap();
    let start = Instant::now();
    assert!(generate(whole.path()).status().unwrap().success());
    let taken = start.elapsed();
    let whole = files(whole.path());
    for _ in 0..KILLS {
        let folder = TempDir::new().unwrap();
        let mut child = generate(folder.path()).spawn().unwrap();
        thread::sleep(taken.mul_f64(random.random_range(0.0..1.2)));
        child.kill().unwrap();
        child.wait().unwrap();
        for (name, bytes) in files(folder.path()) {
            assert!(whole.get(&name) == Some(&bytes), "{name} is half written");
        }
    }
}

#[test]
fn a_full_disk_is_an_error_and_changes_nothing() {
    let generated = generated();
    let (complete, texts) = (files(generated.path()), generated.path().join("texts"));
    for writing in Writing::all(&complete) {
        let folder = write(&writing.package);
        let command = writing.command(folder.path(), &texts);
        // No file may grow beyond a block: the shell ignores the signal, so the command gets an error, as of a full disk.
        let mut limited = Command::new("sh");
        limited.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"]);
        limited.arg(command.get_program()).args(command.get_args());
        let output = limited.output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && error.contains("cannot write"), "{}: {error}", writing.name);
        assert!(files(folder.path()) == writing.package, "{}: nothing is changed", writing.name);
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, writing.package.len(), "{}: nothing is left beside", writing.name);
    }
}
