//! Which rows and pages match the clauses of a search best.

use model::when::When;

use super::clause::Clause;
use super::dates::ReadDate;
use super::engine::Part;
use super::names::{NameRank, phrase};
use super::{Search, Target};

/// Results whose matched words weigh at least this share of those of the best one are shown with it.
const NEAR_BEST: f32 = 0.85;
/// The same of a sentence, which says in many words what a record says in a few.
const NEAR_BEST_OF_SENTENCE: f32 = 0.6;
/// So many clauses are a sentence.
const SENTENCE: usize = 4;
/// A result has at least this share of what was asked for. Less is chance, such as the name of the city alone.
const MIN_SHARE: f32 = 0.2;
/// A page is named if it has this share of what the best row or page has.
const MIN_SHARE_OF_PAGE: f32 = 0.4;

/// How much more a row counts that lies in a date of the search for certain.
const CERTAIN_DATE: f32 = 1.3;

/// The most results whose names are compared with the search.
const MAX_COMPARED: usize = 500;
/// How much more a page counts with each power of e of rows that refer to it.
const LINKED_ROWS: f32 = 0.15;
/// The most rows that a page stands for; one with more is too general.
const MAX_ROWS_OF_PAGE: usize = 40;

/// What the words of a search found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Rows, as indices into [`Index::rows`](model::index::Index::rows), the best first.
    pub(super) rows: Vec<usize>,
    pub(super) pages: Vec<Target>,
    /// Words that neither a row nor a page has.
    pub(super) absent: Vec<String>,
    /// Other words that not every row has.
    pub(super) left_out: Vec<String>,
}

/// A document with the clauses that it matches.
#[derive(Clone, Copy, Debug, Default)]
struct Matched {
    /// A bit for each clause.
    clauses: u32,
    score: f32,
    /// Whether it is a page whose names, or words for what it is, match one of them.
    is_named: bool,
}

/// How much each clause of a search says.
struct Weights {
    by_clause: Vec<f32>,
    /// Of the clauses that something matches.
    known: f32,
    /// Of all clauses.
    asked: f32,
}

impl Weights {
    /// The weight of the clauses of a document.
    fn of(&self, matched: &Matched) -> f32 {
        let has = |at: &usize| matched.clauses & (1 << at) != 0;
        self.by_clause.iter().enumerate().filter(|(at, _)| has(at)).map(|(_, weight)| weight).sum()
    }

    fn most<T>(&self, candidates: &[(T, Matched)]) -> f32 {
        candidates.iter().map(|(_, matched)| self.of(matched)).fold(0.0, f32::max)
    }

    /// The candidates whose clauses weigh at least this much, the best first.
    fn best<T>(&self, candidates: Vec<(T, Matched)>, least: f32) -> Vec<(T, Matched)> {
        let weighed = candidates.into_iter().map(|candidate| (self.of(&candidate.1), candidate));
        let mut best: Vec<(f32, (T, Matched))> = weighed.filter(|(weight, _)| *weight >= least).collect();
        let worth = |(weight, (_, matched)): &(f32, (T, Matched))| weight * matched.score;
        best.sort_by(|one, other| worth(other).total_cmp(&worth(one)));
        best.into_iter().map(|(_, candidate)| candidate).collect()
    }
}

/// What may be shown.
struct Candidates {
    rows: Vec<(usize, Matched)>,
    pages: Vec<(Target, Matched)>,
}

impl Search {
    /// The rows and pages that match the clauses best; rows only within the dates, if there are any.
    pub(super) fn found(&self, text: &str, clauses: &[Clause], dates: &[ReadDate]) -> Found {
        if clauses.is_empty() {
            let in_dates = self.rows_in(dates).unwrap_or_default();
            let mut rows: Vec<usize> = (0..in_dates.len()).filter(|row| in_dates[*row]).collect();
            rows.sort_by_key(|row| !self.lies_in(*row, dates));
            return Found { rows, ..Found::default() };
        }
        let in_dates = self.rows_in(dates);
        let candidates = |matched: &[Matched], weights: &Weights| {
            self.candidates(matched, weights, dates, in_dates.as_deref())
        };
        let (mut matched, weights) = self.matched(clauses);
        let share = if clauses.len() < SENTENCE { NEAR_BEST } else { NEAR_BEST_OF_SENTENCE };
        let mut found = candidates(&matched, &weights);
        let most_of_page = weights.most(&found.pages);
        if weights.most(&found.rows) < share * most_of_page {
            self.lend_to_rows(&weights.best(found.pages, share * most_of_page), &mut matched);
            found = candidates(&matched, &weights);
        }
        let least = weights.asked * MIN_SHARE;
        let (most_of_row, most_of_page) = (weights.most(&found.rows), weights.most(&found.pages));
        let least_of_page = (MIN_SHARE_OF_PAGE * most_of_row).max(share * most_of_page);
        let mut rows = weights.best(found.rows, least.max(share * most_of_row));
        let mut pages = weights.best(found.pages, least.max(least_of_page));
        let words = phrase(text);
        let (first_rows, first_pages) = (first(&mut rows), first(&mut pages));
        first_rows
            .sort_by_cached_key(|(row, _)| self.name_rank(Target::Record(self.record_of[*row]), &words));
        first_pages.sort_by_cached_key(|(target, _)| self.name_rank(*target, &words));
        let everywhere = rows.iter().fold(u32::MAX, |all, (_, matched)| all & matched.clauses);
        let anywhere = matched.iter().fold(0, |any, matched| any | matched.clauses);
        let (mut absent, mut left_out) = (Vec::new(), Vec::new());
        for (at, clause) in clauses.iter().enumerate() {
            if anywhere & (1 << at) == 0 {
                absent.push(clause.shown.clone());
            } else if clause.is_in_parts || everywhere & (1 << at) == 0 {
                left_out.push(clause.shown.clone());
            }
        }
        Found {
            absent,
            left_out,
            rows: rows.into_iter().map(|(row, _)| row).collect(),
            pages: pages.into_iter().map(|(target, _)| target).collect(),
        }
    }

    /// What each document matches, and what each clause weighs.
    fn matched(&self, clauses: &[Clause]) -> (Vec<Matched>, Weights) {
        let mut matched: Vec<Matched> = vec![Matched::default(); self.targets.len()];
        let mut weights = Weights { by_clause: Vec::new(), known: 0.0, asked: 0.0 };
        for (at, clause) in clauses.iter().enumerate() {
            let documents = self.engine.matches(clause, &Part::ALL);
            let weight = rarity(documents.len().max(1), self.targets.len());
            weights.by_clause.push(weight);
            weights.asked += weight;
            if !documents.is_empty() {
                weights.known += weight;
            }
            for (document, score) in documents {
                let document = &mut matched[document as usize];
                document.clauses |= 1 << at;
                document.score += score;
            }
            for document in self.engine.pages(clause, &[Part::Name, Part::Words]) {
                matched[document as usize].is_named = true;
            }
        }
        (matched, weights)
    }

    /// The rows and pages that match any clause; rows only within the dates, and pages only of these rows.
    fn candidates(
        &self,
        matched: &[Matched],
        weights: &Weights,
        dates: &[ReadDate],
        in_dates: Option<&[bool]>,
    ) -> Candidates {
        let is_outside = |row: usize| in_dates.is_some_and(|in_dates| !in_dates[row]);
        let has_no_part = |page: Target| {
            let rows = match page {
                Target::Record(at) => &self.rows_linked[at],
                Target::Source(at) => &self.rows_citing[at],
            };
            rows.iter().all(|row| is_outside(*row))
        };
        let mut candidates = Candidates { rows: Vec::new(), pages: Vec::new() };
        for (target, matched) in self.targets.iter().zip(matched).filter(|(_, matched)| matched.clauses > 0) {
            match self.row(*target) {
                Some(row) if is_outside(row) => {}
                Some(row) => {
                    let certainty = if self.lies_in(row, dates) { CERTAIN_DATE } else { 1.0 };
                    let score = matched.score * certainty;
                    candidates.rows.push((row, Matched { score, ..*matched }));
                }
                None if in_dates.is_some() && has_no_part(*target) => {}
                // A page that only mentions some of the words is about something else.
                None if matched.is_named || weights.of(matched) >= weights.known => {
                    let rows = to_score(self.rows_of(*target).len()).ln_1p();
                    let score = matched.score * (1.0 + LINKED_ROWS * rows);
                    candidates.pages.push((*target, Matched { score, ..*matched }));
                }
                None => {}
            }
        }
        candidates
    }

    /// Lets rows match what the pages match that they are linked to: whoever asks for words of a speaker finds the meeting.
    fn lend_to_rows(&self, pages: &[(Target, Matched)], matched: &mut [Matched]) {
        for (page, lent) in pages {
            let rows = self.rows_of(*page);
            if rows.len() > MAX_ROWS_OF_PAGE {
                continue;
            }
            for row in rows {
                if let Ok(document) = self.targets.binary_search(&Target::Record(self.record_of[*row])) {
                    let document = &mut matched[document];
                    document.clauses |= lent.clauses;
                    document.score += lent.score;
                }
            }
        }
    }

    /// Whether each row may lie in one of these dates, or is named after its year; `None` without dates.
    fn rows_in(&self, dates: &[ReadDate]) -> Option<Vec<bool>> {
        if dates.is_empty() {
            return None;
        }
        let overlaps = |when: &When| dates.iter().any(|date| when.may_overlap(&date.when));
        let mut rows: Vec<bool> = self.when.iter().map(|when| when.as_ref().is_some_and(overlaps)).collect();
        for year in dates.iter().filter_map(ReadDate::year) {
            for (document, _) in self.engine.matches(&Clause::of_word(year.to_string()), &[Part::Name]) {
                if let Some(row) = self.row(self.targets[document as usize]) {
                    rows[row] = true;
                }
            }
        }
        Some(rows)
    }

    /// Whether the search is a name of a document, the beginning of one, or neither.
    fn name_rank(&self, target: Target, words: &str) -> NameRank {
        match target {
            Target::Record(at) => NameRank::of_record(&self.package, at, words),
            Target::Source(at) => NameRank::of_source(&self.package.sources[at], words),
        }
    }

    /// Whether a row lies in one of these dates for certain.
    fn lies_in(&self, row: usize, dates: &[ReadDate]) -> bool {
        self.when[row].is_some_and(|when| dates.iter().any(|date| when.lies_within(&date.when)))
    }
}

/// The best results, of which names are compared with the search: a name has all of its words, so it is among them.
fn first<T>(results: &mut [T]) -> &mut [T] {
    let end = results.len().min(MAX_COMPARED);
    &mut results[..end]
}

/// How much a word says that so many of all documents have: rare ones say more.
pub(super) fn rarity(having: usize, all: usize) -> f32 {
    (1.0 + to_score(all) / to_score(having)).ln()
}

/// Counts as floats, for weights only.
#[expect(clippy::cast_precision_loss, reason = "a weight needs no more than six digits")]
fn to_score(count: usize) -> f32 {
    count as f32
}
