//! `cargo xtask bench views`: how long it takes to compute views.

use std::path::Path;
use std::process::Command;

use anyhow::Context as _;

use super::check::generate;
use crate::serve::build_server;
use crate::step::{cargo, output, root, run, target};
use crate::tools;

/// How often the database computes each view.
const TIMES: &str = "7";

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Views {
    /// Number of records in the generated package.
    #[arg(long, default_value_t = 100_000)]
    records: u32,
    /// Compute the same views in the database of this name, too.
    #[arg(long)]
    duckdb: bool,
}

impl Views {
    /// Prints the times for the package of the repository, and for a generated one.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> building the release");
        let generated = generate(&build_server(true)?, self.records)?;
        for package in [root().join("data/nanjing"), generated.clone()] {
            println!("==> {}", package.display());
            run(example("view_times").arg(package))?;
        }
        if self.duckdb { beside_duckdb(&generated) } else { Ok(()) }
    }
}

/// Prints a table of the atlas on one thread, and the database on one and on all.
fn beside_duckdb(package: &Path) -> anyhow::Result<()> {
    println!("==> DuckDB");
    let programs = tools::python("duckdb")?;
    let folder = target().join("bench/tables");
    let ours = output(example("view_tables").arg(package).arg(&folder))?;
    let theirs = |threads: &str| {
        let script = root().join("tests/bench/duckdb_view.py");
        output(Command::new(programs.join("python")).arg(script).arg(&folder).args([threads, TIMES]))
    };
    let (one, all) = (theirs("1")?, theirs("0")?);
    let rows = lines(&ours).find(|(name, _)| *name == "rows").map(|(_, rows)| rows);
    println!("{} rows; milliseconds, medians\n", rows.context("no rows")?);
    println!("| view | the atlas, one thread | DuckDB, one thread | ratio | DuckDB, all threads | ratio |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for (name, time) in lines(&ours).filter(|(name, _)| *name != "rows") {
        let of = |printed: &str| lines(printed).find(|(other, _)| *other == name).map(|(_, time)| time);
        let (one, all) = (of(&one).context("no time")?, of(&all).context("no time")?);
        println!("| {name} | {time:.2} | {one:.2} | {:.1} | {all:.2} | {:.1} |", one / time, all / time);
    }
    Ok(())
}

fn example(name: &str) -> Command {
    cargo(&["run", "--locked", "--release", "-q", "-p", "server", "--example", name, "--"])
}

/// Lines of a name and a number, with a tab between them.
fn lines(printed: &str) -> impl Iterator<Item = (&str, f64)> {
    printed.lines().filter_map(|line| {
        let (name, number) = line.split_once('\t')?;
        Some((name, number.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_line_has_a_name_and_a_number() {
        let read: Vec<_> = lines("a window\t1.50\nrows\t12\nno number\tx\nnone\n").collect();
        assert_eq!(read, [("a window", 1.5), ("rows", 12.0)]);
    }
}
