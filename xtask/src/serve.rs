//! `cargo xtask serve | dev`, and the servers that tests and benchmarks start.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::Context as _;

use crate::site;
use crate::step::{cargo, command, root, run, shown, target};

/// Builds all of it as it is published, and serves it.
pub(crate) fn serve() -> anyhow::Result<()> {
    stay(true)
}

/// Builds all of it fast, and serves it.
pub(crate) fn dev() -> anyhow::Result<()> {
    stay(false)
}

fn stay(release: bool) -> anyhow::Result<()> {
    println!("==> the interface");
    site::build(release)?;
    println!("==> the server");
    let atlas = server(release)?;
    println!("==> serving; Ctrl-C ends it");
    run(command(atlas, &["serve"]).env("ATLAS_SITE", site::folder()))
}

/// Builds the server and gives its program.
pub(crate) fn server(release: bool) -> anyhow::Result<PathBuf> {
    println!("    building the server");
    let (flags, folder): (&[&str], _) = if release { (&["--release"], "release") } else { (&[], "debug") };
    run(cargo(&["build", "--locked", "-p", "server"]).args(flags))?;
    Ok(target().join(folder).join("atlas"))
}

/// A server that runs as long as this value lives.
pub(crate) struct Running {
    child: Child,
    /// Its program, for tests that start one with settings of their own.
    pub(crate) program: PathBuf,
    /// Its address with the base path and a slash at the end.
    pub(crate) address: String,
}

impl Running {
    /// Starts a server on a free port, under a base path that is empty or `/atlas`.
    pub(crate) fn start(atlas: &Path, base: &str) -> anyhow::Result<Self> {
        Self::start_with(atlas, base, &site::folder())
    }

    /// Starts a server with the interface of this folder.
    pub(crate) fn start_with(atlas: &Path, base: &str, interface: &Path) -> anyhow::Result<Self> {
        let mut server = Command::new(atlas);
        server
            .current_dir(root())
            .env("ATLAS_SITE", interface)
            .env("ATLAS_DATA", root().join("data/nanjing"));
        Self::spawn(server, base)
    }

    /// Starts a server that finds no file but itself.
    pub(crate) fn start_alone(atlas: &Path, folder: &Path) -> anyhow::Result<Self> {
        let mut server = Command::new(atlas);
        server.current_dir(folder);
        Self::spawn(server, "")
    }

    fn spawn(mut server: Command, base: &str) -> anyhow::Result<Self> {
        let log = root().join(format!("target/serve{}.log", base.replace('/', "-")));
        server.arg("serve").stdout(Stdio::piped()).stderr(std::fs::File::create(&log)?);
        // The settings of whoever runs the tests are not those of the tests.
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
        let mut child = server.spawn().with_context(|| format!("`{}` did not start", shown(&server)))?;
        let mut line = String::new();
        let said = child.stdout.take().context("its output is not at hand")?;
        let read = BufReader::new(said).read_line(&mut line);
        // From here on the server ends with this value, also where something fails.
        let program = server.get_program().into();
        let mut running = Self { child, program, address: String::new() };
        read?;
        let address = line.split_whitespace().find(|word| word.starts_with("http://"));
        let address = address.with_context(|| format!("the server did not start: see {}", log.display()))?;
        address.clone_into(&mut running.address);
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
