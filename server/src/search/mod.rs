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
mod names;
mod questions;
mod reasons;
mod sounds;
mod stop_words;
mod suggestions;
mod terms;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use model::index::Index;
use model::lang::Lang;
use model::package::{Found as FoundId, Package};
use model::record::State;
use model::view::{MatchedPage, Matches, Searched, TypedDate};
use model::when::{Role, When};
use model::words::{self, Label as _};

use clause::Clause;
use dates::ReadDate;
use documents::Connections;
use engine::{Document, Engine, Part};
pub use names::RecordNames;
use questions::Questions;

/// The most pages that are named above the rows.
const MAX_PAGES: usize = 6;
/// Results whose matched words weigh at least this share of those of the best one are shown with it.
const NEAR_BEST: f32 = 0.85;
/// The same of a sentence, which says in many words what a record says in a few.
const NEAR_BEST_OF_SENTENCE: f32 = 0.6;
/// So many clauses are a sentence.
const SENTENCE: usize = 4;

/// How much more a row counts that lies in a date of the search for certain.
const CERTAIN_DATE: f32 = 1.3;

/// The most results whose names are compared with the search.
const MAX_COMPARED: usize = 500;
/// How much more a page counts with each power of e of rows that refer to it.
const LINKED_ROWS: f32 = 0.15;

/// How a search is related to the names of a document, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum NameRank {
    Whole,
    Beginning,
    Other,
}

/// What a document of the index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    /// A record, as an index into [`Package::records`].
    Record(usize),
    /// A source, as an index into [`Package::sources`].
    Source(usize),
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
    /// The row of a record, as an index into [`Index::rows`].
    row_of: BTreeMap<usize, usize>,
    /// The record of a row, as an index into [`Package::records`].
    record_of: Vec<usize>,
    /// The main dates of rows.
    when: Vec<Option<When>>,
    /// How many rows refer to a record of the directory.
    rows_linked: BTreeMap<usize, usize>,
}

/// What the words of a search found.
#[derive(Debug, Default)]
struct Found {
    /// Rows, as indices into [`Index::rows`], the best first.
    rows: Vec<usize>,
    pages: Vec<Target>,
    /// Words that not every row has.
    left_out: Vec<String>,
}

/// A document with the clauses that it matches.
#[derive(Clone, Copy, Debug, Default)]
struct Matched {
    /// A bit for each clause.
    clauses: u32,
    score: f32,
    /// Whether its names, or words for what it is, match one of them.
    is_named: bool,
}

/// How much each clause of a search says.
struct Weights(Vec<f32>);

impl Weights {
    /// The weight of a set of clauses, a bit for each.
    fn of(&self, clauses: u32) -> f32 {
        let in_set = self.0.iter().enumerate().filter(|(at, _)| clauses & (1 << at) != 0);
        in_set.map(|(_, weight)| weight).sum()
    }
}

impl Search {
    /// Prepares a release.
    pub fn new(index: &Index) -> tantivy::Result<Self> {
        let package = Arc::clone(&index.package);
        let row_of: BTreeMap<usize, usize> =
            index.rows.iter().enumerate().map(|(at, row)| (row.record, at)).collect();
        let connections = documents::connections(index, &row_of);
        let mut rows_linked: BTreeMap<usize, usize> = BTreeMap::new();
        for row in &index.rows {
            for record in &connections[row.record].directory {
                *rows_linked.entry(*record).or_default() += 1;
            }
        }
        let is_published = |at: &usize| package.records[*at].row.state == State::Published;
        let records = (0..package.records.len()).filter(is_published).map(Target::Record);
        let targets: Vec<Target> = records.chain((0..package.sources.len()).map(Target::Source)).collect();
        let status = |record: usize| row_of.get(&record).map(|row| -> Role { index.rows[*row].tags.status });
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
        Ok(Self { package, engine, questions, targets, connections, row_of, record_of, when, rows_linked })
    }

    /// Finds rows and pages. A search without a word and a date finds nothing.
    pub fn find(&self, text: &str, lang: Lang) -> Matches {
        let (mut dates, clauses) = self.read(text);
        let mut found = self.found(text, &clauses, &dates);
        if found.rows.is_empty() && !dates.is_empty() {
            found = self.found(text, &clauses, &[]);
            if found.rows.is_empty() {
                // No word is in any row.
                found.rows = self.found(text, &[], &dates).rows;
                found.left_out = clauses.into_iter().map(|clause| clause.shown).collect();
            } else {
                found.left_out.extend(dates.drain(..).map(|date| date.shown));
            }
        }
        let dates = dates.into_iter().map(|date| TypedDate {
            label: words::date(&date.when, lang),
            without: without(text, &date.shown),
        });
        let searched = Searched {
            question: self.questions.closest(text, lang).cloned(),
            left_out: found.left_out,
            dates: dates.collect(),
            pages: found.pages.into_iter().take(MAX_PAGES).map(|target| self.page(target, lang)).collect(),
        };
        Matches { rows: found.rows, searched }
    }

    /// The page of a record or source.
    fn page(&self, target: Target, lang: Lang) -> MatchedPage {
        match target {
            Target::Record(at) => {
                let row = &self.package.records[at].row;
                let (id, label) = (row.id.to_string(), row.kind.label(lang).to_owned());
                MatchedPage { id, kind: Some(row.kind), label, name: words::name(row, lang) }
            }
            Target::Source(at) => {
                let source = &self.package.sources[at];
                let name = lang.pick(&source.label_en, &source.label_zh).clone();
                let label = lang.pick("Source", "来源").to_owned();
                MatchedPage { id: source.id.to_string(), kind: None, label, name }
            }
        }
    }

    /// The dates of a text, and its words.
    fn read(&self, text: &str) -> (Vec<ReadDate>, Vec<Clause>) {
        let (dates, words) = dates::read(text);
        (dates, terms::read(&words, &self.engine))
    }

    /// The rows and pages that match the clauses best; rows only within the dates, if there are any.
    fn found(&self, text: &str, clauses: &[Clause], dates: &[ReadDate]) -> Found {
        let in_dates = self.rows_in(dates);
        if clauses.is_empty() {
            let mut rows: Vec<usize> = in_dates.into_iter().flatten().collect();
            rows.sort_by_key(|row| !self.lies_in(*row, dates));
            return Found { rows, ..Found::default() };
        }
        let is_outside = |row: usize| in_dates.as_ref().is_some_and(|rows| !rows.contains(&row));
        let with_part = in_dates.as_ref().map(|rows| self.linked_to(rows));
        let has_no_part = |page: Target| with_part.as_ref().is_some_and(|pages| !pages.contains(&page));
        let (matched, weights) = self.matched(clauses);
        let all = weights.of(u32::MAX);
        let mut rows = Vec::new();
        let mut pages = Vec::new();
        for (target, matched) in self.targets.iter().zip(matched).filter(|(_, matched)| matched.clauses > 0) {
            match self.row(*target) {
                Some(row) if is_outside(row) => {}
                Some(row) => {
                    let certainty = if self.lies_in(row, dates) { CERTAIN_DATE } else { 1.0 };
                    rows.push((row, Matched { score: matched.score * certainty, ..matched }));
                }
                None if has_no_part(*target) => {}
                // A page that only mentions some of the words is about something else.
                None if matched.is_named || weights.of(matched.clauses) >= all => {
                    let rows = to_score(self.rows_of(*target)).ln_1p();
                    pages.push((
                        *target,
                        Matched { score: matched.score * (1.0 + LINKED_ROWS * rows), ..matched },
                    ));
                }
                None => {}
            }
        }
        let share = if clauses.len() < SENTENCE { NEAR_BEST } else { NEAR_BEST_OF_SENTENCE };
        let mut rows = best(rows, share, &weights);
        let mut pages = best(pages, share, &weights);
        let words = phrase(text);
        let (first_rows, first_pages) = (first(&mut rows), first(&mut pages));
        first_rows
            .sort_by_cached_key(|(row, _)| self.name_rank(Target::Record(self.record_of[*row]), &words));
        first_pages.sort_by_cached_key(|(target, _)| self.name_rank(*target, &words));
        let everywhere = rows.iter().fold(u32::MAX, |all, (_, matched)| all & matched.clauses);
        let left_out = clauses
            .iter()
            .enumerate()
            .filter(|(at, clause)| clause.is_in_parts || everywhere & (1 << at) == 0);
        Found {
            left_out: left_out.map(|(_, clause)| clause.shown.clone()).collect(),
            rows: rows.into_iter().map(|(row, _)| row).collect(),
            pages: pages.into_iter().map(|(target, _)| target).collect(),
        }
    }

    /// What each document matches, and what each clause weighs.
    fn matched(&self, clauses: &[Clause]) -> (Vec<Matched>, Weights) {
        let mut matched: Vec<Matched> = vec![Matched::default(); self.targets.len()];
        let mut weights = Weights(Vec::new());
        for (at, clause) in clauses.iter().enumerate() {
            let documents = self.engine.matches(clause, &Part::ALL);
            // What nothing matches says nothing.
            let is_unknown = documents.is_empty();
            weights.0.push(if is_unknown { 0.0 } else { rarity(documents.len(), self.targets.len()) });
            for (document, score) in documents {
                let document = &mut matched[document as usize];
                document.clauses |= 1 << at;
                document.score += score;
            }
            for (document, _) in self.engine.matches(clause, &[Part::Name, Part::Words]) {
                matched[document as usize].is_named = true;
            }
        }
        (matched, weights)
    }

    /// The rows that may lie in one of these dates, or are named after its year; `None` without dates.
    fn rows_in(&self, dates: &[ReadDate]) -> Option<BTreeSet<usize>> {
        if dates.is_empty() {
            return None;
        }
        let overlaps = |when: &When| dates.iter().any(|date| when.may_overlap(&date.when));
        let mut rows: BTreeSet<usize> =
            (0..self.when.len()).filter(|row| self.when[*row].as_ref().is_some_and(overlaps)).collect();
        for year in dates.iter().filter_map(ReadDate::year) {
            let named = self.engine.matches(&Clause::of_word(year.to_string()), &[Part::Name]);
            let targets = named.into_iter().map(|(document, _)| self.targets[document as usize]);
            rows.extend(targets.filter_map(|target| self.row(target)));
        }
        Some(rows)
    }

    /// The pages that these rows are linked to, and the sources that they cite.
    fn linked_to(&self, rows: &BTreeSet<usize>) -> BTreeSet<Target> {
        let of_row = |row: &usize| {
            let record = self.record_of[*row];
            let directory = self.connections[record].directory.iter().copied().map(Target::Record);
            let claims = self.package.claims_of(&self.package.records[record]);
            let cited = claims.iter().flat_map(|claim| &claim.citations);
            let sources = cited.filter_map(|citation| match self.package.find(citation.source.as_str()) {
                Some(FoundId::Source(at)) => Some(Target::Source(at)),
                _ => None,
            });
            directory.chain(sources).collect::<Vec<_>>()
        };
        rows.iter().flat_map(of_row).collect()
    }

    /// Whether the search is a name of a document, the beginning of one, or neither.
    fn name_rank(&self, target: Target, words: &str) -> NameRank {
        let rank = |name: &str| match phrase(name).strip_prefix(words) {
            Some("") => NameRank::Whole,
            Some(_) if !words.is_empty() => NameRank::Beginning,
            _ => NameRank::Other,
        };
        match target {
            Target::Record(at) => {
                let names = texts::names(&self.package, &self.package.records[at]);
                names.map(rank).min().unwrap_or(NameRank::Other)
            }
            Target::Source(at) => {
                let source = &self.package.sources[at];
                rank(&source.label_en).min(rank(&source.label_zh))
            }
        }
    }

    /// How many rows refer to a page.
    fn rows_of(&self, target: Target) -> usize {
        match target {
            Target::Record(at) => self.rows_linked.get(&at).copied().unwrap_or(0),
            Target::Source(_) => 0,
        }
    }

    /// Whether a row lies in one of these dates for certain.
    fn lies_in(&self, row: usize, dates: &[ReadDate]) -> bool {
        self.when[row].is_some_and(|when| dates.iter().any(|date| when.lies_within(&date.when)))
    }

    /// The row of a document, if it is one.
    fn row(&self, target: Target) -> Option<usize> {
        match target {
            Target::Record(at) => self.row_of.get(&at).copied(),
            Target::Source(_) => None,
        }
    }
}

/// The best results, of which names are compared with the search: a name has all of its words, so it is among them.
fn first<T>(results: &mut [T]) -> &mut [T] {
    let end = results.len().min(MAX_COMPARED);
    &mut results[..end]
}

/// A text as the index has it, to compare names.
fn phrase(text: &str) -> String {
    let pieces = fold::pieces(text);
    pieces.iter().map(fold::Piece::text).collect::<Vec<_>>().join(" ")
}

/// A text without a passage.
fn without(text: &str, passage: &str) -> Option<String> {
    let rest = text.replacen(passage, " ", 1);
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    (!rest.is_empty()).then_some(rest)
}

/// The candidates that match every clause, or else those whose clauses weigh most; the best first.
fn best<T>(mut candidates: Vec<(T, Matched)>, share: f32, weights: &Weights) -> Vec<(T, Matched)> {
    let most = candidates.iter().map(|(_, matched)| weights.of(matched.clauses)).fold(0.0, f32::max);
    candidates.retain(|(_, matched)| weights.of(matched.clauses) >= most * share);
    let worth = |matched: &Matched| weights.of(matched.clauses) * matched.score;
    candidates.sort_by(|(_, one), (_, other)| worth(other).total_cmp(&worth(one)));
    candidates
}

/// How much a word says that so many of all documents have: rare ones say more.
fn rarity(having: usize, all: usize) -> f32 {
    (1.0 + to_score(all) / to_score(having)).ln()
}

/// Counts as floats, for weights only.
#[expect(clippy::cast_precision_loss, reason = "a weight needs no more than six digits")]
fn to_score(count: usize) -> f32 {
    count as f32
}
