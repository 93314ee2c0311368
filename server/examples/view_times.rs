//! Prints how long views of a package take: by a scan over all rows, from columns, and while the window moves:
//! `view_times PACKAGE`. `cargo xtask bench views` runs it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Parser;
use model::columns::Columns;
use model::lang::Lang;
use model::query::Query;
use model::view::{Page, Selection, WindowCounts, view};
use model::when::{Doubt, PartialDate};
use server::release::Release;
use server::store::Store;

/// How often each is measured.
const TIMES: usize = 20;

#[derive(Parser)]
struct Arguments {
    /// The folder of the package.
    package: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let release = Release::load(&Store::Folder(Arguments::parse().package))?;
    let dataset = release.dataset(Lang::En);
    println!("{} rows", dataset.rows.len());
    let (columns, time) = timed(|| Columns::new(dataset.clone()));
    println!("columns: {time} ms");
    let all = Query::default();
    let window = |month: i16| {
        let date = |month: i16| {
            let of_year = i8::try_from(month % 12 + 1).unwrap_or(1);
            PartialDate::new(2018 + month / 12, Some(of_year), None, Doubt::None)
        };
        Query { since: date(month), until: date(month + 18), ..Query::default() }
    };
    for (name, query) in [("no window", all.clone()), ("a window", window(24))] {
        let (_, time) = timed(|| view(dataset, &query, None, Page::FIRST));
        println!("{name}, by a scan: {time} ms");
        let (selection, select) = timed(|| Selection::new(&columns, &query, None));
        let (_, first) = timed(|| selection.view(&columns, &query, Page::FIRST));
        let again = median((0..TIMES).map(|_| timed(|| selection.view(&columns, &query, Page::FIRST)).1));
        println!(
            "{name}, from columns: {select} ms to select, {first} ms for the first, {again} ms for the same again"
        );
    }
    let selection = Selection::new(&columns, &all, None);
    let rested = selection.view(&columns, &all, Page::FIRST);
    let (counts, time) = timed(|| WindowCounts::new(&columns, &selection, &rested.facets));
    let bytes = counts.bytes() / columns.rows.max(1);
    println!("cumulative counts: {time} ms, {bytes} bytes a row");
    let step = |month| timed(|| counts.view(&columns, &selection, &window(month), Page::FIRST)).1;
    println!("a step: {} ms", median((0..60).map(step)));
    Ok(())
}

/// What is computed, and how many milliseconds that took.
fn timed<T>(compute: impl FnOnce() -> T) -> (T, Milliseconds) {
    let start = Instant::now();
    let computed = compute();
    (computed, Milliseconds(start.elapsed()))
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Milliseconds(Duration);

impl std::fmt::Display for Milliseconds {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:.2}", self.0.as_secs_f64() * 1000.0)
    }
}

fn median(times: impl Iterator<Item = Milliseconds>) -> Milliseconds {
    let mut times: Vec<Milliseconds> = times.collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(Milliseconds(Duration::ZERO))
}
