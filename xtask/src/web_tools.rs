//! What the browser's side needs: Trunk, wasm-bindgen, npm packages, a browser. Installed on first use at
//! pinned versions.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::step::{cargo, output, root, run};
use crate::tools;

const TRUNK: (&str, &str) = ("trunk", "0.21.14");
/// The same version as the crate in `Cargo.lock`, which wasm-bindgen insists on.
const BINDGEN: (&str, &str) = ("wasm-bindgen-cli", "0.2.130");

/// `PATH` with Trunk and wasm-bindgen before everything else, so that Trunk finds ours and fetches nothing.
pub(crate) fn path() -> anyhow::Result<OsString> {
    tools::wasm_target()?;
    // Trunk's lock file names the versions that it was released with. That of wasm-bindgen-cli names some
    // that were withdrawn, so it is installed without.
    let trunk = installed(TRUNK, "trunk", &["--no-default-features", "--features", "rustls", "--locked"])?;
    let bindgen = installed(BINDGEN, "wasm-bindgen", &[])?;
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let folders = [trunk, bindgen].into_iter().chain(std::env::split_paths(&rest));
    Ok(std::env::join_paths(folders)?)
}

/// The folder of a program that Cargo installs, which is built on first use.
fn installed((package, version): (&str, &str), program: &str, flags: &[&str]) -> anyhow::Result<PathBuf> {
    let folder = tools::cache()?.join(format!("{program}-{version}"));
    let programs = folder.join("bin");
    let works = output(Command::new(programs.join(program)).arg("--version"))
        .is_ok_and(|line| line.contains(version));
    if !works {
        println!("    installing {package} {version}: it is compiled once, which takes some minutes");
        // Unoptimised: compiling it faster saves more than running it faster.
        run(cargo(&["install", package, "--version", version, "--debug"])
            .args(flags)
            .arg("--root")
            .arg(folder))?;
    }
    Ok(programs)
}

/// Installs the npm packages of a folder as its lock file names them, and gives the folder of their programs.
pub(crate) fn npm(folder: &str) -> anyhow::Result<PathBuf> {
    let folder = root().join(folder);
    let wanted = std::fs::read_to_string(folder.join("package-lock.json"))?;
    let modules = folder.join("node_modules");
    // The mark is set last, so that an installation that was interrupted is done again.
    let mark = modules.join(".installed");
    if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(modules.join(".bin"));
    }
    println!("    installing the npm packages of {}", shown(&folder));
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))
        .context("the interface is built and tested with Node.js 20 or later: install nodejs and npm")?;
    std::fs::write(mark, wanted)?;
    Ok(modules.join(".bin"))
}

/// The browser for the tests: `ATLAS_CHROMIUM`, or the one of the system, which is installed where that is allowed.
/// It is Chromium without the windows around its pages: tests open hundreds, and a quarter of their time went there.
pub(crate) fn chromium() -> anyhow::Result<PathBuf> {
    if let Some(program) = std::env::var_os("ATLAS_CHROMIUM") {
        return Ok(program.into());
    }
    let program = PathBuf::from("/usr/bin/chromium-headless-shell");
    // Without Han glyphs every screenshot of a Chinese page would be boxes, and every width wrong.
    let fonts = Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    if !program.is_file() || !fonts.is_file() {
        tools::debian(&["chromium-headless-shell", "fonts-noto-cjk"])?;
    }
    if !program.is_file() {
        bail!("{} is not there; name a Chromium in ATLAS_CHROMIUM", program.display());
    }
    Ok(program)
}

/// A folder of the workspace as one would type it there.
fn shown(folder: &Path) -> String {
    folder.strip_prefix(root()).unwrap_or(folder).display().to_string()
}
