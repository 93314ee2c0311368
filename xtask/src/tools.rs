//! Tools other than Rust crates and npm packages, installed on first use.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::step::{command, output, root, run};

/// The compilation target of the browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Installs the compilation target of the browser.
pub(crate) fn wasm_target() -> anyhow::Result<()> {
    let installed = output(&mut command("rustup", &["target", "list", "--installed"]))?;
    if installed.lines().any(|target| target == WASM) {
        return Ok(());
    }
    println!("    adding the target {WASM}");
    run(&mut command("rustup", &["target", "add", WASM]))
}

/// Installs the validator of Frictionless Data Packages, and returns its path.
pub(crate) fn frictionless() -> anyhow::Result<PathBuf> {
    Ok(python("frictionless")?.join("frictionless"))
}

/// Installs a package of Python in an environment of its own, and returns the folder of its programs. All versions are
/// pinned in `xtask/NAME.txt`.
pub(crate) fn python(name: &str) -> anyhow::Result<PathBuf> {
    let file = format!("xtask/{name}.txt");
    let requirements = std::fs::read_to_string(root().join(&file))?;
    let pinned = requirements.lines().find(|line| line.starts_with(&format!("{name}==")));
    let version = pinned.with_context(|| format!("{file} does not pin {name}"))?.replace("==", "-");
    let environment = cache()?.join(version);
    let programs = environment.join("bin");
    // Written last, so an interrupted installation is repeated.
    let mark = environment.join("installed");
    if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == requirements) {
        return Ok(programs);
    }
    println!("    installing {}", environment.display());
    if run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment)).is_err() {
        debian(&["python3-venv"])?;
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
    }
    run(command(programs.join("pip"), &["install", "--quiet", "--disable-pip-version-check", "-r", &file])
        .env_remove("PIP_REQUIRE_VIRTUALENV"))?;
    std::fs::write(mark, requirements)?;
    Ok(programs)
}

/// Installs Debian packages as root; as another user, fails with the command to run.
pub(crate) fn debian(packages: &[&str]) -> anyhow::Result<()> {
    let names = packages.join(" ");
    let root_user = output(&mut command("id", &["-u"]))?.trim() == "0";
    if !root_user {
        bail!("needs {names}: run `sudo apt-get install {names}` once");
    }
    println!("    installing {names}");
    run(&mut command("apt-get", &["update", "-qq"]))?;
    run(command("apt-get", &["install", "-y", "-qq"]).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The folder of installed tools. It is outside `target`, so `cargo clean` does not remove it.
pub(crate) fn cache() -> anyhow::Result<PathBuf> {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME is set, so there is no folder for tools")?;
    let folder = base.join("innovation-atlas");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
