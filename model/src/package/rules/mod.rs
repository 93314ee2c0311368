//! The rules of a package, one module per subject. Used by [`super::read_with_texts`] only.

mod amounts;
mod basis;
mod borrowing;
mod cycles;
pub(super) mod dates;
mod ids;
mod places;
mod privacy;
mod quotes;
mod records;
mod relations;

use rustc_hash::{FxBuildHasher, FxHashMap as HashMap};

use super::Files;
use super::tables::{AnyClaim, Tables};
use crate::claim::CitationRow;
use crate::place::Place;
use crate::problem::Problems;
use crate::record::RecordRow;

/// Checks every rule that needs no source text.
pub(super) fn check(tables: &Tables, problems: &mut Problems) {
    let lookup = Lookup::new(tables);
    ids::check(tables, &lookup, problems);
    cycles::check(tables, problems);
    records::check(tables, problems);
    basis::check(tables, &lookup, problems);
    quotes::check(tables, problems);
    dates::check(tables, &lookup, problems);
    amounts::check(tables, problems);
    relations::check(tables, &lookup, problems);
    places::check(tables, &lookup, problems);
    privacy::check(tables, problems);
}

/// Checks the rules that need the source texts.
pub(super) fn check_texts(tables: &Tables, texts: &Files, problems: &mut Problems) {
    let texts = quotes::check_texts(tables, texts, problems);
    borrowing::check_texts(tables, &texts, problems);
}

/// Rows by id. Of rows with the same id, which are reported as a problem, it has the first.
struct Lookup<'tables> {
    records: HashMap<&'tables str, &'tables RecordRow>,
    places: HashMap<&'tables str, &'tables Place>,
    claims: HashMap<&'tables str, AnyClaim<'tables>>,
    /// Citations by claim.
    citations: HashMap<&'tables str, Vec<&'tables CitationRow>>,
}

impl<'tables> Lookup<'tables> {
    fn new(tables: &'tables Tables) -> Self {
        let mut lookup = Self {
            records: HashMap::with_capacity_and_hasher(tables.records.rows.len(), FxBuildHasher),
            places: HashMap::with_capacity_and_hasher(tables.places.rows.len(), FxBuildHasher),
            claims: HashMap::default(),
            citations: HashMap::with_capacity_and_hasher(tables.citations.rows.len(), FxBuildHasher),
        };
        for record in &tables.records.rows {
            lookup.records.entry(record.id.as_str()).or_insert(record);
        }
        for place in &tables.places.rows {
            lookup.places.entry(place.id.as_str()).or_insert(place);
        }
        for claim in tables.claims() {
            lookup.claims.entry(claim.id.as_str()).or_insert(claim);
        }
        for citation in &tables.citations.rows {
            lookup.citations.entry(citation.claim.as_str()).or_default().push(citation);
        }
        lookup
    }

    fn citations_of(&self, claim: &str) -> &[&'tables CitationRow] {
        self.citations.get(claim).map_or(&[], Vec::as_slice)
    }

    /// A place and the places around it, from small to large, up to a missing parent.
    fn with_ancestors(&self, place: &'tables Place) -> impl Iterator<Item = &'tables Place> {
        let parent = |place: &&'tables Place| self.places.get(place.parent.as_ref()?.as_str()).copied();
        // Without cycles there are at most as many places as levels; the limit ends a cycle.
        std::iter::successors(Some(place), parent).take(crate::place::Level::ALL.len() + 1)
    }
}
