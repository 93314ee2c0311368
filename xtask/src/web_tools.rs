//! Tools of the web side, installed on first use: Trunk, wasm-bindgen, npm packages, Chromium.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::step::{cargo, output, root, run};
use crate::tools;

const TRUNK: (&str, &str) = ("trunk", "0.21.14");
/// Must be the version of the `wasm-bindgen` crate in `Cargo.lock`.
const BINDGEN: (&str, &str) = ("wasm-bindgen-cli", "0.2.130");

/// `PATH` with our Trunk and wasm-bindgen first. Without a wasm-bindgen there, Trunk would download one.
pub(crate) fn path() -> anyhow::Result<OsString> {
    tools::wasm_target()?;
    // wasm-bindgen-cli is installed without its lock file, which names versions that were yanked.
    let trunk = installed(TRUNK, "trunk", &["--no-default-features", "--features", "rustls", "--locked"])?;
    let bindgen = installed(BINDGEN, "wasm-bindgen", &[])?;
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let folders = [trunk, bindgen].into_iter().chain(std::env::split_paths(&rest));
    Ok(std::env::join_paths(folders)?)
}

/// Installs a program with Cargo, and returns the folder that it is in.
fn installed((package, version): (&str, &str), program: &str, flags: &[&str]) -> anyhow::Result<PathBuf> {
    let folder = tools::cache()?.join(format!("{program}-{version}"));
    let programs = folder.join("bin");
    let works = output(Command::new(programs.join(program)).arg("--version"))
        .is_ok_and(|line| line.contains(version));
    if !works {
        println!("    installing {package} {version}: compiled once, which takes some minutes");
        // A debug build, because optimising takes longer than it saves.
        run(cargo(&["install", package, "--version", version, "--debug"])
            .args(flags)
            .arg("--root")
            .arg(folder))?;
    }
    Ok(programs)
}

/// Installs the npm packages of a folder from its lock file, and returns the folder of their programs.
pub(crate) fn npm(folder: &str) -> anyhow::Result<PathBuf> {
    let folder = root().join(folder);
    let lock_file = std::fs::read_to_string(folder.join("package-lock.json"))?;
    let modules = folder.join("node_modules");
    // Written last, so an interrupted installation is repeated.
    let mark = modules.join(".installed");
    if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == lock_file) {
        return Ok(modules.join(".bin"));
    }
    println!("    installing the npm packages of {}", shown(&folder));
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))
        .context("needs Node.js 20 or later: install nodejs and npm")?;
    std::fs::write(mark, lock_file)?;
    Ok(modules.join(".bin"))
}

/// The browser of the tests: `ATLAS_CHROMIUM`, or that of Debian, which is installed if needed. It is the headless
/// shell because with it the tests take a quarter less time than with the whole of Chromium.
pub(crate) fn chromium() -> anyhow::Result<PathBuf> {
    if let Some(program) = std::env::var_os("ATLAS_CHROMIUM") {
        return Ok(program.into());
    }
    let program = PathBuf::from("/usr/bin/chromium-headless-shell");
    // Without a Chinese font, text in Chinese pages would be drawn as boxes of the wrong width.
    let fonts = Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    if !program.is_file() || !fonts.is_file() {
        tools::debian(&["chromium-headless-shell", "fonts-noto-cjk"])?;
    }
    if !program.is_file() {
        bail!("{} is missing; set ATLAS_CHROMIUM to the path of a Chromium", program.display());
    }
    Ok(program)
}

/// Debian's nginx, behind which one of the browser tests runs. Where it cannot be installed, that test is skipped.
pub(crate) fn nginx() {
    if Path::new("/usr/sbin/nginx").is_file() {
        return;
    }
    if let Err(cause) = tools::debian(&["nginx-light"]) {
        println!("    the test behind nginx is skipped: {cause}");
    }
}

/// Installs xmllint, with which the tests read oEmbed as XML.
pub(crate) fn xmllint() -> anyhow::Result<()> {
    if Path::new("/usr/bin/xmllint").is_file() { Ok(()) } else { tools::debian(&["libxml2-utils"]) }
}

/// A folder relative to the workspace, for messages.
fn shown(folder: &Path) -> String {
    folder.strip_prefix(root()).unwrap_or(folder).display().to_string()
}
