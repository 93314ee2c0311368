//! Dependencies point one way: between the crates of the workspace, and among sibling modules in each crate, because
//! modules in a cycle can only be read, tested and moved together.
//!
//! The test parses the source. It does not see dependencies without a path in the code, such as a method call on a
//! value that another module returned.

mod cycles;
mod manifests;
#[cfg(test)]
mod reader_tests;
mod resolve;
mod source;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use toml::{Table, Value};

use crate::cycles::{Cycle, cycles};
use crate::source::{Crate, Files};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn manifest(folder: &str) -> anyhow::Result<Table> {
    let file = workspace().join(folder).join("Cargo.toml");
    Ok(std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?.parse()?)
}

/// The folders of all crates in the workspace; a folder has the name of its crate.
fn members() -> anyhow::Result<Vec<String>> {
    let workspace = manifest("")?;
    let members = workspace.get("workspace").and_then(|table| table.get("members")).and_then(Value::as_array);
    let members = members.context("the workspace has members")?.iter().filter_map(Value::as_str);
    Ok(members.map(str::to_owned).collect())
}

/// Adds the Rust files of a folder, under their paths from the root of the workspace.
fn read_files(folder: &Path, files: &mut Files) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(workspace().join(folder))? {
        let path = folder.join(entry?.file_name());
        let file = workspace().join(&path);
        if file.is_dir() {
            read_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.insert(path, std::fs::read_to_string(file)?);
        }
    }
    Ok(())
}

/// The cycles of a library or program, from the files of one crate.
fn cycles_of(root: &str, files: &Files) -> anyhow::Result<Vec<Cycle>> {
    Ok(cycles(&Crate::read(Path::new(root), files)?, files))
}

#[test]
fn no_crate_has_modules_that_depend_on_each_other_in_a_cycle() {
    let mut found = Vec::new();
    for name in members().unwrap() {
        let mut files = Files::new();
        read_files(&Path::new(&name).join("src"), &mut files).unwrap();
        let roots = ["lib.rs", "main.rs"].map(|root| format!("{name}/src/{root}"));
        let roots: Vec<_> = roots.iter().filter(|root| files.contains_key(Path::new(root))).collect();
        assert!(!roots.is_empty(), "{name} has a library or a program");
        for root in roots {
            for cycle in cycles_of(root, &files).unwrap() {
                found.push(format!("{name}: {cycle}"));
            }
        }
    }
    assert!(
        found.is_empty(),
        "\n\n{}\nMove what two modules of a cycle need into one that depends on neither, or pass it as a parameter.\n",
        found.join("\n")
    );
}

#[test]
fn crates_depend_on_those_below_them_only() {
    let members = members().unwrap().into_iter();
    let manifests: BTreeMap<String, Table> =
        members.map(|name| (name.clone(), manifest(&name).unwrap())).collect();
    assert_eq!(manifests::not_allowed(&manifests), Vec::<String>::new());
}
