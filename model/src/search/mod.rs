//! Search in both languages: names and what else a thing is called, offices, statements, amounts, dates, the words
//! of the sources, and the names of what a record is linked to.
//!
//! Every word must be found, as the beginning of a word; where none begins so, as nearly a word. Chinese is found
//! without spaces, and by its sound. Case, width and diacritics do not count. The server holds this, not the
//! browser: it asks for the rows and computes its view from them.

mod abroad;
mod fold;
mod lexicon;
mod marks;
mod pinyin_readings;
mod reasons;
mod terms;
mod texts;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use roaring::RoaringBitmap;
use rustc_hash::FxHashMap as HashMap;
use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Value};
use crate::id::Id;
use crate::index::{Entry, Index};
use crate::lang::Lang;
use crate::package::{Found as FoundIn, Package};
use crate::place::Level;
use crate::record::{Kind, State};
use crate::view::{MarkedText, TextSpan};
use crate::when::Role;
use crate::words::{Say as _, name};
use abroad::Guest;
pub(crate) use abroad::Guests;
use lexicon::{Answer, Holders, Lexicon};
use marks::Marks;

/// Suggestions of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionGroup {
    /// The kind.
    pub kind: Kind,
    /// The kind in words.
    pub label: String,
    /// Its suggestions, the best first.
    pub suggestions: Vec<Suggestion>,
}

/// A record that may be meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where the search stands in it.
    pub marks: Vec<TextSpan>,
    /// Where it does not: the name or office in which it does.
    pub also: Option<MarkedText>,
}

/// The most suggestions of one kind.
const MOST_OF_A_KIND: usize = 4;
/// The most records that are weighed for suggestions: those with the most rows.
const MOST_WEIGHED: usize = 500;

/// A release, prepared for searches.
#[derive(Clone, Debug)]
pub struct Search {
    package: Arc<Package>,
    /// By position in [`Index::rows`].
    rows: Lexicon,
    /// By position in [`Package::records`]: names of published records of all kinds.
    records: Lexicon,
    connections: Vec<Connections>,
    /// The row of a record.
    row_of: HashMap<usize, usize>,
    /// For each record of the directory, the rows that are linked to it.
    linked_to: BTreeMap<u32, RoaringBitmap>,
}

/// What a row is linked to.
#[derive(Clone, Debug, Default)]
struct Connections {
    /// Industries, places, people and organisations, as positions in [`Package::records`].
    directory: Vec<u32>,
    /// Who of it is from abroad.
    guests: Vec<Guest>,
    /// What is said of people and organisations that concerns the row, as positions in [`Package::claims`].
    claims: Vec<usize>,
}

impl Search {
    /// Prepares a release.
    pub fn new(index: &Index) -> Self {
        let package = Arc::clone(&index.package);
        let row_of: HashMap<usize, usize> =
            index.rows.iter().enumerate().map(|(at, row)| (row.record, at)).collect();
        let connections = connections(index, &row_of);
        let mut linked_to: BTreeMap<u32, RoaringBitmap> = BTreeMap::new();
        for (row, connections) in connections.iter().enumerate() {
            for record in &connections.directory {
                linked_to.entry(*record).or_default().insert(short(row));
            }
        }
        let mut search = Self {
            package,
            rows: Lexicon::default(),
            records: Lexicon::default(),
            connections,
            row_of,
            linked_to,
        };
        for (row, entry) in index.rows.iter().enumerate() {
            search.add_row(row, entry);
        }
        for at in 0..search.package.records.len() {
            search.add_names(at);
        }
        search
    }

    /// What the row itself says.
    fn add_row(&mut self, row: usize, entry: &Entry) {
        let at = entry.record;
        let holder = Holders::One(short(row));
        let record = &self.package.records[at];
        for name in texts::names(&self.package, record) {
            self.rows.add(name, true, holder);
        }
        for lang in Lang::ALL {
            // What has happened says so in many words; what has not is asked for by its status.
            if matches!(entry.tags.status, Role::Scheduled | Role::Planned) {
                self.rows.add(entry.tags.status.say(lang), false, holder);
            }
            for (text, _) in abroad::said(&self.package, &self.connections[row].guests, lang) {
                self.rows.add(&text, false, holder);
            }
        }
        for claim in claims(&self.package, at, &self.connections[row]) {
            for said in texts::said(claim, Lang::En) {
                self.rows.add(&said, false, holder);
            }
            for citation in &claim.citations {
                self.rows.add(&citation.quote, false, holder);
            }
        }
    }

    /// The names of a record: for suggestions, and for the rows that are linked to it.
    fn add_names(&mut self, at: usize) {
        let record = &self.package.records[at];
        if record.row.state != State::Published {
            return;
        }
        let names = texts::names(&self.package, record).map(|name| (name, true));
        let offices = texts::offices(&self.package, record).map(|office| (office, false));
        for (text, is_name) in names.chain(offices) {
            self.records.add(text, is_name, Holders::One(short(at)));
            if let Some(rows) = self.linked_to.get(&short(at)) {
                self.rows.add(text, is_name, Holders::All(rows));
            }
        }
    }

    /// The rows that a search finds, as positions in [`Index::rows`], in order. A search without a word finds none.
    pub fn rows(&self, text: &str) -> Vec<usize> {
        self.rows.find(text).found.iter().map(|row| row as usize).collect()
    }

    /// Records of any kind whose names hold what was typed so far, by kind, the likeliest first.
    pub fn suggest(&self, text: &str, lang: Lang, most: usize) -> Vec<SuggestionGroup> {
        let strictly = self.records.find(text);
        let mut weighed = self.weighed(&strictly, lang, 0);
        if weighed.len() < most {
            let mut others = self.records.all(&strictly.asked, true);
            others.found -= &strictly.found;
            weighed.append(&mut self.weighed(&others, lang, 1));
        }
        weighed.sort_by_key(|(weight, _, _)| *weight);
        let mut groups: Vec<SuggestionGroup> = Vec::new();
        let mut left = most;
        for (_, kind, suggestion) in weighed {
            let at = groups.iter().position(|group| group.kind == kind).unwrap_or(groups.len());
            if left == 0 {
                break;
            }
            if at == groups.len() {
                groups.push(SuggestionGroup { kind, label: kind.say(lang).into(), suggestions: Vec::new() });
            }
            if groups[at].suggestions.len() < MOST_OF_A_KIND {
                groups[at].suggestions.push(suggestion);
                left -= 1;
            }
        }
        groups
    }

    /// Suggestions with what they are sorted by.
    fn weighed(&self, answer: &Answer, lang: Lang, tier: u8) -> Vec<(Weight, Kind, Suggestion)> {
        let rows = |record: &u32| Reverse(self.linked_to.get(record).map_or(0, RoaringBitmap::len));
        let mut records: Vec<u32> = answer.found.iter().collect();
        records.sort_by_cached_key(rows);
        records.truncate(MOST_WEIGHED);
        let weigh = |at: u32| {
            let record = &self.package.records[at as usize];
            let look = |text: &str, is_name: bool| {
                let marks = Marks::new(answer, text, is_name);
                let starts = marks.spans.first().is_some_and(|(start, _)| *start == 0);
                let whole = marks.spans.first() == Some(&(0, text.len()));
                ((marks.words.len(), whole, starts), marks.spans)
            };
            let shown = name(&record.row, lang);
            let (mut worth, marks) = look(&shown, true);
            let names = texts::names(&self.package, record).map(|name| (name, true));
            let offices = texts::offices(&self.package, record).map(|office| (office, false));
            let mut also = None;
            for (text, is_name) in names.chain(offices) {
                let (found, marks) = look(text, is_name);
                if found > worth {
                    // Another name is worth showing where it says more of what was typed.
                    if found.0 > worth.0 || also.is_some() {
                        also = Some(MarkedText { text: text.to_owned(), marks, basis: None });
                    }
                    worth = found;
                }
            }
            let (words, whole, starts) = worth;
            let weight = (tier, Reverse(words), Reverse(whole), Reverse(starts), rows(&at), shown.len(), at);
            (weight, record.row.kind, Suggestion { id: record.row.id.to_string(), name: shown, marks, also })
        };
        records.into_iter().map(weigh).collect()
    }
}

/// What suggestions are sorted by: found as typed or nearly so, how much of the search one name holds, whether it is
/// the name, whether the name begins with it, how many rows there are, how long the name is.
type Weight = (u8, Reverse<u64>, Reverse<bool>, Reverse<bool>, Reverse<u64>, usize, u32);

/// What is said of a row: its own claims, and those of people and organisations that concern it.
fn claims<'search>(
    package: &'search Package,
    at: usize,
    connections: &'search Connections,
) -> impl Iterator<Item = &'search Claim> {
    let own = package.claims_of(&package.records[at]).iter();
    own.chain(connections.claims.iter().map(|claim| &package.claims[*claim]))
}

/// What each row is linked to.
fn connections(index: &Index, row_of: &HashMap<usize, usize>) -> Vec<Connections> {
    let package = &index.package;
    let in_directory = |id: &Id| match package.find(id.as_str()) {
        Some(FoundIn::Record(at)) => {
            let row = &package.records[at].row;
            (!row.kind.is_row() && row.state == State::Published).then_some(short(at))
        }
        _ => None,
    };
    // To the city: what lies in a country or a province is nearly everything.
    let holding = |place: &Id| {
        let of_city = index.with_ancestors(place.as_str()).filter(|place| place.level >= Level::City);
        of_city.map(|place| place.id.0.clone()).collect::<Vec<_>>()
    };
    let guests = Guests::new(index);
    let mut all: Vec<Connections> = Vec::new();
    for row in &index.rows {
        let guests = guests.of(row);
        let mut ids: Vec<Id> = row.tags.industries.iter().chain(&row.tags.parties).cloned().collect();
        for claim in package.claims_of(&package.records[row.record]) {
            match &claim.value {
                Value::Where(location) => {
                    ids.push(location.place.0.clone());
                    ids.extend(holding(&location.place.0));
                }
                Value::Link(link) => ids.push(link.target.0.clone()),
                _ => {}
            }
        }
        let mut directory: Vec<u32> = ids.iter().filter_map(in_directory).collect();
        directory.extend(guests.iter().map(Guest::country));
        directory.sort_unstable();
        directory.dedup();
        all.push(Connections { directory, guests, claims: Vec::new() });
    }
    for (at, claim) in package.claims.iter().enumerate() {
        if let Value::Link(link) = &claim.value
            && in_directory(&claim.record.0).is_some()
            && let Some(FoundIn::Record(target)) = package.find(link.target.as_str())
            && let Some(row) = row_of.get(&target)
        {
            all[*row].claims.push(at);
        }
    }
    all
}

/// Positions fit: a package of four thousand million records does not.
fn short(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
