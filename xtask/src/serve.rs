//! `cargo xtask serve` and `dev`, and the servers that tests and benchmarks start.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;

use crate::memory;
use crate::site;
use crate::step::{cargo, command, root, run, shown, target};

/// Builds the release, and serves it.
pub(crate) fn serve() -> anyhow::Result<()> {
    build_and_serve(true)
}

/// Builds without optimisation, and serves it.
pub(crate) fn dev() -> anyhow::Result<()> {
    build_and_serve(false)
}

fn build_and_serve(release: bool) -> anyhow::Result<()> {
    println!("==> the site");
    site::build(release)?;
    println!("==> the server");
    let atlas = build_server(release)?;
    println!("==> serving; stop with Ctrl-C");
    run(command(atlas, &["serve"]).env("ATLAS_SITE", site::folder()))
}

/// Builds the server, and returns the path of its program.
pub(crate) fn build_server(release: bool) -> anyhow::Result<PathBuf> {
    println!("    building the server");
    let (flags, folder): (&[&str], _) = if release { (&["--release"], "release") } else { (&[], "debug") };
    run(cargo(&["build", "--locked", "-p", "server"]).args(flags))?;
    Ok(target().join(folder).join("atlas"))
}

/// A running server, which is stopped when this value is dropped.
pub(crate) struct RunningServer {
    child: Child,
    /// The path of its program, for tests that start another one with different settings.
    pub(crate) program: PathBuf,
    /// Its address, with base path and trailing slash.
    pub(crate) address: String,
    log: PathBuf,
}

impl RunningServer {
    /// Starts a server on a free port, under a base path that is empty or `/atlas`.
    pub(crate) fn start(atlas: &Path, base: &str) -> anyhow::Result<Self> {
        Self::start_with(atlas, base, &site::folder())
    }

    /// Starts a server with the site of another folder.
    pub(crate) fn start_with(atlas: &Path, base: &str, site: &Path) -> anyhow::Result<Self> {
        Self::spawn(with_files(atlas, site, &root().join("data/nanjing")), base)
    }

    /// Starts a server that computes the answers for browsers, as for a package that is too large for them.
    pub(crate) fn start_remote(atlas: &Path) -> anyhow::Result<Self> {
        let mut server = with_files(atlas, &site::folder(), &root().join("data/nanjing"));
        server.env("ATLAS_BROWSER_ROWS", "0");
        Self::spawn_logged(server, "", "serve-remote.log")
    }

    /// Starts a server that renders each page anew.
    pub(crate) fn start_without_cache(atlas: &Path) -> anyhow::Result<Self> {
        let mut server = with_files(atlas, &site::folder(), &root().join("data/nanjing"));
        server.env("ATLAS_CACHE_MB", "0");
        Self::spawn(server, "")
    }

    /// Starts a server with another data package.
    pub(crate) fn start_with_data(atlas: &Path, data: &Path) -> anyhow::Result<Self> {
        Self::spawn(with_files(atlas, &site::folder(), data), "")
    }

    /// Starts a server with no settings and no files other than those that the command finds.
    pub(crate) fn start_alone(server: Command) -> anyhow::Result<Self> {
        Self::spawn(server, "")
    }

    /// Its memory in bytes.
    pub(crate) fn memory(&self) -> anyhow::Result<u64> {
        memory::bytes(&self.child, memory::RESIDENT).context("the system does not tell the memory")
    }

    /// What it has logged, warnings and errors only.
    pub(crate) fn log(&self) -> anyhow::Result<String> {
        std::fs::read_to_string(&self.log).context("cannot read the log of the server")
    }

    fn spawn(server: Command, base: &str) -> anyhow::Result<Self> {
        Self::spawn_logged(server, base, &format!("serve{}.log", base.replace('/', "-")))
    }

    fn spawn_logged(mut server: Command, base: &str, log: &str) -> anyhow::Result<Self> {
        let log = root().join("target").join(log);
        server.arg("serve").stdout(Stdio::piped()).stderr(std::fs::File::create(&log)?);
        // Settings in the environment of the developer must not change the tests.
        let given: Vec<_> = server.get_envs().map(|(name, _)| name.to_owned()).collect();
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("ATLAS_") && !given.contains(&name) {
                server.env_remove(name);
            }
        }
        server
            .env("ATLAS_LISTEN", "127.0.0.1:0")
            .env("ATLAS_PUBLIC_URL", format!("http://localhost{base}"))
            .env("RUST_LOG", "warn");
        let mut child = server.spawn().with_context(|| format!("cannot start `{}`", shown(&server)))?;
        let mut line = String::new();
        let stdout = child.stdout.take().context("the server has no standard output")?;
        let read = BufReader::new(stdout).read_line(&mut line);
        // From here on the server is stopped on errors too.
        let program = server.get_program().into();
        let mut running = Self { child, program, address: String::new(), log: log.clone() };
        read?;
        let address = line.split_whitespace().find(|word| word.starts_with("http://"));
        let address = address.with_context(|| format!("the server did not start: see {}", log.display()))?;
        address.clone_into(&mut running.address);
        Ok(running)
    }
}

fn with_files(atlas: &Path, site: &Path, data: &Path) -> Command {
    let mut server = Command::new(atlas);
    server.current_dir(root()).env("ATLAS_SITE", site).env("ATLAS_DATA", data);
    server
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        // Fails if the server has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
