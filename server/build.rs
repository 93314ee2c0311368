//! With the feature `embedded`, writes down which files the program is to hold: the built interface and the
//! first package. `include_bytes!` does the rest, so no crate is needed for it.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_EMBEDDED").is_none() {
        return Ok(());
    }
    println!("cargo::rerun-if-env-changed=ATLAS_SITE");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("..");
    let site = root.join(env::var_os("ATLAS_SITE").unwrap_or_else(|| "target/site".into()));
    if !site.join("index.html").is_file() {
        let site = site.display();
        return Err(format!("{site} holds no built interface; run `cargo xtask dist`").into());
    }
    let data = root.join("data/nanjing");
    let mut code = String::new();
    hold("SITE", "The built interface.", &site, true, &mut code)?;
    hold("DATA", "The first package.", &data, false, &mut code)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("held.rs"), code)?;
    Ok(())
}

/// Declares a list of the files of a folder, with those in folders below where they are wanted.
fn hold(name: &str, what: &str, folder: &Path, deep: bool, code: &mut String) -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    find(folder, deep, &mut files)?;
    files.sort();
    writeln!(code, "/// {what}\npub(super) const {name}: Held = &[")?;
    for file in files {
        let at = file.canonicalize()?;
        let at = at.to_str().ok_or("a path is no UTF-8")?;
        let path = file.strip_prefix(folder)?.to_str().ok_or("a name is no UTF-8")?.replace('\\', "/");
        writeln!(code, "    ({path:?}, include_bytes!({at:?})),")?;
    }
    writeln!(code, "];")?;
    Ok(())
}

fn find(folder: &Path, deep: bool, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    // A folder changes when a file comes or goes; what a file holds, the compiler watches itself.
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        } else if deep {
            find(&path, deep, files)?;
        }
    }
    Ok(())
}
