//! What is near a query that finds nothing, in the package of the tests of the rules and in the Nanjing package.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod nanjing;

use std::sync::Arc;

use model::dataset::Dataset;
use model::facet::Facet;
use model::index::Index;
use model::lang::Lang;
use model::package::read;
use model::query::Query;
use model::search::Search;
use model::view::{Near, Page, View, view};

struct Atlas {
    search: Search,
    datasets: [Dataset; 2],
}

impl Atlas {
    fn nanjing() -> Self {
        let index = Index::new(Arc::new(read(&nanjing::files()).unwrap().package));
        Self { search: Search::new(&index), datasets: Lang::ALL.map(|lang| Dataset::new(&index, lang)) }
    }

    fn ask(&self, query: &str, lang: Lang) -> View {
        let query = Query::parse(query).query;
        let matched = query.text.as_ref().map(|text| self.search.rows(text));
        view(lang.pick(&self.datasets[0], &self.datasets[1]), &query, matched.as_deref(), Page::FIRST)
    }

    fn near(&self, query: &str) -> Near {
        self.ask(query, Lang::En).near.unwrap()
    }
}

/// Queries that find nothing in the package, each for a reason of its own.
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
fn each_way_on_finds_what_it_says_and_the_most_comes_first() {
    let atlas = Atlas::nanjing();
    for dead_end in DEAD_ENDS {
        for lang in Lang::ALL {
            let view = atlas.ask(dead_end, lang);
            assert_eq!(view.shown, 0, "{dead_end}");
            let near = view.near.unwrap();
            assert!(near.without.len() <= 4, "{dead_end}");
            assert!(
                near.without.is_sorted_by_key(|way| std::cmp::Reverse(way.shown)),
                "{dead_end}: {near:?}"
            );
            for way in near.without {
                assert!(way.shown > 0 && !way.filter.is_empty(), "{dead_end}: {way:?}");
                assert_eq!(atlas.ask(&way.query, lang).shown, way.shown, "{dead_end}: {way:?}");
            }
        }
    }
}

#[test]
fn words_that_find_nothing_leave_the_rest_of_the_query() {
    let near = Atlas::nanjing().near("q=zzzz-nothing-zzzz&kind=project&sort=name");
    let ways: Vec<_> = near.without.iter().map(|way| (way.filter.as_str(), way.query.as_str())).collect();
    assert_eq!(ways, [("“zzzz-nothing-zzzz”", "kind=project&sort=name")]);
    assert_eq!((near.before, near.after), (None, None), "there is no window");
}

#[test]
fn all_values_of_a_facet_go_together() {
    let near = Atlas::nanjing().near("kind=fund,exhibit&q=lidar");
    let kinds = near.without.iter().find(|way| way.query == "q=lidar").unwrap();
    assert_eq!(kinds.filter, "“Fund” or “Exhibit”");
}

#[test]
fn the_records_next_to_a_window_are_the_nearest_that_match_the_rest() {
    let atlas = Atlas::nanjing();
    let near = atlas.near("kind=event&since=2022-02&until=2022-03");
    let (before, after) = (near.before.unwrap(), near.after.unwrap());
    // Nothing lies between them and the window.
    let day = |id: &str| {
        let row = atlas.datasets[0].rows.iter().find(|row| row.id.as_str() == id).unwrap();
        (row.when.unwrap().first_day().unwrap(), row.when.unwrap().last_day().unwrap())
    };
    let last = day(&before.id).1.plus(1);
    let first = day(&after.id).0.plus(-1);
    let between = format!("kind=event&since={last}&until={first}");
    assert_eq!(atlas.ask(&between, Lang::En).shown, 0, "{between}");
    for (id, date) in [(&before.id, &before.date), (&after.id, &after.date)] {
        let (since, until) = day(id);
        let found = atlas.ask(&format!("kind=event&since={since}&until={until}"), Lang::En);
        assert!(found.results.iter().any(|hit| hit.id == *id && hit.date.as_ref() == Some(date)), "{id}");
    }
    let early = atlas.near("kind=event&until=1990");
    assert!(early.before.is_none() && early.after.is_some());
}

#[test]
fn a_query_that_finds_something_has_nothing_near() {
    let atlas = Atlas::nanjing();
    for query in ["", "kind=event", "q=lidar"] {
        assert_eq!(atlas.ask(query, Lang::En).near, None, "{query}");
    }
}

#[test]
fn facets_keep_their_values_and_their_order_where_nothing_matches() {
    let atlas = Atlas::nanjing();
    let names = |view: &View| -> Vec<(Facet, Vec<(String, usize)>)> {
        let value = |value: &model::view::FacetValue| (value.value.clone(), value.depth);
        view.facets.iter().map(|facet| (facet.facet, facet.values.iter().map(value).collect())).collect()
    };
    let all = names(&atlas.ask("", Lang::En));
    for dead_end in ["q=zzzz-nothing-zzzz", "q=lidar&kind=fund&status=held"] {
        let view = atlas.ask(dead_end, Lang::En);
        assert_eq!(names(&view), all, "{dead_end}");
        for facet in &view.facets {
            // A facet ignores its own filter, so some values of it may still find something.
            for value in facet.values.iter().filter(|value| value.stands_for.is_empty() && !value.selected) {
                let query = Query::parse(dead_end).query;
                let own = facet.chosen().flat_map(|value| value.query_values().to_vec()).collect::<Vec<_>>();
                let only = if own.is_empty() { query } else { query.toggled(facet.facet, &own) };
                let only = only.toggled(facet.facet, value.query_values()).to_string();
                assert_eq!(atlas.ask(&only, Lang::En).shown, value.count + value.undated, "{only}");
            }
        }
    }
    let none = atlas.ask("q=zzzz-nothing-zzzz", Lang::En);
    let values = none.facets.iter().flat_map(|facet| &facet.values);
    assert!(values.clone().all(|value| value.count == 0 && value.undated == 0));
    assert!(values.count() > 50);
}
