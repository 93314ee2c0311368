//! Search in both languages: in names and aliases, offices, statements, amounts, dates, quotes, and the names of linked
//! records, and of sources. Only the server has it; the browser requests the matching rows and computes its view from them.
//!
//! [`tantivy`] has the index and the weights of words, [`jieba_rs`] cuts Chinese into words, `character_converter` knows
//! traditional characters, [`pinyin`] their sounds. What is here besides is what no library does: words that carry no meaning,
//! what to leave out where not every word matches, guests from abroad, and the reasons of each result.

mod analysis;
mod clause;
mod dates;
mod documents;
mod engine;
mod fold;
mod marks;
mod matching;
mod names;
mod questions;
mod reasons;
mod sounds;
mod stop_words;
mod suggestions;
mod terms;
mod texts;

use std::collections::BTreeSet;
use std::sync::Arc;

use model::index::Index;
use model::lang::Lang;
use model::package::Package;
use model::record::State;
use model::view::{MatchedPage, Matches, SearchHelp, Searched, TypedDate};
use model::when::{Role, When};
use model::words::{self, Label as _};

use clause::Clause;
use dates::ReadDate;
use documents::Connections;
use engine::{Document, Engine};
pub(crate) use names::names;
use questions::Questions;

/// The most pages that are named above the rows.
const MAX_PAGES: usize = 6;
/// The most words, and the most questions, that are named where nothing matches.
const MAX_NEAR: usize = 4;

/// What a document of the index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    /// A record, as an index into [`Package::records`].
    Record(usize),
    /// A source, as an index into [`Package::sources`].
    Source(usize),
}

/// Why a release cannot be searched.
#[derive(Clone, Debug, thiserror::Error)]
pub enum SearchError {
    /// It is being built; that takes some 20 seconds for 100,000 records.
    #[error("the search of this release is still being built")]
    NotBuilt,
    /// It could not be built.
    #[error("the search of this release could not be built: {0}")]
    Failed(String),
}

/// A release, prepared for searches.
#[derive(Clone, Debug)]
pub struct Search {
    package: Arc<Package>,
    engine: Engine,
    questions: Questions,
    /// By number of the document.
    targets: Vec<Target>,
    /// By index into [`Package::records`].
    connections: Vec<Connections>,
    /// The row of a record, as an index into [`Index::rows`]; by index into [`Package::records`].
    row_of: Vec<Option<usize>>,
    /// The record of a row, as an index into [`Package::records`].
    record_of: Vec<usize>,
    /// The main dates of rows.
    when: Vec<Option<When>>,
    /// The rows that refer to a record of the directory; by index into [`Package::records`].
    rows_linked: Vec<Vec<usize>>,
    /// The rows that cite a source; by index into [`Package::sources`].
    rows_citing: Vec<Vec<usize>>,
}

/// Reads the dictionaries, once for the whole program. Otherwise the first search that is built does.
pub fn load_dictionaries() {
    analysis::load_dictionary();
    fold::load_dictionary();
}

impl Search {
    /// Prepares a release.
    pub fn new(index: &Index) -> tantivy::Result<Self> {
        let package = Arc::clone(&index.package);
        let mut row_of = vec![None; package.records.len()];
        for (at, row) in index.rows.iter().enumerate() {
            row_of[row.record] = Some(at);
        }
        let connections = documents::connections(index, &row_of);
        let mut rows_linked = vec![Vec::new(); package.records.len()];
        let mut rows_citing = vec![Vec::new(); package.sources.len()];
        for (at, row) in index.rows.iter().enumerate() {
            for record in &connections[row.record].directory {
                rows_linked[*record].push(at);
            }
            for source in documents::sources(&package, row.record) {
                rows_citing[source].push(at);
            }
        }
        let is_published = |at: &usize| package.records[*at].row.state == State::Published;
        let records = (0..package.records.len()).filter(is_published).map(Target::Record);
        let targets: Vec<Target> = records.chain((0..package.sources.len()).map(Target::Source)).collect();
        let status = |record: usize| row_of[record].map(|row| -> Role { index.rows[row].tags.status });
        let document = |target: &Target| -> Document {
            match *target {
                Target::Record(at) => documents::record(&package, at, status(at), &connections[at]),
                Target::Source(at) => documents::source(&package.sources[at]),
            }
        };
        let engine = Engine::new(targets.iter().map(document))?;
        let when = index.rows.iter().map(|row| row.when).collect();
        let record_of = index.rows.iter().map(|row| row.record).collect();
        let questions = Questions::new(index)?;
        Ok(Self {
            package,
            engine,
            questions,
            targets,
            connections,
            row_of,
            record_of,
            when,
            rows_linked,
            rows_citing,
        })
    }

    /// Finds rows and pages. A search without a word and a date finds nothing.
    pub fn find(&self, text: &str, lang: Lang) -> Matches {
        let (mut dates, clauses) = self.read(text);
        let mut found = self.found(text, &clauses, &dates);
        if found.rows.is_empty() && !dates.is_empty() {
            let at_any_time = self.found(text, &clauses, &[]);
            if !at_any_time.rows.is_empty() {
                found = at_any_time;
                found.left_out.extend(dates.drain(..).map(|date| date.shown));
            } else if found.absent.len() == clauses.len() {
                // Only the dates say anything.
                found.rows = self.found(text, &[], &dates).rows;
            }
        }
        let dates = dates.into_iter().map(|date| TypedDate {
            label: words::date(&date.when, lang),
            without: without(text, &date.shown),
        });
        let pages = found.pages.into_iter().take(MAX_PAGES);
        let pages: Vec<MatchedPage> = pages.map(|target| self.page(target, &clauses, lang)).collect();
        let is_empty = found.rows.is_empty() && pages.is_empty();
        let misspelt = clauses.iter().filter(|clause| clause.is_misspelt);
        let searched = Searched {
            question: self.questions.closest(text, lang).cloned(),
            help: is_empty.then(|| self.help(text, &found.absent, lang)),
            misspelt: misspelt.map(|clause| clause.shown.clone()).collect(),
            absent: found.absent,
            left_out: found.left_out,
            dates: dates.collect(),
            pages,
        };
        Matches { rows: found.rows, searched }
    }

    /// The page of a record or source.
    fn page(&self, target: Target, clauses: &[Clause], lang: Lang) -> MatchedPage {
        match target {
            Target::Record(at) => {
                let row = &self.package.records[at].row;
                let (id, label) = (row.id.to_string(), row.kind.label(lang).to_owned());
                let name = words::name(row, lang);
                let reason = self.reason(at, clauses, &name, lang);
                MatchedPage { id, kind: Some(row.kind), label, name, reason }
            }
            Target::Source(at) => {
                let source = &self.package.sources[at];
                let name = lang.pick(&source.label_en, &source.label_zh).clone();
                let label = lang.pick("Source", "来源").to_owned();
                MatchedPage { id: source.id.to_string(), kind: None, label, name, reason: None }
            }
        }
    }

    /// What is close to a text that finds nothing.
    fn help(&self, text: &str, absent: &[String], lang: Lang) -> SearchHelp {
        let mut words: Vec<String> =
            absent.iter().flat_map(|word| terms::near(&names::phrase(word), &self.engine)).collect();
        let mut known = BTreeSet::new();
        words.retain(|word| known.insert(word.clone()));
        words.truncate(MAX_NEAR);
        SearchHelp { words, questions: self.questions.near(text, lang, MAX_NEAR) }
    }

    /// The dates of a text, and its words.
    fn read(&self, text: &str) -> (Vec<ReadDate>, Vec<Clause>) {
        let (dates, words) = dates::read(text);
        (dates, terms::read(&words, &self.engine))
    }

    /// The rows that refer to a page.
    fn rows_of(&self, target: Target) -> &[usize] {
        match target {
            Target::Record(at) => &self.rows_linked[at],
            Target::Source(_) => &[],
        }
    }

    /// The row of a document, if it is one.
    fn row(&self, target: Target) -> Option<usize> {
        match target {
            Target::Record(at) => self.row_of[at],
            Target::Source(_) => None,
        }
    }
}

/// A text without a passage.
fn without(text: &str, passage: &str) -> Option<String> {
    let rest = text.replacen(passage, " ", 1);
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    (!rest.is_empty()).then_some(rest)
}
