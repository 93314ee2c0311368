//! Builds the search of a package, and prints how long that took, how much memory it has, and how long searches take:
//! `search_times PACKAGE --searches TABLE…`. What is searched for stands in the column `search` or `text` of a table.
//! `cargo xtask bench search` runs it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Parser;
use model::lang::Lang;
use model::query::Query;
use model::view::Page;
use model::words;
use server::release::Release;
use server::search::Search;
use server::store::Store;

/// How many records are searched for by name.
const NAMES: usize = 200;
/// The most suggestions, as below the field.
const SUGGESTIONS: usize = 8;

#[derive(Parser)]
struct Arguments {
    /// The folder of the package.
    package: PathBuf,
    /// Tables with a column of searches.
    #[arg(long, num_args = 0..)]
    searches: Vec<PathBuf>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    let release = Release::load(&Store::Folder(arguments.package))?;
    let before = resident();
    let start = Instant::now();
    server::search::load_dictionaries();
    println!(
        "dictionaries: {:.0} ms, {} MB",
        milliseconds(start.elapsed()),
        resident().saturating_sub(before) / 1_000_000
    );
    let before = resident();
    let start = Instant::now();
    let search = release.build_search()?;
    println!(
        "search of {} records and {} claims: built in {:.0} ms, {} MB more memory",
        release.index.package.records.len(),
        release.index.package.claims.len(),
        milliseconds(start.elapsed()),
        resident().saturating_sub(before) / 1_000_000,
    );
    let records = &release.index.package.records;
    let step = (records.len() / NAMES).max(1);
    let names: Vec<String> = records
        .iter()
        .step_by(step)
        .flat_map(|record| Lang::ALL.map(|lang| words::name(&record.row, lang)))
        .collect();
    measure("names", &names, search);
    for table in &arguments.searches {
        measure(&table.display().to_string(), &column(table)?, search);
    }
    let view = |text: &str, lang: Lang| {
        let query = Query { text: Some(text.to_owned()), ..Query::default() };
        release.view(&query, lang, Page::FIRST).map_or(0, |view| view.shown)
    };
    print_times("names, with their views and reasons", &times(&names, view));
    let typed: Vec<String> = names.iter().flat_map(|name| beginnings(name)).collect();
    print_times("suggestions", &times(&typed, |text, lang| search.suggest(text, lang, SUGGESTIONS).len()));
    Ok(())
}

/// The column named `search` or `text` of a table.
fn column(table: &Path) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut reader = csv::Reader::from_path(table)?;
    let is_searched = |name: &str| matches!(name, "search" | "text");
    let at = reader.headers()?.iter().position(is_searched).ok_or("no column of searches")?;
    reader.records().map(|record| Ok(record?.get(at).unwrap_or_default().to_owned())).collect()
}

/// What is in the field while a name is typed.
fn beginnings(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    [2, 4, 8]
        .into_iter()
        .filter(|length| *length <= letters.len())
        .map(|length| letters[..length].iter().collect())
        .collect()
}

fn measure(what: &str, texts: &[String], search: &Search) {
    print_times(what, &times(texts, |text, lang| search.find(text, lang).rows.len()));
}

/// The time of each search, in both languages, and how much it found.
fn times(texts: &[String], search: impl Fn(&str, Lang) -> usize) -> Vec<(Duration, usize, String)> {
    let timed = |(text, lang): (&String, Lang)| {
        let start = Instant::now();
        let found = search(text, lang);
        (start.elapsed(), found, text.clone())
    };
    texts.iter().flat_map(|text| Lang::ALL.map(|lang| (text, lang))).map(timed).collect()
}

fn print_times(what: &str, times: &[(Duration, usize, String)]) {
    let mut times = times.to_vec();
    times.sort_unstable();
    let at = |percent: usize| {
        let rank = (times.len() * percent).div_ceil(100);
        times.get(rank.saturating_sub(1)).map_or(0.0, |(time, _, _)| milliseconds(*time))
    };
    let slowest = times.last().map(|(_, found, text)| format!("“{text}”, {found} found")).unwrap_or_default();
    println!(
        "{what}: {} searches, median {:.1} ms, 95th percentile {:.1} ms, at most {:.1} ms ({slowest})",
        times.len(),
        at(50),
        at(95),
        at(100),
    );
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The resident memory of this process in bytes, as Linux tells it; elsewhere 0.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kibibytes| kibibytes.parse::<u64>().ok()).unwrap_or(0) * 1024
}
