//! The data package: reads tables into a [`Package`] that keeps every rule, or reports every problem.
//!
//! Used on the server and by commands; the browser has [`crate::dataset`].

mod assemble;
pub mod cite;
pub mod coverage;
mod former;
mod rules;
pub mod schema;
mod sheet;
mod tables;
pub mod upgrade;

pub use tables::{ClaimRow, Head, Question};

use std::collections::BTreeMap;

use crate::claim::Claim;
use crate::id::Id;
use crate::lang::Lang;
use crate::place::{Areas, Place};
use crate::problem::{Problem, Problems};
use crate::record::Record;
use crate::source::{LeftOut, Source};
use tables::Tables;

/// The files of a package or the texts of its sources, by file name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The descriptor of the package.
pub const DESCRIPTOR: &str = "datapackage.json";
/// The outlines of areas.
pub const AREAS: &str = "areas.geojson";

/// A package that keeps every rule.
#[derive(Clone, Debug)]
pub struct Package {
    /// What the atlas of this package is called, in English.
    pub title_en: String,
    /// What it is called in Chinese.
    pub title_zh: String,
    /// The texts that everything is cited from.
    pub sources: Vec<Source>,
    /// Records in the order of their table.
    pub records: Vec<Record>,
    /// Claims, grouped by record; within a record in the order of the claim tables.
    pub claims: Vec<Claim>,
    /// Places in the order of their table.
    pub places: Vec<Place>,
    /// What was left out of a source on purpose.
    pub left_out: Vec<LeftOut>,
    /// Questions with their answers.
    pub questions: Vec<Question>,
    /// Outlines and control points.
    pub areas: Areas,
    /// Sources, then records, then claims, as their positions in that sequence, by their ids. A hash map with the ids as
    /// keys takes ten times as much memory.
    by_id: Box<[u32]>,
}

/// What an id refers to, as an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// In [`Package::sources`].
    Source(usize),
    /// In [`Package::records`].
    Record(usize),
    /// In [`Package::claims`].
    Claim(usize),
}

/// A package with the notes about it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The package.
    pub package: Package,
    /// Notes, by file and row.
    pub notes: Vec<Problem>,
}

impl Package {
    /// What the atlas of this package is called.
    pub fn title(&self, lang: Lang) -> &str {
        lang.pick(&self.title_en, &self.title_zh)
    }

    /// What this id refers to.
    pub fn find(&self, id: &str) -> Option<Found> {
        let at = self.by_id.binary_search_by(|at| self.id_at(*at).map(Id::as_str).cmp(&Some(id))).ok()?;
        Some(self.found_at(self.by_id[at]))
    }

    /// What stands at a position of the sequence of sources, records and claims.
    fn found_at(&self, at: u32) -> Found {
        let at = at as usize;
        let (records, claims) = (self.sources.len(), self.sources.len() + self.records.len());
        match at {
            _ if at < records => Found::Source(at),
            _ if at < claims => Found::Record(at - records),
            _ => Found::Claim(at - claims),
        }
    }

    fn id_at(&self, at: u32) -> Option<&Id> {
        match self.found_at(at) {
            Found::Source(at) => self.sources.get(at).map(|source| &source.id),
            Found::Record(at) => self.records.get(at).map(|record| &record.row.id),
            Found::Claim(at) => self.claims.get(at).map(|claim| &claim.id),
        }
    }

    /// The record with this id.
    pub fn record(&self, id: &str) -> Option<&Record> {
        match self.find(id)? {
            Found::Record(index) => self.records.get(index),
            _ => None,
        }
    }

    /// The claim with this id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        match self.find(id)? {
            Found::Claim(index) => self.claims.get(index),
            _ => None,
        }
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        match self.find(id)? {
            Found::Source(index) => self.sources.get(index),
            _ => None,
        }
    }

    /// The place with this id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id.as_str() == id)
    }

    /// The claims of a record.
    pub fn claims_of(&self, record: &Record) -> &[Claim] {
        &self.claims[record.claims.clone()]
    }
}

/// Reads a package and checks every rule that needs no source text.
///
/// # Errors
/// Every problem that was found, notes included, if one of them is an error.
pub fn read(files: &Files) -> Result<Loaded, Vec<Problem>> {
    read_with_texts(files, None)
}

/// Reads a package and checks every rule; those that need the source texts only if `texts` is given, by the file names
/// in `sources.csv`.
///
/// # Errors
/// Every problem that was found, notes included, if one of them is an error.
pub fn read_with_texts(files: &Files, texts: Option<&Files>) -> Result<Loaded, Vec<Problem>> {
    let mut problems = Problems::default();
    let tables = Tables::read(files, &mut problems);
    check_descriptor(files, &mut problems);
    if let Some(tables) = &tables {
        rules::check(tables, &mut problems);
        if let Some(texts) = texts {
            rules::check_texts(tables, texts, &mut problems);
        }
    }
    let has_errors = problems.has_errors();
    let problems = problems.into_sorted();
    match tables {
        Some(tables) if !has_errors => {
            let mut package = assemble::assemble(tables);
            let descriptor = files.get(DESCRIPTOR).map(Vec::as_slice).unwrap_or_default();
            (package.title_en, package.title_zh) = schema::titles(descriptor);
            Ok(Loaded { package, notes: problems })
        }
        _ => Err(problems),
    }
}

fn check_descriptor(files: &Files, problems: &mut Problems) {
    match files.get(DESCRIPTOR) {
        // Its descriptor is of an older format, too, and the same command lifts both.
        Some(_) if upgrade::is_former(files) => {}
        Some(bytes) => {
            for message in schema::differences(bytes) {
                problems.file(DESCRIPTOR, message);
            }
        }
        None => problems.file(DESCRIPTOR, "is missing; accepted: the descriptor that `atlas schema` prints"),
    }
}
