//! With the feature `embedded`, lists the files to embed with `include_bytes!`: the built interface and the first
//! package.

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
        return Err(format!("{site} has no built interface; run `cargo xtask dist`").into());
    }
    let data = root.join("data/nanjing");
    let mut code = String::new();
    embed("SITE", "The built interface.", &site, true, &mut code)?;
    embed("DATA", "The first package.", &data, false, &mut code)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("embedded.rs"), code)?;
    Ok(())
}

/// Declares a constant with the files of a folder, and of its subfolders if `recursive`.
fn embed(
    name: &str,
    doc: &str,
    folder: &Path,
    recursive: bool,
    code: &mut String,
) -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    find(folder, recursive, &mut files)?;
    files.sort();
    writeln!(code, "/// {doc}\npub(super) const {name}: EmbeddedFiles = &[")?;
    for file in files {
        let absolute = file.canonicalize()?;
        let absolute = absolute.to_str().ok_or("a path is not UTF-8")?;
        let path = file.strip_prefix(folder)?.to_str().ok_or("a name is not UTF-8")?.replace('\\', "/");
        writeln!(code, "    ({path:?}, include_bytes!({absolute:?})),")?;
    }
    writeln!(code, "];")?;
    Ok(())
}

fn find(folder: &Path, recursive: bool, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    // For added and removed files; the compiler itself watches the contents of included ones.
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            files.push(path);
        } else if recursive {
            find(&path, recursive, files)?;
        }
    }
    Ok(())
}
