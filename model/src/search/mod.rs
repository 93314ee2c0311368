//! Search in both languages: in names and aliases, offices, statements, amounts, dates, quotes, and the names of linked
//! records.
//!
//! Every word must match the prefix of a word, or else a similar word. Chinese is found without spaces and by pinyin.
//! Case, width and diacritics are ignored. Only the server has the index; the browser requests the matching rows and
//! computes its view from them.

mod abroad;
mod fold;
mod lexicon;
mod marks;
mod named;
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
use crate::index::{Index, IndexRow};
use crate::lang::Lang;
use crate::package::{Found as FoundIn, Package};
use crate::place::Level;
use crate::record::{Kind, State};
use crate::view::{MarkedText, TextSpan};
use crate::when::Role;
use crate::words::{Label as _, name};
pub(crate) use abroad::ForeignParties;
use abroad::ForeignParty;
use lexicon::{Answer, Holders, Lexicon};
use marks::Marks;
pub use named::RecordNames;

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

/// A suggested record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The parts of the name that match.
    pub marks: Vec<TextSpan>,
    /// Another name or an office that matches better.
    pub also: Option<MarkedText>,
}

/// The most suggestions of one kind.
const MOST_OF_A_KIND: usize = 4;
/// The most records that are ranked for suggestions: those with the most rows.
const MOST_WEIGHED: usize = 500;

/// A release, prepared for searches.
#[derive(Clone, Debug)]
pub struct Search {
    package: Arc<Package>,
    /// By index into [`Index::rows`].
    rows: Lexicon,
    /// By index into [`Package::records`]: names of published records of all kinds.
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
    /// Industries, places, people and organisations, as indices into [`Package::records`].
    directory: Vec<u32>,
    /// Its foreign people and organisations.
    foreign_parties: Vec<ForeignParty>,
    /// Claims of people and organisations that refer to the row, as indices into [`Package::claims`].
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

    /// Adds the texts of a row.
    fn add_row(&mut self, row: usize, entry: &IndexRow) {
        let at = entry.record;
        let holder = Holders::One(short(row));
        let record = &self.package.records[at];
        for name in texts::names(&self.package, record) {
            self.rows.add(name, true, holder);
        }
        for words in &record.search_words {
            self.rows.add(words, false, holder);
        }
        for lang in Lang::ALL {
            // Only the status of a planned row is searched for; other statuses would match too many rows.
            if matches!(entry.tags.status, Role::Scheduled | Role::Planned) {
                self.rows.add(entry.tags.status.label(lang), false, holder);
            }
            for (text, _) in abroad::describe(&self.package, &self.connections[row].foreign_parties, lang) {
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

    /// Adds the names of a record: for suggestions, and for the rows that are linked to it.
    fn add_names(&mut self, at: usize) {
        let record = &self.package.records[at];
        if record.row.state != State::Published {
            return;
        }
        let names = texts::names(&self.package, record).map(|name| (name, true));
        let offices = texts::offices(&self.package, record).map(|office| (office, false));
        let words = record.search_words.iter().map(|words| (words.as_str(), false));
        for (text, is_name) in names.chain(offices).chain(words) {
            self.records.add(text, is_name, Holders::One(short(at)));
            if let Some(rows) = self.linked_to.get(&short(at)) {
                self.rows.add(text, is_name, Holders::All(rows));
            }
        }
    }

    /// The rows that a search finds, as ascending indices into [`Index::rows`]. A search without a word finds none.
    pub fn rows(&self, text: &str) -> Vec<usize> {
        self.rows.find(text).found.iter().map(|row| row as usize).collect()
    }

    /// Records of any kind whose names match the text typed so far, grouped by kind, the best first; at most `most`.
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
                groups.push(SuggestionGroup {
                    kind,
                    label: kind.label(lang).into(),
                    suggestions: Vec::new(),
                });
            }
            if groups[at].suggestions.len() < MOST_OF_A_KIND {
                groups[at].suggestions.push(suggestion);
                left -= 1;
            }
        }
        groups
    }

    /// Suggestions with their sort keys.
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
                    // Another name is shown if it matches more of the text.
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

/// The sort key of suggestions: exact or similar match, how many words one name matches, whether all of it matches,
/// whether its start matches, how many rows there are, how long the name is.
type Weight = (u8, Reverse<u64>, Reverse<bool>, Reverse<bool>, Reverse<u64>, usize, u32);

/// The claims of a row, and those of people and organisations that refer to it.
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
    // Up to the city: nearly every row is in the same country and province.
    let holding = |place: &Id| {
        let of_city = index.with_ancestors(place.as_str()).filter(|place| place.level >= Level::City);
        of_city.map(|place| place.id.0.clone()).collect::<Vec<_>>()
    };
    let finder = ForeignParties::new(index);
    let mut all: Vec<Connections> = Vec::new();
    for row in &index.rows {
        let foreign_parties = finder.of(row);
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
        directory.extend(foreign_parties.iter().map(ForeignParty::country));
        directory.sort_unstable();
        directory.dedup();
        all.push(Connections { directory, foreign_parties, claims: Vec::new() });
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

/// Saturates: no package has that many records.
fn short(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
