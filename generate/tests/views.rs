//! The view from columns is the same as the view by a scan over all rows, whatever the rows and the query.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeSet;
use std::sync::Arc;

use model::columns::Columns;
use model::dataset::Dataset;
use model::facet::Facet;
use model::index::Index;
use model::lang::Lang;
use model::query::{Parts, Query, Sort};
use model::view::{FacetCounts, FacetValue, Matches, Page, Selection, View, WindowCounts, view};
use model::when::{Doubt, PartialDate};
use proptest::prelude::*;
use proptest::sample::Index as Pick;

/// The rows of a generated package. Dates and wholes are moved to other rows, so that there are parts that lie outside the
/// time of their whole, and rows that are parts of several.
fn dataset(records: usize, seed: u64, moved: &[(Pick, Pick)], joined: &[(Pick, Pick)]) -> Dataset {
    let package = model::package::read(&generate::package(records, seed).files).unwrap().package;
    let lang = if seed.is_multiple_of(2) { Lang::En } else { Lang::Zh };
    let dataset = Dataset::new(&Index::new(Arc::new(package)), lang);
    let mut wholes: Vec<BTreeSet<usize>> =
        dataset.rows.iter().map(|row| row.wholes.iter().copied().collect()).collect();
    for (part, whole) in joined {
        let (part, whole) = (part.index(wholes.len()), whole.index(wholes.len()));
        // The whole comes first, so that no row is a part of itself.
        if part != whole {
            wholes[part.max(whole)].insert(part.min(whole));
        }
    }
    // Rows of a data set are read only, but can be read from JSON.
    let mut json = serde_json::to_value(&dataset).unwrap();
    let rows = json["rows"].as_array_mut().unwrap();
    for (one, other) in moved {
        let (one, other) = (one.index(rows.len()), other.index(rows.len()));
        let when = rows[one]["when"].clone();
        rows[one]["when"] = rows[other]["when"].clone();
        rows[other]["when"] = when;
    }
    for (row, wholes) in rows.iter_mut().zip(wholes) {
        row["wholes"] = wholes.into_iter().collect();
    }
    serde_json::from_value(json).unwrap()
}

/// A query, of which the values of facets are picked from those of the rows.
#[derive(Clone, Debug)]
struct Asked {
    values: Vec<(usize, Pick, Pick)>,
    window: (Option<PartialDate>, Option<PartialDate>),
    no_parts: bool,
    sort: Option<Sort>,
    found: Option<Vec<Pick>>,
    unknown: bool,
}

impl Asked {
    fn query(&self, dataset: &Dataset) -> (Query, Option<Matches>) {
        let mut query = Query::default();
        for (facet, row, value) in &self.values {
            let facet = Facet::ALL[facet % Facet::ALL.len()];
            let mut values = Vec::new();
            dataset.rows[row.index(dataset.rows.len())].tags.visit(facet, &mut |value| values.push(value));
            if !values.is_empty() {
                query.filters.insert(facet, values[value.index(values.len())]);
            }
        }
        if self.unknown {
            query.filters.insert(Facet::Party, "nobody");
            query.filters.insert(Facet::Place, "nowhere");
        }
        (query.since, query.until) = self.window;
        query.parts = self.no_parts.then_some(Parts::None);
        query.sort = self.sort;
        let matched = self.found.as_ref().map(|found| {
            let mut rows: Vec<usize> = Vec::new();
            for row in found {
                let row = row.index(dataset.rows.len());
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
            Matches { rows, ..Matches::default() }
        });
        query.text = matched.is_some().then(|| "words".to_owned());
        (query, matched)
    }
}

fn window() -> impl Strategy<Value = (Option<PartialDate>, Option<PartialDate>)> {
    let end = || prop::option::of((2017_i16..2034, prop::option::of(1_i8..=12)));
    (end(), end()).prop_map(|(one, other)| {
        let date = |(year, month)| PartialDate::new(year, month, None, Doubt::None);
        let (since, until) = (one.and_then(date), other.and_then(date));
        match (since, until) {
            (Some(since), Some(until)) if since.first_day() > until.last_day() => (Some(until), Some(since)),
            window => window,
        }
    })
}

fn asked() -> impl Strategy<Value = Asked> {
    (
        prop::collection::vec((0_usize..7, any::<Pick>(), any::<Pick>()), 0..5),
        window(),
        any::<bool>(),
        prop::option::of(prop::sample::select(Sort::ALL)),
        prop::option::weighted(0.3, prop::collection::vec(any::<Pick>(), 0..60)),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(values, window, no_parts, sort, found, unknown)| Asked {
            values,
            window,
            no_parts,
            sort,
            found,
            unknown,
        })
}

/// Whether the values of a moved window have the counts of all values.
fn agree(moved: &FacetCounts, all: &FacetCounts) -> bool {
    let counts = |value: &FacetValue| (value.count, value.parts, value.undated);
    let agrees = |value: &FacetValue| {
        all.values.iter().any(|all| all.value == value.value && counts(all) == counts(value))
    };
    moved.facet == all.facet && moved.values.iter().all(agrees)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_and_a_scan_give_the_same_view(
        records in 20_usize..700,
        seed in 0_u64..1000,
        moved in prop::collection::vec(any::<(Pick, Pick)>(), 0..40),
        joined in prop::collection::vec(any::<(Pick, Pick)>(), 0..40),
        asked in prop::collection::vec((asked(), prop::collection::vec(window(), 1..4)), 1..8),
        (skip, limit, values, marks) in (0_usize..20, 0_usize..200, 0_usize..80, any::<bool>()),
    ) {
        let dataset = Arc::new(dataset(records, seed, &moved, &joined));
        let columns = Columns::new(Arc::clone(&dataset));
        let page = Page { skip, limit, marks, values };
        for (asked, windows) in asked {
            let (query, matched) = asked.query(&dataset);
            let selection = Selection::new(&columns, &query, matched.as_ref());
            let rested = selection.view(&columns, &query, page);
            let counts = WindowCounts::new(&columns, &selection, &rested.facets);
            for (since, until) in windows.into_iter().chain([asked.window]) {
                let query = Query { since, until, ..query.clone() };
                prop_assert!(selection.is_of(&query, matched.as_ref()));
                let expected = view(&dataset, &query, matched.as_ref(), page);
                let with_histogram =
                    |view: View| View { histogram: selection.histogram(&columns, &query), ..view };
                let counted = with_histogram(selection.view(&columns, &query, page));
                // Parts first, for messages that can be read.
                for (counted, expected) in counted.facets.iter().zip(&expected.facets) {
                    prop_assert_eq!(counted, expected, "{}", query);
                }
                prop_assert_eq!(&counted.marks, &expected.marks, "{}", query);
                prop_assert_eq!(&counted.clusters, &expected.clusters, "{}", query);
                prop_assert_eq!(counted, expected, "{}", query);
                // While the window moves, the same values are listed in the same order.
                let expected = view(&dataset, &query, matched.as_ref(), Page { values: usize::MAX, ..page });
                let moved = counts.view(&columns, &selection, &query, page).map(with_histogram);
                prop_assert_eq!(moved.is_none(), (since, until) == (None, None));
                if let Some(moved) = moved {
                    for ((moved, rested), all) in moved.facets.iter().zip(&rested.facets).zip(&expected.facets) {
                        let values = |facet: &FacetCounts| {
                            facet.values.iter().map(|value| value.value.clone()).collect::<Vec<_>>()
                        };
                        prop_assert_eq!(values(moved), values(rested));
                        prop_assert!(agree(moved, all), "{}: {:?} {:?}", query, moved, all);
                    }
                    // The names of filters to take back are in the order of the listed values.
                    let without_order = |mut view: View| {
                        view.facets.clear();
                        if let Some(near) = &mut view.near {
                            near.without.iter_mut().for_each(|without| without.filter.clear());
                        }
                        view
                    };
                    prop_assert_eq!(without_order(moved), without_order(expected), "{}", query);
                }
            }
        }
    }
}
