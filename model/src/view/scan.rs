//! The answer to a query by a scan over all rows. It is the definition of the answer: what is faster must give the same.

use std::sync::Arc;

use super::filter::{Filter, Time};
use super::mark::{Mark, time_of, time_of_rows};
use super::sentence::{days, sentence};
use super::{Matches, Page, View, clusters, facets, near, results, time};
use crate::columns::{Days, compare};
use crate::dataset::{Dataset, Row};
use crate::query::Query;
use crate::record::Kind;
use crate::sorted::sort;

/// Answers a query by a scan over all rows. `matched` is what the search for its text found; without it the text does not
/// filter.
pub fn view(dataset: &Dataset, query: &Query, matched: Option<&Matches>, page: Page) -> View {
    let filter = Filter::new(dataset, query, matched);
    let found = filter.found();
    // Rows that match apart from the window, including undated ones. A part whose whole is outside the window stays.
    let matching: Vec<(usize, &Row)> = found
        .iter()
        .copied()
        .filter(|(_, row)| filter.matches(row, None))
        .filter(|(_, row)| {
            let time = if filter.in_window(row) { Time::Window } else { Time::Any };
            !filter.leaves_out(row, None, time)
        })
        .collect();
    let rows: Vec<&Row> = found.iter().map(|(_, row)| *row).collect();
    let undated = matching.iter().filter(|(_, row)| row.when.is_none()).count();
    let mut shown: Vec<&Row> =
        matching.iter().map(|(_, row)| *row).filter(|row| filter.in_window(row)).collect();
    let is_part = |row: &Row| filter.is_part(row, None, Time::Window);
    sort(&mut shown, |one, next| {
        let possible = |row: &Row| filter.is_possible(row);
        possible(one).cmp(&possible(next)).then_with(|| compare(one, next, query.order()))
    });
    // Independent of the window, so that a drag neither adds nor removes values.
    let facets = if matching.is_empty() {
        facets::facets_without_results(dataset, query, &filter, &rows)
    } else {
        facets::facets(dataset, query, &filter, &rows)
    };
    let facets = facets.into_iter().map(|facet| facet.cut(page.values)).collect::<Vec<_>>();
    let count = |kind: &Kind| {
        let of_kind = || shown.iter().filter(|row| row.tags.kind == *kind);
        (*kind, of_kind().count(), of_kind().filter(|row| is_part(row)).count())
    };
    let counts: Vec<_> = Kind::ALL.iter().map(count).collect();
    let has_no_results = shown.is_empty() && query.is_filtered();
    let mark = |(at, row): &(usize, &Row)| Mark::of_row(row, *at, filter.is_part(row, None, Time::Any));
    let dated = || matching.iter().filter_map(|(_, row)| row.when);
    let marks: Vec<Mark> = matching.iter().filter_map(mark).collect();
    let is_empty = marks.is_empty() && undated == 0;
    View {
        dated: marks.len(),
        time: time_of(&marks).or_else(|| is_empty.then(|| time_of_rows(dataset)).flatten()),
        sentence: sentence(dataset, query, &counts, days(shown.iter().copied())),
        parts: shown.iter().filter(|row| is_part(row)).count(),
        shown: shown.len(),
        total: dataset.rows.len(),
        undated,
        unplaced: shown.iter().filter(|row| row.drawn_at.is_none()).count(),
        results: shown
            .iter()
            .skip(page.skip)
            .take(page.limit)
            .map(|row| results::hit(dataset, row, filter.window()))
            .collect(),
        searched: matched.map(|matched| matched.searched.clone()),
        near: has_no_results.then(|| {
            let shown = |query: &Query| {
                let filter = Filter::new(dataset, query, matched.filter(|_| query.text.is_some()));
                filter.found().into_iter().filter(|(_, row)| filter.shows(row)).count()
            };
            let dated = rows.iter().filter(|row| row.when.is_some() && filter.matches(row, None));
            let beside = near::beside(dated.map(|row| (*row, Days::of(row))), Days::window(query));
            near::near(dataset, query, &facets, &shown, beside)
        }),
        facets,
        histogram: time::histogram(dated()),
        marks: if page.marks { Arc::new(marks) } else { Arc::default() },
        clusters: clusters::clusters(dataset, &shown, is_part),
    }
}
