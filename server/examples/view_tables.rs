//! Writes the rows of a package as tables, for other programs that compute the same views, and prints how long the atlas
//! takes for them, on one thread and with nothing kept from one to the next: `view_tables PACKAGE FOLDER`.
//! `cargo xtask bench views --duckdb` runs it.
//!
//! `rows.csv` has a line for each row, `industry.csv`, `place.csv`, `party.csv` and `source.csv` one for each value that a
//! row has, and `asked.json` the queries with their counts. Days are numbers, and open ends the least and the largest one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::Parser;
use model::columns::{Columns, Days};
use model::facet::Facet;
use model::lang::Lang;
use model::query::Query;
use model::record::Kind;
use model::view::{FacetCounts, FacetValue, Page, Selection, View};
use model::when::{Day, Doubt, PartialDate};
use serde_json::json;
use server::release::Release;
use server::store::Store;

/// How often each view is computed.
const TIMES: usize = 21;
/// The facets of which a row has several values.
const LISTS: [Facet; 4] = [Facet::Industry, Facet::Place, Facet::Party, Facet::Source];
/// The years of the bars.
const YEARS: std::ops::RangeInclusive<i16> = 2015..=2035;

#[derive(Parser)]
struct Arguments {
    /// The folder of the package.
    package: PathBuf,
    /// The folder to write into.
    folder: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Arguments { package, folder } = Arguments::parse();
    let release = Release::load(&Store::Folder(package))?;
    let columns = release.columns(Lang::En);
    std::fs::create_dir_all(&folder)?;
    let table = |name: &str| -> std::io::Result<_> { Ok(BufWriter::new(File::create(folder.join(name))?)) };
    write_rows(columns, &mut table("rows.csv")?)?;
    for facet in LISTS {
        write_values(columns, facet, &mut table(&format!("{}.csv", facet.as_str()))?)?;
    }
    let mut asked = Vec::new();
    for (name, query) in queries() {
        let all = view(columns, &query, usize::MAX);
        let mut times: Vec<_> = (0..TIMES)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(view(columns, &query, Page::FIRST.values));
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        println!("{name}\t{:.2}", times[TIMES / 2].as_secs_f64() * 1000.0);
        let Days { first, last } = Days::window(&query);
        let kind = query.filters.texts(Facet::Kind).first().map(ToString::to_string);
        asked.push(json!({ "name": name, "first": first, "last": last, "kind": kind,
            "shown": all.shown, "facets": counts(&all) }));
    }
    let day = |year, month, day| Day::new(year, month, day).map(Day::number);
    let years: Vec<_> = YEARS.map(|year| json!([year, day(year, 1, 1), day(year, 12, 31)])).collect();
    std::fs::write(folder.join("asked.json"), json!({ "queries": asked, "years": years }).to_string())?;
    println!("rows\t{}", columns.rows);
    Ok(())
}

/// A window, and the same with a filter.
fn queries() -> [(&'static str, Query); 2] {
    let date = |year, month| PartialDate::new(year, Some(month), None, Doubt::None);
    let window = Query { since: date(2020, 1), until: date(2021, 6), ..Query::default() };
    let mut events = window.clone();
    events.filters.kinds.insert(Kind::Event);
    [("a window", window), ("events in a window", events)]
}

/// The view as the API gives it to a page that draws its own timeline: no marks, but bars.
fn view(columns: &Columns, query: &Query, values: usize) -> View {
    let page = Page { limit: 0, marks: false, values, ..Page::FIRST };
    let selection = Selection::new(columns, query, None);
    View { histogram: selection.histogram(columns, query), ..selection.view(columns, query, page) }
}

fn counts(view: &View) -> BTreeMap<&'static str, BTreeMap<String, usize>> {
    let of = |value: &FacetValue| (value.value.clone(), value.count);
    let facet = |counts: &FacetCounts| (counts.facet.as_str(), counts.values.iter().map(of).collect());
    view.facets.iter().map(facet).collect()
}

fn write_rows(columns: &Columns, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "row,kind,status,basis,first,last,drawn_at")?;
    for ((row, facts), Days { first, last }) in
        (0..columns.rows).zip(&columns.dataset.rows).zip(&columns.days)
    {
        let (kind, status, basis) =
            (facts.tags.kind.as_str(), facts.tags.status.as_str(), facts.tags.basis.as_str());
        let drawn_at = facts.drawn_at.as_ref().map_or("", |place| place.as_str());
        writeln!(out, "{row},{kind},{status},{basis},{first},{last},{drawn_at}")?;
    }
    out.flush()
}

fn write_values(columns: &Columns, facet: Facet, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "row,value")?;
    for (row, facts) in columns.dataset.rows.iter().enumerate() {
        let mut written = Ok(());
        facts.tags.visit(facet, &mut |value| {
            if written.is_ok() {
                written = writeln!(out, "{row},{value}");
            }
        });
        written?;
    }
    out.flush()
}
