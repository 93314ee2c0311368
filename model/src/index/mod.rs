//! A package prepared for queries: one row for each record that is shown on the map and the timeline and is counted.
//! Used on the server; the browser has [`crate::dataset`].

mod facts;
mod later_word;
mod snippet;
mod wholes;

pub use facts::Facts;
pub use snippet::Snippet;

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::basis::BasisWord;
use crate::claim::{Claim, Relation, Value};
use crate::facet::Tags;
use crate::id::Id;
use crate::lang::Lang;
use crate::package::Package;
use crate::place::{Level, Location, LocationRole, Place};
use crate::record::{Kind, State};
use crate::sorted::Set;
use crate::words::name;

/// A package and its rows.
#[derive(Clone, Debug)]
pub struct Index {
    /// The package.
    pub package: Arc<Package>,
    /// A row for each published record of a kind that is a row, in the order of their table.
    pub rows: Vec<IndexRow>,
    places: HashMap<Id, usize>,
    /// The claims that cite each source, as ascending positions in [`Package::claims`].
    citing: HashMap<Id, Box<[u32]>>,
}

/// One record.
#[derive(Clone, Debug)]
pub struct IndexRow {
    /// The record, as a position in [`Package::records`].
    pub record: usize,
    /// What queries filter by. The data sets of all languages share it.
    pub(crate) facts: Arc<Facts>,
}

impl Deref for IndexRow {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

impl Index {
    /// Prepares a package.
    pub fn new(package: Arc<Package>) -> Self {
        let places =
            package.places.iter().enumerate().map(|(index, place)| (place.id.0.clone(), index)).collect();
        let citing = citing(&package);
        let mut index = Self { rows: Vec::new(), places, citing, package };
        let links = Links::new(&index.package);
        let mut sets = Sets::default();
        index.rows = (0..index.package.records.len())
            .filter_map(|record| index.row(record, &links, &mut sets))
            .collect();
        index.rows.shrink_to_fit();
        wholes::set(&index.package, &mut index.rows);
        later_word::set(&index.package, &mut index.rows);
        index
    }

    /// The place with this id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.get(id).and_then(|index| self.package.places.get(*index))
    }

    /// The name of a record or place.
    pub fn name(&self, id: &str, lang: Lang) -> String {
        self.package.record(id).map_or_else(|| id.to_owned(), |record| name(&record.row, lang))
    }

    /// The claims that cite a source, in the order of their table.
    pub fn claims_citing(&self, source: &str) -> impl ExactSizeIterator<Item = &Claim> {
        let positions = self.citing.get(source).map(|claims| &**claims).unwrap_or_default();
        positions.iter().map(|at| &self.package.claims[*at as usize])
    }

    /// A place and the places around it, from small to large.
    pub fn with_ancestors<'index>(&'index self, id: &str) -> impl Iterator<Item = &'index Place> {
        let parent = |place: &&'index Place| self.place(place.parent.as_ref()?.as_str());
        std::iter::successors(self.place(id), parent)
    }

    fn row(&self, position: usize, links: &Links, sets: &mut Sets) -> Option<IndexRow> {
        let record = &self.package.records[position];
        if !record.row.kind.is_row() || record.row.state != State::Published {
            return None;
        }
        let claims = self.package.claims_of(record);
        let (main_claim, main) = claims.iter().find_map(|claim| match &claim.value {
            Value::When(dating) if dating.main => Some((claim, dating)),
            _ => None,
        })?;
        let locations = || {
            claims.iter().filter_map(|claim| match &claim.value {
                Value::Where(location) if location.role != LocationRole::NamedOnly => Some(location),
                _ => None,
            })
        };
        let main_location = locations().find(|location| location.main);
        let place = main_location.map(|location| location.place.0.clone());
        let is_site_unnamed = main_location.is_some_and(is_at_a_site)
            && !locations()
                .filter(|location| is_at_a_site(location))
                .any(|location| self.names_a_site(location));
        // An editorial place besides the main one would list a row where no source has it.
        let places = claims.iter().filter_map(|claim| match &claim.value {
            Value::Where(location)
                if location.role != LocationRole::NamedOnly
                    && (location.main || claim.basis.word() != BasisWord::Editorial) =>
            {
                Some(&location.place.0)
            }
            _ => None,
        });
        let drawn_at = place.as_ref().and_then(|place| self.drawn_at(place));
        let id = &record.row.id;
        let places = places
            .flat_map(|place| self.with_ancestors(place.as_str()))
            .map(|place| place.id.0.clone())
            .collect();
        let sources = claims.iter().flat_map(|claim| &claim.citations);
        let sources = sources.map(|citation| citation.source.0.clone()).collect();
        let none = Set::default();
        let facts = Facts {
            id: id.clone(),
            tags: Tags {
                kind: record.row.kind,
                industries: sets.shared(links.industries.get(id).unwrap_or(&none)),
                places: sets.shared(&places),
                parties: sets.shared(links.parties.get(id).unwrap_or(&none)),
                sources: sets.shared(&sources),
                status: main.role,
                basis: main_claim.basis.word(),
            },
            when: main.when,
            drawn_at: drawn_at.map(|place| place.id.0.clone()),
            is_site_unnamed,
            place,
            wholes: Box::default(),
            has_no_later_word: false,
            snippet: std::iter::once(main_claim).chain(claims).find_map(Snippet::of),
        };
        Some(IndexRow { record: position, facts: Arc::new(facts) })
    }

    /// Whether the place is a park or a venue, and not an area that contains many.
    fn names_a_site(&self, location: &Location) -> bool {
        self.place(location.place.as_str()).is_some_and(|place| place.level >= Level::Park)
    }

    /// The place itself, or the smallest place around it that can be drawn.
    pub(crate) fn drawn_at(&self, place: &Id) -> Option<&Place> {
        self.with_ancestors(place.as_str()).find(|place| self.can_be_drawn(place))
    }

    /// Whether the map has something to draw for the place: a coordinate, an outline, or a tab on its frame.
    fn can_be_drawn(&self, place: &Place) -> bool {
        place.lng_lat().is_some()
            || place.level <= Level::City
            || self.package.areas.outline(place.id.as_str()).is_some()
    }
}

/// Whether something is at one site within the place, and does not concern all of it.
fn is_at_a_site(location: &Location) -> bool {
    matches!(location.role, LocationRole::HeldAt | LocationRole::SignedAt | LocationRole::SitedIn)
}

/// The claims that cite each source, each claim once.
fn citing(package: &Package) -> HashMap<Id, Box<[u32]>> {
    let mut citing: HashMap<Id, Vec<u32>> = HashMap::new();
    for (at, claim) in (0..).zip(&package.claims) {
        for citation in &claim.citations {
            let claims = citing.entry(citation.source.0.clone()).or_default();
            if claims.last() != Some(&at) {
                claims.push(at);
            }
        }
    }
    citing.into_iter().map(|(source, claims)| (source, claims.into())).collect()
}

/// The sets of values that rows have, so that equal ones share their memory: rows with the same main place have the
/// same places around it, and many rows have the same source.
#[derive(Default)]
struct Sets(FxHashSet<Arc<Set<Id>>>);

impl Sets {
    /// An equal set that a former row has, or this one.
    fn shared(&mut self, set: &Set<Id>) -> Arc<Set<Id>> {
        if let Some(known) = self.0.get(set) {
            return Arc::clone(known);
        }
        let set = Arc::new(set.clone());
        self.0.insert(Arc::clone(&set));
        set
    }
}

/// Links between records, read in both directions.
struct Links {
    industries: HashMap<Id, Set<Id>>,
    parties: HashMap<Id, Set<Id>>,
}

impl Links {
    fn new(package: &Package) -> Self {
        let mut links = Self { industries: HashMap::new(), parties: HashMap::new() };
        let mut employers: HashMap<&Id, Set<Id>> = HashMap::new();
        let kind = |id: &str| package.record(id).map(|record| record.row.kind);
        let is_party = |id: &str| matches!(kind(id), Some(Kind::Person | Kind::Organization));
        for claim in &package.claims {
            let subject = &claim.record.0;
            match &claim.value {
                Value::Link(link) if link.relation == Relation::InIndustry => {
                    links.industries.entry(subject.clone()).or_default().insert(link.target.0.clone());
                }
                Value::Link(link) => {
                    // People may work at a platform, which is a row and no party.
                    if link.relation == Relation::AffiliatedWith && is_party(link.target.as_str()) {
                        employers.entry(subject).or_default().insert(link.target.0.clone());
                    }
                    for (one, other) in [(subject, &link.target.0), (&link.target.0, subject)] {
                        if is_party(other.as_str()) {
                            links.parties.entry(one.clone()).or_default().insert(other.clone());
                        }
                    }
                }
                Value::Statement(statement) => {
                    if let Some(speaker) =
                        statement.speaker.as_ref().filter(|speaker| is_party(speaker.as_str()))
                    {
                        links.parties.entry(subject.clone()).or_default().insert(speaker.0.clone());
                    }
                }
                _ => {}
            }
        }
        for parties in links.parties.values_mut() {
            let of_people: Set<Id> =
                parties.iter().filter_map(|party| employers.get(party)).flatten().cloned().collect();
            parties.extend(of_people);
        }
        links
    }
}
