//! `atlas serve` as a process in a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio};

use tempfile::TempDir;

use crate::fixtures::{nanjing, write_interface};

/// A working folder for the server, with an interface of one file and a copy of the Nanjing package.
pub(crate) struct Installation {
    folder: TempDir,
}

impl Installation {
    pub(crate) fn new() -> Self {
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

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// With a generated package of so many records.
    pub(crate) fn generated(records: usize) -> Self {
        let installation = Self::new();
        fs::remove_dir_all(installation.path("data")).unwrap();
        let mut generate = Command::new(env!("CARGO_BIN_EXE_atlas"));
        generate.args(["generate", "--records", &records.to_string()]).arg(installation.path("data"));
        assert!(generate.stdout(Stdio::null()).status().unwrap().success());
        installation
    }

    /// The files of the package by name.
    pub(crate) fn package(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.path("data")).unwrap().map(|entry| entry.unwrap().path());
        let files = entries.filter(|path| path.is_file());
        files.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
    }

    /// Replaces a passage that occurs once in a file of the package.
    pub(crate) fn edit(&self, file: &str, old: &str, new: &str) {
        let path = self.path("data").join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old:?} occurs once in {file}");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
    }

    /// `atlas serve` in this folder with only these settings.
    pub(crate) fn serve(&self, settings: &[(&str, &str)]) -> Command {
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
    pub(crate) fn fails_to_start(&self, settings: &[(&str, &str)], arguments: &[&str]) -> String {
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
pub(crate) struct RunningServer {
    child: Child,
    /// Host and port.
    pub(crate) address: String,
    /// Its standard error; taken by tests that close it.
    pub(crate) log: Option<BufReader<ChildStderr>>,
}

impl RunningServer {
    pub(crate) fn start(installation: &Installation, settings: &[(&str, &str)]) -> Self {
        Self::of(installation.serve(settings))
    }

    /// A server that may have so many files and connections open at a time.
    pub(crate) fn with_open_files(installation: &Installation, most: u32) -> Self {
        let serve = installation.serve(&[]);
        let mut limited = Command::new("sh");
        limited.args(["-c", &format!("ulimit -n {most}; exec \"$@\""), "sh"]);
        limited.arg(serve.get_program()).args(serve.get_args());
        limited.current_dir(serve.get_current_dir().unwrap());
        for (name, value) in serve.get_envs() {
            match value {
                Some(value) => limited.env(name, value),
                None => limited.env_remove(name),
            };
        }
        Self::of(limited)
    }

    fn of(mut serve: Command) -> Self {
        let mut child = serve.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let log = child.stderr.take().map(BufReader::new);
        let mut running = Self { child, address: String::new(), log };
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        address.unwrap_or_else(|| panic!("it did not start: {line}")).clone_into(&mut running.address);
        running
    }

    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for a log line that contains these words; fails if the log ends before.
    pub(crate) fn wait_for_log(&mut self, words: &str) {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            let read = self.log.as_mut().unwrap().read_line(&mut line).unwrap();
            assert!(read > 0, "the log ended without {words:?}");
        }
    }

    /// The response to a GET request, head and body.
    pub(crate) fn get(&self, path: &str) -> String {
        self.get_with(path, "host: atlas.example\r\n")
    }

    /// The response to a GET request with these lines in its head.
    pub(crate) fn get_with(&self, path: &str, head: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\n{head}connection: close\r\n\r\n").unwrap();
        read_to_end(stream)
    }

    /// The memory that it takes, in bytes.
    pub(crate) fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
    }

    /// Kills it, and waits until it has ended.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits until it ends.
    pub(crate) fn end(mut self) -> ExitStatus {
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

/// Everything that the server sends until it closes the connection.
pub(crate) fn read_to_end(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    // Compressed bodies are no text.
    String::from_utf8_lossy(&bytes).into_owned()
}
