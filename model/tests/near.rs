//! Alternatives to queries that find nothing, in the Nanjing package.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod nanjing;

use model::facet::Facet;
use model::lang::Lang;
use model::query::Query;
use model::view::{FacetValue, Near, Page, View, view};

fn answer(query: &str, lang: Lang) -> View {
    let query = Query::parse(query).query;
    let dataset = nanjing::dataset(lang);
    let matched = query.text.as_ref().map(|text| nanjing::search(dataset, text));
    view(dataset, &query, matched.as_ref(), Page::FIRST)
}

fn near(query: &str) -> Near {
    answer(query, Lang::En).near.unwrap()
}

/// Queries that find nothing in the package, each for a different reason.
const DEAD_ENDS: [&str; 7] = [
    "q=zzzz-nothing-zzzz",
    "q=zzzz-nothing-zzzz&kind=project",
    "q=lidar&kind=fund",
    "kind=fund&place=jiangning&status=held",
    "kind=event&since=2022-02&until=2022-03",
    "kind=event,platform&status=scheduled,planned,target&since=1990&until=1991&place=jiangning",
    "q=lidar&since=1990&until=1991",
];

#[test]
fn each_alternative_finds_as_many_rows_as_it_says_and_the_largest_comes_first() {
    for dead_end in DEAD_ENDS {
        for lang in Lang::ALL {
            let view = answer(dead_end, lang);
            assert_eq!(view.shown, 0, "{dead_end}");
            let near = view.near.unwrap();
            assert!(near.without.len() <= 4, "{dead_end}");
            assert!(
                near.without.is_sorted_by_key(|alternative| std::cmp::Reverse(alternative.shown)),
                "{dead_end}: {near:?}"
            );
            for alternative in near.without {
                assert!(
                    alternative.shown > 0 && !alternative.filter.is_empty(),
                    "{dead_end}: {alternative:?}"
                );
                assert_eq!(
                    answer(&alternative.query, lang).shown,
                    alternative.shown,
                    "{dead_end}: {alternative:?}"
                );
            }
        }
    }
}

#[test]
fn without_words_that_find_nothing_the_rest_of_the_query_stays() {
    let near = near("q=zzzz-nothing-zzzz&kind=project&sort=name");
    let ways: Vec<_> = near
        .without
        .iter()
        .map(|alternative| (alternative.filter.as_str(), alternative.query.as_str()))
        .collect();
    assert_eq!(ways, [("“zzzz-nothing-zzzz”", "kind=project&sort=name")]);
    assert_eq!((near.before, near.after), (None, None), "there is no window");
}

#[test]
fn all_values_of_a_facet_are_removed_together() {
    let near = near("kind=fund,exhibit&q=lidar");
    let kinds = near.without.iter().find(|alternative| alternative.query == "q=lidar").unwrap();
    assert_eq!(kinds.filter, "“Fund” or “Exhibit”");
}

#[test]
fn the_records_next_to_a_window_are_the_nearest_that_match_the_other_filters() {
    let near = near("kind=event&since=2022-02&until=2022-03");
    let (before, after) = (near.before.unwrap(), near.after.unwrap());
    // Nothing lies between them and the window.
    let day = |id: &str| {
        let row = nanjing::dataset(Lang::En).rows.iter().find(|row| row.id.as_str() == id).unwrap();
        (row.when.unwrap().first_day().unwrap(), row.when.unwrap().last_day().unwrap())
    };
    let last = day(&before.id).1.plus(1);
    let first = day(&after.id).0.plus(-1);
    let between = format!("kind=event&since={last}&until={first}");
    assert_eq!(answer(&between, Lang::En).shown, 0, "{between}");
    for (id, date) in [(&before.id, &before.date), (&after.id, &after.date)] {
        let (since, until) = day(id);
        let found = answer(&format!("kind=event&since={since}&until={until}"), Lang::En);
        assert!(found.results.iter().any(|hit| hit.id == *id && hit.date.as_ref() == Some(date)), "{id}");
    }
    let early = self::near("kind=event&until=1990");
    assert!(early.before.is_none() && early.after.is_some());
}

#[test]
fn a_query_with_results_has_no_alternatives() {
    for query in ["", "kind=event", "q=lidar"] {
        assert_eq!(answer(query, Lang::En).near, None, "{query}");
    }
}

#[test]
fn facets_keep_their_values_and_their_order_without_results() {
    let names = |view: &View| -> Vec<(Facet, Vec<(String, usize)>)> {
        let value = |value: &FacetValue| (value.value.clone(), value.depth);
        view.facets.iter().map(|facet| (facet.facet, facet.values.iter().map(value).collect())).collect()
    };
    let all = names(&answer("", Lang::En));
    for dead_end in ["q=zzzz-nothing-zzzz", "q=lidar&kind=fund&status=held"] {
        let view = answer(dead_end, Lang::En);
        assert_eq!(names(&view), all, "{dead_end}");
        for facet in &view.facets {
            // A facet ignores its own filter, so some values of it may still find something.
            for value in facet.values.iter().filter(|value| value.stands_for.is_empty() && !value.selected) {
                let query = Query::parse(dead_end).query;
                let selected =
                    facet.chosen().flat_map(|value| value.query_values().to_vec()).collect::<Vec<_>>();
                let query = if selected.is_empty() { query } else { query.toggled(facet.facet, &selected) };
                let query = query.toggled(facet.facet, value.query_values()).to_string();
                assert_eq!(answer(&query, Lang::En).shown, value.count + value.undated, "{query}");
            }
        }
    }
    let none = answer("q=zzzz-nothing-zzzz", Lang::En);
    let values = none.facets.iter().flat_map(|facet| &facet.values);
    assert!(values.clone().all(|value| value.count == 0 && value.undated == 0));
    assert!(values.count() > 50);
}
