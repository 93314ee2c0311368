//! What the steps need beyond Rust, installed on first use at pinned versions.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::step::{command, output, root, run};

/// The compiler's target for the browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler can build for the browser.
pub(crate) fn wasm_target() -> anyhow::Result<()> {
    let installed = output(&mut command("rustup", &["target", "list", "--installed"]))?;
    if installed.lines().any(|target| target == WASM) {
        return Ok(());
    }
    println!("    adding the target {WASM}");
    run(&mut command("rustup", &["target", "add", WASM]))
}

/// The program that validates Frictionless Data Packages, in a Python environment of its own.
pub(crate) fn frictionless() -> anyhow::Result<PathBuf> {
    let requirements = std::fs::read_to_string(root().join("xtask/frictionless.txt"))?;
    let pinned = requirements.lines().find(|line| line.starts_with("frictionless=="));
    let version = pinned.context("xtask/frictionless.txt pins no frictionless")?.replace("==", "-");
    let environment = cache()?.join(version);
    let program = environment.join("bin/frictionless");
    // The mark is set last, so that an installation that was interrupted is done again.
    let mark = environment.join("installed");
    if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == requirements) {
        return Ok(program);
    }
    println!("    installing {} into a Python environment of its own", environment.display());
    if run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment)).is_err() {
        debian(&["python3-venv"])?;
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
    }
    let pip = environment.join("bin/pip");
    run(command(
        pip,
        &["install", "--quiet", "--disable-pip-version-check", "-r", "xtask/frictionless.txt"],
    )
    .env_remove("PIP_REQUIRE_VIRTUALENV"))?;
    std::fs::write(mark, requirements)?;
    Ok(program)
}

/// Installs packages of the distribution, or says how.
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

/// Where tools are kept between runs, outside `target` so that `cargo clean` leaves them.
pub(crate) fn cache() -> anyhow::Result<PathBuf> {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME is set, so there is no place to keep tools")?;
    let folder = base.join("innovation-atlas");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
