//! `cargo xtask bench server`: answers a second for pages, files and the API, beside nginx with the same bytes as files, and
//! beside Datasette with the same rows and windows.

mod load;
mod nginx;
mod report;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use jiff::ToSpan as _;
use jiff::civil::Date;

use self::load::Load;
use self::nginx::{Answers, Peer, free_port};
use self::report::{Compared, Report, version};
use super::days::day;
use super::{render, rows};
use crate::fetch::fetch;
use crate::serve::{RunningServer, build_server};
use crate::site_files::file_name;
use crate::step::{root, run, target};
use crate::{site, tools};

/// How often each server is measured, in turn, so that other load affects both. The best of them counts.
const TURNS: usize = 2;
/// How many connections ask Datasette.
const DATASETTE_CONNECTIONS: u16 = 64;

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Server {
    /// Numbers of connections.
    #[arg(long, value_delimiter = ',', default_value = "1,16,64,256")]
    connections: Vec<u16>,
    /// Length of each of two turns, in seconds.
    #[arg(long, default_value_t = 3)]
    seconds: u16,
    /// Use the site as it was built last.
    #[arg(long)]
    built: bool,
    /// Use this `atlas` program instead of building one.
    #[arg(long, value_name = "PROGRAM")]
    program: Option<PathBuf>,
}

impl Server {
    /// Prints tables in Markdown, and writes them into `target/bench/server.md`.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> the site and the servers");
        if !self.built {
            site::build(true)?;
        }
        let atlas = self.program.clone().map_or_else(|| build_server(true), Ok)?;
        for (program, package) in [("/usr/bin/wrk", "wrk"), (nginx::PROGRAM, "nginx-light")] {
            if !Path::new(program).is_file() {
                tools::debian(&[package])?;
            }
        }
        let datasette = tools::python("datasette")?;
        let running = RunningServer::start(&atlas, "")?;
        let address = running.address.trim_end_matches('/');
        let mut report = Report::default();
        self.beside_nginx(address, &mut report)?;
        self.beside_datasette(address, &datasette, &mut report)?;
        drop(running);
        self.without_cache(&atlas, &mut report)?;
        let datasette = datasette.join("datasette");
        report.versions =
            [(nginx::PROGRAM, "-v"), (&*datasette.to_string_lossy(), "--version"), ("wrk", "-v")]
                .map(|(program, argument)| version(program, argument))
                .into();
        let text = report.to_string();
        std::fs::write(target().join("bench/server.md"), &text)?;
        println!("\n{text}");
        Ok(())
    }

    fn beside_nginx(&self, address: &str, report: &mut Report) -> anyhow::Result<()> {
        let folder = target().join("bench/nginx");
        let answers = answers(address)?;
        let port = free_port()?;
        nginx::save(&folder, address, &answers, port)?;
        let nginx = Peer::nginx(&folder, port)?;
        for kind in &answers {
            let (name, files) = (kind.name, kind.folder());
            let ours = folder.join(format!("{files}.atlas"));
            let theirs = folder.join(format!("{files}.nginx"));
            for connections in &self.connections {
                println!("==> {name}, {connections} connections");
                let loads = self.in_turn([(address, &ours), (&nginx.address, &theirs)], *connections)?;
                report.compared.push(Compared {
                    what: name,
                    peer: "nginx",
                    connections: *connections,
                    loads,
                });
            }
        }
        Ok(())
    }

    /// The same windows over the same rows, with the counts of three facets.
    fn beside_datasette(&self, address: &str, datasette: &Path, report: &mut Report) -> anyhow::Result<()> {
        println!("==> the rows for Datasette");
        let folder = target().join("bench/datasette");
        let columns = folder.join("columns");
        rows::write(&root().join("data/nanjing"), &columns)?;
        let database = folder.join("rows.db");
        let script = [root().join("tests/bench/sqlite.py"), columns, database.clone()];
        run(Command::new(datasette.join("python")).args(script))?;
        let port = free_port()?;
        let peer = Peer::start(
            Command::new(datasette.join("datasette"))
                .args(["serve", "--port", &port.to_string(), "--immutable"])
                .arg(database)
                .stderr(Stdio::null()),
            port,
        )?;
        let windows: Vec<(Date, Date)> = windows().take(1000).collect();
        let ours = windows.iter().map(|window| view_path(*window));
        let theirs = windows.iter().map(|(since, until)| {
            let (first, last) = (day(*since), day(*until));
            let facets = "_facet=kind&_facet=status&_facet=basis";
            format!("/rows/rows.json?_size=50&first__lte={last}&last__gte={first}&_sort_desc=last&{facets}")
        });
        let (ours, theirs) = (lines(ours), lines(theirs));
        // Both count the same rows, or they would not be compared.
        for (ours, theirs) in ours.lines().zip(theirs.lines()).step_by(100) {
            let counted = |address: &str, path: &str, field: &str| -> anyhow::Result<u64> {
                let answer = fetch(&format!("{address}{path}"), "identity")?;
                let value: serde_json::Value = serde_json::from_slice(&answer.body)?;
                value[field].as_u64().with_context(|| format!("{path}: no {field}: {}", answer.head))
            };
            let shown = counted(address, ours, "shown")?;
            let filtered = counted(&peer.address, theirs, "filtered_table_rows_count")?;
            ensure!(shown == filtered, "{ours}: {shown} rows, and {filtered} by Datasette");
        }
        let files = [folder.join("atlas.paths"), folder.join("datasette.paths")];
        std::fs::write(&files[0], ours)?;
        std::fs::write(&files[1], theirs)?;
        println!("==> Datasette");
        let loads =
            self.in_turn([(address, &files[0]), (&peer.address, &files[1])], DATASETTE_CONNECTIONS)?;
        report.compared.push(Compared {
            what: "1,000 windows",
            peer: "Datasette",
            connections: DATASETTE_CONNECTIONS,
            loads,
        });
        Ok(())
    }

    /// Pages that are rendered for each request.
    fn without_cache(&self, atlas: &Path, report: &mut Report) -> anyhow::Result<()> {
        println!("==> pages that are in no cache");
        let running = RunningServer::start_without_cache(atlas)?;
        let file = target().join("bench/pages.paths");
        std::fs::write(&file, lines(pages(1000)))?;
        for connections in &self.connections {
            report.rendered.push((
                *connections,
                Load::measure(running.address.trim_end_matches('/'), &file, *connections, self.seconds)?,
            ));
        }
        Ok(())
    }

    /// The best of some turns of two servers.
    fn in_turn(&self, servers: [(&str, &PathBuf); 2], connections: u16) -> anyhow::Result<[Load; 2]> {
        let mut best: [Option<Load>; 2] = [None, None];
        for _ in 0..TURNS {
            for (best, (address, paths)) in best.iter_mut().zip(servers) {
                let load = Load::measure(address, paths, connections, self.seconds)?;
                if best.as_ref().is_none_or(|best| best.a_second() < load.a_second()) {
                    *best = Some(load);
                }
            }
        }
        let [Some(ours), Some(theirs)] = best else { anyhow::bail!("nothing was measured") };
        Ok([ours, theirs])
    }
}

/// What is asked for.
fn answers(address: &str) -> anyhow::Result<Vec<Answers>> {
    let view = |count| windows().take(count).map(view_path).collect();
    let listed = fetch(&format!("{address}/api/v1/records?most=200"), "identity")?;
    let listed: Vec<serde_json::Value> = serde_json::from_slice(&listed.body)?;
    let ids = listed.iter().filter_map(|hit| hit["id"].as_str());
    let wasm = std::fs::read_dir(site::folder())?
        .filter_map(|entry| Some(file_name(&entry.ok()?.path())))
        .find(|name| name.ends_with("_bg.wasm"));
    Ok(vec![
        Answers { name: "200 pages of the atlas", paths: pages(200).collect() },
        Answers { name: "pages of records", paths: ids.map(|id| format!("/en/records/{id}")).collect() },
        Answers { name: "200 views", paths: view(200) },
        Answers { name: "1,000 views", paths: view(1000) },
        Answers { name: "the application", paths: vec![format!("/{}", wasm.context("no wasm")?)] },
    ])
}

/// Addresses of the atlas that differ.
fn pages(count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|page| format!("/{}", render::address(page, "en", "Nanjing")))
}

/// Windows of two years, each a day later than the last.
fn windows() -> impl Iterator<Item = (Date, Date)> {
    let first = Date::constant(2018, 6, 1);
    (0..).map_while(move |days: i32| {
        let since = first.checked_add(days.days()).ok()?;
        Some((since, since.checked_add(2.years()).ok()?))
    })
}

fn view_path((since, until): (Date, Date)) -> String {
    format!("/api/v1/view?since={since}&until={until}")
}

fn lines(paths: impl Iterator<Item = String>) -> String {
    paths.map(|path| path + "\n").collect()
}
