//! The part of the results that the list has in the document. It follows the reader, so that a list of any length can be
//! scrolled and walked through.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use model::page::AtlasPage;
use model::query::Query;
use model::view::Hit;

use crate::data::Data;

/// So many results are added at an end of the part at once.
const STEP: usize = 50;
/// The most results in the document.
const MOST: usize = 300;

/// Results in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ListPart {
    /// How many results come before them.
    pub(crate) start: usize,
    /// The results. A result that stays is the same `Arc`.
    pub(crate) hits: Vec<Arc<Hit>>,
    /// How many results there are.
    pub(crate) shown: usize,
    /// What it is a part of.
    pub(crate) of: Results,
}

/// Identifies results: their query, and where the part begins that the address names.
pub(crate) type Results = (Query, usize);

impl ListPart {
    /// Their positions among all results.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.start + self.hits.len()
    }

    /// Whether there are results outside of it.
    pub(crate) fn is_cut(&self) -> bool {
        self.hits.len() < self.shown
    }

    /// The part with more results after it, and fewer before where it would be too long.
    pub(crate) fn later(&self) -> Range<usize> {
        let end = (self.range().end + STEP).min(self.shown);
        self.start.max(end.saturating_sub(MOST))..end
    }

    /// The part with more results before it, and fewer after where it would be too long.
    pub(crate) fn earlier(&self) -> Range<usize> {
        let start = self.start.saturating_sub(STEP);
        start..self.range().end.min(start + MOST)
    }

    /// A part around a position.
    pub(crate) fn around(&self, at: usize) -> Range<usize> {
        let start = at.min(self.shown.saturating_sub(1)).saturating_sub(STEP);
        start..(start + 3 * STEP).min(self.shown)
    }
}

/// A part that the reader moved to.
#[derive(Clone, Debug, PartialEq)]
struct MovedTo {
    /// What it is a part of. With other results it is forgotten.
    of: Results,
    range: Range<usize>,
}

/// The list of results.
#[derive(Clone, Copy)]
pub(crate) struct ResultList {
    /// What is in the document: the part that the address names, or the one that the reader moved to.
    pub(crate) part: Memo<ListPart>,
    moved: RwSignal<Option<MovedTo>>,
    /// What the part is a part of.
    pub(crate) of: Memo<Results>,
    /// Whether it always has the part that the page has: an embed shows as many as its host has room for.
    is_fixed: bool,
}

impl ResultList {
    pub(super) fn new(data: Data, page: Memo<Arc<AtlasPage>>, query: Memo<Query>, is_fixed: bool) -> Self {
        let of = Memo::new(move |_| (query.with(Query::results_only), page.with(|page| page.skip)));
        let moved = RwSignal::new(None::<MovedTo>);
        let part = {
            let data = data.clone();
            Memo::new(move |last: Option<&ListPart>| {
                let known = |hit: &Hit| last?.hits.iter().find(|one| ***one == *hit).cloned();
                let hits = |hits: &[Hit]| {
                    hits.iter().map(|hit| known(hit).unwrap_or_else(|| Arc::new(hit.clone()))).collect()
                };
                page.with(|page| {
                    let shown = page.view.shown;
                    let of = of.get();
                    let range = moved
                        .with(|moved| Some(moved.as_ref().filter(|moved| moved.of == of)?.range.clone()));
                    let own = || ListPart {
                        start: page.skip,
                        hits: hits(&page.view.results),
                        shown,
                        of: of.clone(),
                    };
                    let Some(range) = range else { return own() };
                    match data.results(&of.0, range.start, range.len()) {
                        Some(found) => ListPart { start: range.start, hits: hits(&found), shown, of },
                        // They are loading.
                        None => last.filter(|last| last.of == of).cloned().unwrap_or_else(own),
                    }
                })
            })
        };
        let list = Self { part, moved, of, is_fixed };
        Effect::new(move |_| {
            let is_other =
                of.with(|of| moved.with(|moved| moved.as_ref().is_some_and(|moved| moved.of != *of)));
            if is_other {
                moved.set(None);
            }
        });
        // Results that did not load are asked for anew when the reader comes to them again.
        Effect::new(move |_| {
            let range = moved.with(|moved| Some(moved.as_ref()?.range.clone()));
            let has_failed = |range: &Range<usize>| {
                data.take_failed_results(&of.get_untracked().0, range.start, range.len())
            };
            if range.is_some_and(|range| has_failed(&range)) {
                list.move_to(part.with_untracked(ListPart::range));
            }
        });
        list
    }

    /// The result at a position, up to which the part is extended.
    pub(crate) fn at(self, position: usize) -> Option<Arc<Hit>> {
        let part = self.part.get_untracked();
        let Range { start, end } = part.range();
        if position < start {
            self.move_to(part.earlier().start..end);
        } else if position >= end && position < part.shown {
            self.move_to(start..part.later().end);
        }
        self.part.with_untracked(|part| part.hits.get(position.checked_sub(part.start)?).cloned())
    }

    /// Whether the reader moved to the part that is in the document.
    pub(crate) fn is_moved(self) -> bool {
        self.of.with_untracked(|of| {
            self.moved.with_untracked(|moved| moved.as_ref().is_some_and(|moved| moved.of == *of))
        })
    }

    /// Whether the part that the reader moved to is loading.
    pub(crate) fn is_loading(self) -> bool {
        let range = self.part.with_untracked(ListPart::range);
        self.is_moved()
            && self.moved.with_untracked(|moved| moved.as_ref().is_some_and(|moved| moved.range != range))
    }

    /// Moves to another part of the same results.
    pub(crate) fn move_to(self, range: Range<usize>) {
        if self.is_fixed {
            return;
        }
        self.moved.set(Some(MovedTo { of: self.of.get_untracked(), range }));
    }
}
