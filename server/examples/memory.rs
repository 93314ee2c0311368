//! Reads a package as the server does, and prints how much memory it has after each step: `memory PACKAGE`.
//! `cargo xtask bench memory` runs it.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Parser;
use model::dataset::Dataset;
use model::index::Index;
use model::lang::Lang;
use server::store::Store;

#[derive(Parser)]
struct Arguments {
    /// The folder of the package.
    package: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    print("the program alone");
    let files = Store::Folder(arguments.package).package()?;
    print("files");
    let loaded = model::package::read(&files);
    let package = loaded.map_err(|problems| format!("{} problems", problems.len()))?.package;
    print("package, with the files");
    drop(files);
    print("package");
    let (records, claims) = (package.records.len(), package.claims.len());
    let index = Index::new(Arc::new(package));
    print("index");
    let datasets = Lang::ALL.map(|lang| Dataset::new(&index, lang));
    print("data sets of both languages");
    println!("{records} records, {claims} claims, {} rows in each data set", datasets[0].rows.len());
    Ok(())
}

/// Prints the resident memory of this process and the most so far, as Linux tells them.
fn print(step: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let megabytes = |field: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(field))?;
        let kibibytes = line.split_whitespace().next()?.parse::<f64>().ok()?;
        Some(kibibytes * 1024.0 / 1e6)
    };
    let [now, most] = ["VmRSS:", "VmHWM:"].map(|field| megabytes(field).unwrap_or_default());
    println!("{step}: {now:.0} MB, at most {most:.0} MB so far");
}
