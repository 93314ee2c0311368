//! Suggestions while a reader types: records whose names match.

use std::cmp::Reverse;

use model::lang::Lang;
use model::page::{Suggestion, SuggestionGroup};
use model::record::Kind;
use model::view::MarkedText;
use model::words::{Label as _, name};

use super::clause::Clause;
use super::engine::Part;
use super::marks::Marks;
use super::terms;
use super::{Search, Target, texts};

/// Suggestions of one kind.
const MAX_OF_KIND: usize = 4;
/// The most records that are ranked: those with the most rows.
const MAX_WEIGHED: usize = 500;

/// The sort key of suggestions: how many words no name matches, how many one name matches, whether all of it matches,
/// whether its start does, how many rows there are, how long the name is.
type Weight = (u32, Reverse<u32>, Reverse<bool>, Reverse<bool>, Reverse<usize>, usize, usize);

impl Search {
    /// Records of any kind whose names match the text typed so far, grouped by kind, the best first; at most `most`.
    pub fn suggest(&self, text: &str, lang: Lang, most: usize) -> Vec<SuggestionGroup> {
        let clauses = terms::typed_so_far(text, &self.engine);
        let mut weighed: Vec<_> = self
            .named(&clauses)
            .into_iter()
            .map(|(record, missing)| self.weighed(record, missing, &clauses, lang))
            .collect();
        weighed.sort_by_key(|(weight, _, _)| *weight);
        let mut groups: Vec<SuggestionGroup> = Vec::new();
        let mut left = most;
        for (_, kind, suggestion) in weighed {
            if left == 0 {
                break;
            }
            let at = groups.iter().position(|group| group.kind == kind).unwrap_or(groups.len());
            if at == groups.len() {
                groups.push(SuggestionGroup {
                    kind,
                    label: kind.label(lang).into(),
                    suggestions: Vec::new(),
                });
            }
            if groups[at].suggestions.len() < MAX_OF_KIND {
                groups[at].suggestions.push(suggestion);
                left -= 1;
            }
        }
        groups
    }

    /// The records whose names and offices match most clauses, with the number of clauses that they do not match.
    fn named(&self, clauses: &[Clause]) -> Vec<(usize, u32)> {
        let mut matched = vec![0_u32; self.targets.len()];
        for clause in clauses {
            for (document, _) in self.engine.matches(clause, &[Part::Name, Part::Words]) {
                matched[document as usize] += 1;
            }
        }
        let most = matched.iter().copied().max().unwrap_or(0);
        let all = u32::try_from(clauses.len()).unwrap_or(u32::MAX);
        let mut records: Vec<(usize, u32)> = self
            .targets
            .iter()
            .zip(&matched)
            .filter(|(_, matched)| **matched == most && most > 0)
            .filter_map(|(target, matched)| match target {
                Target::Record(at) => Some((*at, all - matched)),
                Target::Source(_) => None,
            })
            .collect();
        records.sort_by_key(|(record, _)| Reverse(self.rows_of(Target::Record(*record)).len()));
        records.truncate(MAX_WEIGHED);
        records
    }

    /// A suggestion with its sort key.
    fn weighed(&self, at: usize, missing: u32, clauses: &[Clause], lang: Lang) -> (Weight, Kind, Suggestion) {
        let record = &self.package.records[at];
        let look = |text: &str, is_name: bool| {
            let marks = Marks::new(clauses, text, is_name);
            let starts = marks.spans.first().is_some_and(|(start, _)| *start == 0);
            let whole = marks.spans.first() == Some(&(0, text.len()));
            ((marks.clauses.count_ones(), whole, starts), marks.spans)
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
        let rows = Reverse(self.rows_of(Target::Record(at)).len());
        let weight = (missing, Reverse(words), Reverse(whole), Reverse(starts), rows, shown.len(), at);
        (weight, record.row.kind, Suggestion { id: record.row.id.to_string(), name: shown, marks, also })
    }
}
