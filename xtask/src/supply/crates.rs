//! The crates of `Cargo.lock`, and which of them are linked.

use std::collections::BTreeSet;

use anyhow::Context as _;
use cargo_metadata::{Metadata, MetadataCommand};

use super::{Component, licences};
use crate::step::{cargo, command, output, root};
use crate::tools::WASM;

/// What `cargo tree` prints the linked crates of: the program as `cargo xtask dist` builds it, and the application.
const PROGRAMS: [&[&str]; 2] =
    [&["-p", "server", "--features", "embedded"], &["-p", "app", "--features", "hydrate", "--target", WASM]];

/// Name and version of a crate.
pub(super) type Named = (String, String);

/// What Cargo knows of all packages of `Cargo.lock`, whether they are built on this machine or not.
pub(super) fn metadata() -> anyhow::Result<Metadata> {
    let mut command = MetadataCommand::new();
    command.manifest_path(root().join("Cargo.toml")).other_options(vec!["--locked".to_owned()]);
    command.exec().context("cannot read the metadata of the workspace")
}

/// The crates that are linked into the server or into the application, of this workspace too. Cargo's metadata would not
/// do, as it joins the features of the whole workspace; macros and build scripts run on the machine that builds only.
pub(super) fn linked_names() -> anyhow::Result<BTreeSet<Named>> {
    let mut names = BTreeSet::new();
    for program in PROGRAMS {
        let mut tree = cargo(&["tree", "--locked", "--quiet", "--prefix", "none", "--format", "{p}"]);
        let lines = output(tree.args(["--edges", "normal,no-proc-macro"]).args(program))?;
        names.extend(lines.lines().filter_map(name_and_version));
    }
    Ok(names)
}

/// Reads a line such as `serde v1.0.0 (*)`.
fn name_and_version(line: &str) -> Option<Named> {
    let mut words = line.split_whitespace();
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    Some((name.to_owned(), version.to_owned()))
}

/// The crates of others that are linked, and the standard library.
pub(super) fn linked() -> anyhow::Result<Vec<Component>> {
    let linked = linked_names()?;
    let mut components = vec![standard_library()?];
    for package in metadata()?.packages {
        let named = (package.name.to_string(), package.version.to_string());
        if package.source.is_none() || !linked.contains(&named) {
            continue;
        }
        let licence = package.license.as_deref();
        let licence = licence.with_context(|| format!("the crate {} names no licence", package.name))?;
        components.push(Component {
            licence: licences::canonical(licence)?,
            repository: package.repository.clone(),
            folder: package.manifest_path.parent().map(|folder| folder.as_std_path().to_owned()),
            name: named.0,
            version: named.1,
        });
    }
    Ok(components)
}

/// The standard library, which no lock file names.
fn standard_library() -> anyhow::Result<Component> {
    let version = output(&mut command("rustc", &["--version"]))?;
    Ok(Component {
        name: "Rust standard library".to_owned(),
        version: version.split_whitespace().nth(1).unwrap_or_default().to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        repository: Some("https://github.com/rust-lang/rust".to_owned()),
        folder: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linked_crates_are_those_of_server_and_browser_without_macros_and_tests() {
        let linked = linked_names().unwrap();
        let has = |wanted: &str| linked.iter().any(|(name, _)| name == wanted);
        for name in ["axum", "resvg", "web-sys", "leptos", "model"] {
            assert!(has(name), "{name} is linked");
        }
        for name in ["serde_derive", "leptos_macro", "assert_cmd", "rustsec", "xtask", "rqrr"] {
            assert!(!has(name), "{name} is not shipped");
        }
    }

    #[test]
    fn lines_of_cargo_tree_are_read_with_and_without_their_marks() {
        let serde = Some(("serde".to_owned(), "1.0.229".to_owned()));
        for line in ["serde v1.0.229", "serde v1.0.229 (*)", "serde v1.0.229 (/folder)"] {
            assert_eq!(name_and_version(line), serde, "{line}");
        }
        assert_eq!(name_and_version(""), None);
    }
}
